"""What is kept of a fetched listing? What `demand measure` reads, and nothing that names or reaches a person."""

from __future__ import annotations

import re
from collections.abc import Mapping

Row = dict[str, str]
"""One line of the file: source, board, id, published, url, and title, company, location, description or text."""

# A word is tried from its start alone and never given back: a megabyte of one word is read once, not once a letter.
_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]++@[\w-]++(?:\.[\w-]++)+")
_SPELT_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]++\s*+[\[({<]\s*+at\s*+[\])}>]\s*+[\w-]++"
    r"(?:\s*+(?:[\[({<]\s*+dot\s*+[\])}>]|\.)\s*+\w++)+",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"(?:https?:(?:/|&#x2F;){2})?(?:(?<![\w-])[\w-]++\.)?linkedin\.com(?:/|&#x2F;)in(?:/|&#x2F;)[^\s\"'<>),;]+",
    re.IGNORECASE,
)
NOBODY = "name@example.com"


def without_people(text: str) -> str:
    """Return the text with e-mail addresses and personal profiles replaced; names in running text cannot be told."""
    text = _MAIL.sub(NOBODY, text)
    return _PROFILE.sub("", _SPELT_MAIL.sub(NOBODY, text))


def text_of(value: object) -> str:
    """Return a value of an answer as text; numbers as digits, all else but text as nothing."""
    if isinstance(value, bool):
        return ""
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def fields_of(value: object) -> Mapping[str, object]:
    """Return an object of an answer; nothing where it is none."""
    return value if isinstance(value, dict) else {}


def items_of(value: object) -> list[Mapping[str, object]]:
    """Return the objects in a list of an answer; nothing where it is none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
