"""How are lists of words written in this room? As one text, so that thirty of them stay readable."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, in order."""
    return tuple(text.split())
