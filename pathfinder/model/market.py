"""How do roles differ, how did demand move, and where does each role stand? The answers about the market."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, hypot
from typing import NamedTuple

from pathfinder.model.demand import Period
from pathfinder.model.shares import SLACK, Share

ALL_LISTINGS = "all-listings"
"""The role id under which a ``counts`` snapshot keeps counts over listings of every kind; no curriculum has it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of two shares, ``value`` = first - second, with its 95 % interval."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, first: Share, second: Share) -> Difference:
        """Return the difference with Newcombe's hybrid score interval, from the two Wilson intervals.

        R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
        eleven methods", Statistics in Medicine 17 (1998) 873-890, method 10. n is each share's effective n.
        """
        value = first.value - second.value
        down = hypot(first.value - first.low, second.high - second.value)
        up = hypot(first.high - first.value, second.value - second.low)
        return cls(value, max(-1.0, value - down), min(1.0, value + up))

    @classmethod
    def averaged(cls, pairs: Sequence[tuple[float, Share, Share]]) -> Difference:
        """Return the weighted mean of differences within several sources; ``pairs`` are weight, first, second.

        The interval is recovered from those of the shares: G. Y. Zou and A. Donner, "Construction of confidence
        limits about effect measures: a general approach", Statistics in Medicine 27 (2008) 1693-1702. Of one
        source it is that of :meth:`of`.
        """
        total = fsum(weight for weight, _, _ in pairs)
        parts = [(weight / total, first, second) for weight, first, second in pairs]
        value = fsum(part * (first.value - second.value) for part, first, second in parts)
        down = hypot(*(part * hypot(a.value - a.low, b.high - b.value) for part, a, b in parts))
        up = hypot(*(part * hypot(a.high - a.value, b.value - b.low) for part, a, b in parts))
        return cls(value, max(-1.0, value - down), min(1.0, value + up))

    @property
    def tied(self) -> bool:
        """True when the interval holds 0: the listings cannot tell which share is larger."""
        return self.low <= SLACK and self.high >= -SLACK


class ComparedSkill(NamedTuple):
    """One skill over the roles: ``shares`` in the roles' order, ``differences`` of the first role to each other.

    None where a role's snapshots did not look for the skill.
    """

    skill: str
    shares: tuple[Share | None, ...]
    differences: tuple[Difference | None, ...]

    @property
    def size(self) -> float:
        """The largest difference, whichever its sign; 0 where none is known."""
        return max((abs(found.value) for found in self.differences if found is not None), default=0.0)

    @property
    def tied(self) -> bool:
        """True when no difference is beyond the noise."""
        return all(found is None or found.tied for found in self.differences)


class RoleSource(NamedTuple):
    """What one role's shares rest on."""

    role: str
    listings: int
    effective: float
    snapshots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Roles beside each other; ``uneven`` are snapshots that have listings of some of the roles only.

    ``within``: differences are means of those within the snapshots, not differences of the pooled shares.
    """

    roles: tuple[RoleSource, ...]
    skills: tuple[ComparedSkill, ...]
    uneven: tuple[str, ...] = ()
    within: bool = False


class Point(NamedTuple):
    """A skill's share in one snapshot."""

    snapshot: str
    period: Period
    share: Share


@dataclass(frozen=True, slots=True)
class SkillTrend:
    """A skill's shares over the snapshots of a trend that looked for it, oldest first.

    ``change`` is last minus first, None with fewer than two points.
    """

    skill: str
    points: tuple[Point, ...]
    change: Difference | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Skills over time for one role; ``series`` are the series whose snapshots were used, sorted.

    ``others`` counts, by name, the role's further series with how many snapshots each has.
    """

    role: str
    series: tuple[str, ...]
    snapshots: tuple[str, ...]
    periods: tuple[Period, ...]
    skills: tuple[SkillTrend, ...]
    others: Mapping[str, int]
    kind: str = "listings"


class Nearness(NamedTuple):
    """How near a learner is to a role: match now, hours to ``until`` (None: out of reach), the first step's id."""

    match: float
    hours: float | None
    steps: int
    first: str | None


@dataclass(frozen=True, slots=True)
class RoleStanding:
    """Where a role stands on the data flow.

    ``stages``: stage -> its part of the role's requirements, in order of the flow, together with ``unplaced`` 1.
    ``stages`` is empty where no listing of the role was measured. ``curriculum`` and ``seed`` are the stages that
    roles.yaml and the study of 2020 name.
    """

    role: str
    name: str
    stages: Mapping[str, float]
    unplaced: float
    curriculum: tuple[str, ...]
    seed: tuple[str, ...]
    listings: int = 0
    effective: float = 0.0
    nearness: Nearness | None = None
