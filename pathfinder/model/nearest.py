"""Which of the known words did somebody mean who typed an unknown one?"""

from __future__ import annotations

from collections.abc import Iterable

MANY = 500
"""Above so many known words, only the likeliest of them are compared in full: that takes 10 µs for each."""


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like ``word``, or None where nothing is near.

    Ties go to the first in alphabetical order. Likeness is difflib's ratio, at least 0.6.
    """
    import difflib  # only an error needs it

    folded = word.casefold()
    by_fold = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    candidates = sorted(by_fold) if len(by_fold) <= MANY else _likeliest(folded, by_fold)
    found = difflib.get_close_matches(folded, candidates, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def _likeliest(word: str, known: Iterable[str]) -> list[str]:
    """Return the words that share the most pairs of letters with ``word``, in alphabetical order."""
    import heapq

    pairs = {word[at : at + 2] for at in range(len(word) - 1)}

    def unlikeness(candidate: str) -> tuple[int, int, str]:
        return -sum(pair in candidate for pair in pairs), abs(len(candidate) - len(word)), candidate

    return sorted(heapq.nsmallest(MANY // 5, known, key=unlikeness))
