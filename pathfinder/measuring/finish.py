"""How do a role's listings become shares and skill sets? Counted by weight, summed exactly, in sorted order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from pathfinder.measuring.ledger import Ledger
from pathfinder.measuring.role_listings import RoleListings, Weighted, weight
from pathfinder.model.demand import Count, RoleTotals, SkillSet
from pathfinder.model.shares import Level
from pathfinder.problems import Problem

SAMPLED = 20_000
"""Listings of a role up to which every skill set is kept; above it those with the least keys are the sample."""


@dataclass(frozen=True)
class Counted:
    """The numbers of a snapshot, without its provenance: totals by role, shares and skill sets."""

    roles: dict[str, RoleTotals]
    counts: tuple[Count, ...]
    skill_sets: tuple[SkillSet, ...]


class Outcome(NamedTuple):
    """What counting a corpus comes to: the numbers, how many rows met which fate, and what could not be read."""

    counted: Counted
    tally: Counter[str]
    problems: tuple[Problem, ...]


def outcome_of(ledger: Ledger) -> Outcome:
    """Return what everything in the ledger comes to."""
    return Outcome(finish_ledger(ledger), ledger.tally, ledger.problems)


def finish_ledger(ledger: Ledger, *, sampled: int = SAMPLED) -> Counted:
    """Return the numbers that everything in the ledger comes to, in order of role, skill, level and skill set."""
    roles: dict[str, RoleTotals] = {}
    counts: list[Count] = []
    sets: list[SkillSet] = []
    for role, listings in sorted(ledger.roles().items()):
        role_counts = _RoleCounts(listings, sampled)
        roles[role] = role_counts.totals()
        counts.extend(role_counts.counts(role, ledger.lexicon.skills))
        sets.extend(role_counts.skill_sets(role, ledger.lexicon.skills))
    return Counted(roles, tuple(counts), tuple(sets))


class _RoleCounts:
    """Whole numbers by ``of_employer``, which stands for the weight: nothing is rounded before the last sum."""

    def __init__(self, listings: RoleListings, sampled: int) -> None:
        self._exact_repeats = listings.exact_repeats
        self._sampled = sampled
        self._listings: Counter[int] = Counter()
        self._mentions: dict[int, Counter[int]] = {}
        self._sets: dict[tuple[Level, tuple[int, ...]], Counter[int]] = {}
        weighted, self._near_repeats, self._employers = listings.weighted()
        for place, listing in enumerate(weighted):
            self._add(listing, in_sample=place < sampled)

    def _add(self, listing: Weighted, *, in_sample: bool) -> None:
        self._listings[listing.of_employer] += 1
        for skill in listing.skills:
            self._mentions.setdefault(skill, Counter())[listing.of_employer] += 1
        if in_sample:
            self._sets.setdefault((listing.level, listing.skills), Counter())[listing.of_employer] += 1

    def totals(self) -> RoleTotals:
        """Return the role's totals; ``sampled`` only where there were more listings than skill sets are kept."""
        count = self._listings.total()
        return RoleTotals(
            listings=count,
            duplicates=self._exact_repeats + self._near_repeats,
            employers=self._employers,
            effective=_weight_of(self._listings),
            sampled=self._sampled if count > self._sampled else None,
        )

    def counts(self, role: str, skills: tuple[str, ...]) -> Iterable[Count]:
        """Yield a row for every skill that was looked for, also for those that no listing names."""
        totals = self.totals()
        for place, skill in enumerate(skills):
            mentions = self._mentions.get(place, Counter())
            yield Count(role, skill, mentions.total(), totals.listings, _weight_of(mentions) / totals.effective)

    def skill_sets(self, role: str, skills: tuple[str, ...]) -> list[SkillSet]:
        """Return the distinct skill sets, sorted; a sample's weights are scaled to the role's."""
        totals = self.totals()
        sample = Counter[int]()
        for by_employer in self._sets.values():
            sample.update(by_employer)
        scale = totals.effective / _weight_of(sample) if totals.sampled else 1.0
        return sorted(
            SkillSet(role, level, seen.total(), _weight_of(seen) * scale, tuple(skills[place] for place in places))
            for (level, places), seen in self._sets.items()
        )


def _weight_of(by_employer: Counter[int]) -> float:
    """Return the summed weight of so many listings of employers with so many each: what fsum over them would give.

    One kind of employer takes one product, which rounds once as well; several are added as fractions.
    """
    if len(by_employer) == 1:
        ((of_employer, number),) = by_employer.items()
        return number * weight(of_employer)
    return float(sum(number * Fraction(weight(of_employer)) for of_employer, number in by_employer.items()))
