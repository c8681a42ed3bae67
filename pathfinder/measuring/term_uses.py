"""What does each term's rule let through, and what does it turn down? Read in real listings, to mend rules by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pathfinder.measuring.audit import AuditOptions, audit
from pathfinder.measuring.columns import ToldColumns
from pathfinder.measuring.readers.chunks import Report
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.folding import fold_term
from pathfinder.model.term_use import TermUse

AROUND = 40
"""Code points of a sample's text on either side of the match."""


class _Tally:
    """Counts of one term, with a few rejected places of each rule."""

    def __init__(self, samples: int) -> None:
        self.most = samples
        self.counted = 0
        self.rejected: Counter[str] = Counter()
        self.samples: list[tuple[str, str, str, str]] = []

    def reject(self, rule: str, text: str, start: int, end: int) -> None:
        """Count a rejected place; the first few of each rule are kept to read, equal ones once."""
        self.rejected[rule] += 1
        sample = (rule, _flat(text[max(0, start - AROUND) : start]), text[start:end], _flat(text[end : end + AROUND]))
        if sum(kept[0] == rule for kept in self.samples) < self.most and sample not in self.samples:
            self.samples.append(sample)


def _flat(text: str) -> str:
    """Return the text on one line; the blanks beside the match stay."""
    return re.sub(r"\s+", " ", text)


def term_uses(
    paths: Iterable[str | Path],
    curriculum: Curriculum,
    *,
    samples: int = 3,
    columns: ToldColumns | None = None,
    report: Report = lambda _problem: None,
) -> tuple[TermUse, ...]:
    """Return the uses of every term that has a rule or was turned down somewhere, in order of skill and term.

    Errors as in :func:`measuring.audit.audit`.
    """
    terms = [(skill.id, term) for skill in curriculum.skills.values() for term in skill.terms]
    spelt = {(skill, fold_term(term.text)): term.text for skill, term in terms}
    ruled = {(skill, fold_term(term.text)) for skill, term in terms if term.has_rule}
    tallies = {key: _Tally(samples) for key in ruled}
    for row in audit(paths, curriculum, AuditOptions(terms=True, text=True, columns=columns or ToldColumns()), report):
        for hit in row["terms"]:
            tallies.setdefault(_key(hit), _Tally(samples)).counted += 1
        for hit in row["rejected"]:
            tally = tallies.setdefault(_key(hit), _Tally(samples))
            tally.reject(hit["rule"], row["text"], hit["start"], hit["end"])
    kept = sorted(key for key, tally in tallies.items() if key in ruled or tally.rejected)
    return tuple(_use(key, spelt.get(key, key[1].decode()), tallies[key]) for key in kept)


def _key(hit: dict[str, Any]) -> tuple[str, bytes]:
    return hit["skill"], fold_term(hit["text"])


def _use(key: tuple[str, bytes], term: str, tally: _Tally) -> TermUse:
    found = tally.counted + tally.rejected.total()
    rejected = tuple(sorted(tally.rejected.items()))
    return TermUse(key[0], term, found, tally.counted, rejected, tuple(tally.samples))
