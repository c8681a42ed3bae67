"""When are two terms the same to the matcher? Folded: lower case, with blanks for punctuation.

The measuring room folds bytes where it matches (``measuring.folding``); a test holds the two to each other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TABLE = {code: " " if not (chr(code).isalnum() or chr(code) in "+#_.") else chr(code).lower() for code in range(128)}
_LOOSE_MARKS = re.compile(r"\.{2,}|\.(?=\s|$)|_(?=\s|$)|(?<!\S)_|(?<!\S)#")
_WORD_KINDS = frozenset({"Lu", "Ll", "Lt", "Lm", "Nd", "Mn", "Mc", "Me"})


@cache
def folded(text: str) -> str:
    """Return a term as the matcher sees it; empty where nothing is left that it could look for."""
    if text.isascii():
        if text.isalnum():
            return text.lower()
        spelt = text.translate(_TABLE)
    else:
        spelt = "".join(_folded(character) for character in text)
    if "." in spelt or "_" in spelt or "#" in spelt:
        spelt = _LOOSE_MARKS.sub(lambda found: " " * len(found[0]), spelt)
    return spelt.strip()


def _folded(character: str) -> str:
    if character.isascii():
        return _TABLE[ord(character)]
    is_word = unicodedata.category(character) in _WORD_KINDS
    is_word = is_word or unicodedata.decomposition(character).startswith(("<super>", "<sub>"))  # R² is not R
    return character.lower() if is_word else " "


def holds(phrase: str, term: str) -> bool:
    """True when the folded term stands in the folded phrase on whole words."""
    return f" {' '.join(term.split())} " in f" {' '.join(phrase.split())} "
