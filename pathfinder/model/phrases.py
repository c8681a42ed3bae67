"""Of which words are a job title, and a phrase that it is told by?"""

from __future__ import annotations

import re
import unicodedata

STAR = "*"
"""Stands in a phrase for up to three words."""

_WORDS = re.compile(r"[^\W_]+")
_WORDS_AND_STARS = re.compile(r"[^\W_]+|\*")


def title_words(title: str) -> list[str]:
    """Return a title's words in lower case, punctuation read as blanks."""
    return _WORDS.findall(_comparable(title))


def phrase_words(phrase: str) -> tuple[str, ...]:
    """Return a phrase's words as those of a title; a star is a word too, even where it touches one."""
    return tuple(_WORDS_AND_STARS.findall(_comparable(phrase)))


def says_nothing(words: tuple[str, ...]) -> bool:
    """True where a phrase has no word to look for: it would fit nothing, or everything."""
    return all(word == STAR for word in words)


def _comparable(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).casefold()
