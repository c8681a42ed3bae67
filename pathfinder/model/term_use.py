"""What did a term's rules do to a corpus? Counted before and after, with rejected places to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermUse:
    """How often a term stands in listings (``found``), how often its rules let it count, and what they turned down.

    ``rejected`` has for each rule (case, glue, near, unless, longer …) the number of places, sorted by rule;
    ``samples`` are (rule, text before, the match, text after) of some of them, in the order of the corpus.
    """

    skill: str
    term: str
    found: int
    counted: int
    rejected: tuple[tuple[str, int], ...] = ()
    samples: tuple[tuple[str, str, str, str], ...] = ()
