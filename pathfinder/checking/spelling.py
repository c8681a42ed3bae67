"""When are two terms the same, and does one stand in another? As the matcher sees them: folded, on whole words."""

from __future__ import annotations

from functools import cache

from pathfinder.model.folding import fold_term


@cache
def folded(text: str) -> str:
    """Return a term as the matcher sees it; empty where nothing is left that it could look for."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return fold_term(text).decode()


def holds(phrase: str, term: str) -> bool:
    """True when the folded term stands in the folded phrase on whole words."""
    return f" {' '.join(term.split())} " in f" {' '.join(phrase.split())} "
