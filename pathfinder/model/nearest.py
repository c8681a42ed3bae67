"""Which of the known words did somebody mean who typed an unknown one?"""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like ``word``, or None where nothing is near.

    Ties go to the first in alphabetical order. Likeness is difflib's ratio, at least 0.6.
    """
    import difflib  # only an error needs it

    folded = word.casefold()
    by_fold = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    found = difflib.get_close_matches(folded, sorted(by_fold), n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None
