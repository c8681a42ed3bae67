"""How much of the average listing do the skills meet, from step to step?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING

from pathfinder.model.shares import SLACK

if TYPE_CHECKING:
    from pathfinder.model.demand import RoleDemand


@dataclass
class Coverage:
    """Match and fully met listings of a set of skills that grows; both lie between 0 and 1.

    Sums are correctly rounded (``math.fsum``), so they do not depend on the order of the skills and never fall.
    """

    demand: RoleDemand
    _met: list[float] = field(default_factory=list)
    _full: list[float] = field(default_factory=list)
    _waiting: dict[str, list[int]] = field(default_factory=dict)
    _is_met: list[bool] = field(default_factory=list)
    _listings: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    _unmet: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, requirement in enumerate(self.demand.requirements):
            for skill in requirement.skills:
                self._waiting.setdefault(skill, []).append(number)
        self._is_met = [False] * len(self.demand.requirements)
        for number, listing in enumerate(self.demand.listing_sets):
            self._unmet.append(len(listing.requirements))
            for requirement_skills in listing.requirements:
                self._listings.setdefault(requirement_skills, []).append(number)

    def learn(self, skill: str) -> float:
        """Add a skill; return the weight of the requirements that it is the first to meet."""
        newly = []
        for number in self._waiting.get(skill, ()):
            if not self._is_met[number]:
                self._is_met[number] = True
                requirement = self.demand.requirements[number]
                newly.append(requirement.weight)
                self._complete(requirement.skills)
        self._met.extend(newly)
        return fsum(newly)

    def learn_all(self, skills: Iterable[str]) -> Coverage:
        """Add the skills and return this coverage."""
        for skill in sorted(skills):
            self.learn(skill)
        return self

    def branch(self) -> Coverage:
        """Return a coverage that goes its own way from here; what depends on the demand alone is shared."""
        other = copy(self)
        other._met, other._full = self._met.copy(), self._full.copy()  # noqa: SLF001
        other._is_met, other._unmet = self._is_met.copy(), self._unmet.copy()  # noqa: SLF001
        return other

    def _complete(self, requirement: tuple[str, ...]) -> None:
        for number in self._listings.get(requirement, ()):
            self._unmet[number] -= 1
            if self._unmet[number] == 0:
                self._full.append(self.demand.listing_sets[number].weight)

    @property
    def match(self) -> float:
        """The average listing's share of requirements that are met."""
        return min(1.0, fsum(self._met))

    @property
    def full_listings(self) -> float | None:
        """The share of listings whose every requirement is met; None where only counts are known."""
        return min(1.0, fsum(self._full)) if self.demand.listing_sets else None


def reaches(match: float, until: float) -> bool:
    """True where a match is as high as was asked for, up to rounding."""
    return match >= until - SLACK


def steps_to(until: float, before: float, matches: Sequence[float]) -> int:
    """Return after how many steps the match first reaches ``until``; all of them where none does.

    ``before`` is the match before the first step, ``matches`` those after each.
    """
    if reaches(before, until):
        return 0
    return next((number for number, match in enumerate(matches, start=1) if reaches(match, until)), len(matches))
