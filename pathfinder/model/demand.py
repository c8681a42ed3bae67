"""What does the market ask for? Dated snapshots of real listings, and the demand of a role that they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from pathfinder.model.shares import Level, Share

SnapshotKind = Literal["listings", "counts"]


class Period(NamedTuple):
    """The first and the last day that a snapshot's listings were open or posted."""

    start: date
    end: date


class RoleTotals(NamedTuple):
    """How many listings of one role a snapshot rests on.

    ``listings`` counts after repeats were removed, ``duplicates`` the repeats; ``effective`` is the sum of
    the listings' weights; ``sampled`` is the size of the sample of skill sets where there were too many.
    """

    listings: int
    duplicates: int = 0
    employers: int = 0
    effective: float = 0.0
    sampled: int | None = None


class Count(NamedTuple):
    """One row of counts.csv; ``share`` is weighted. ``site`` is empty but in ``counts`` snapshots."""

    role: str
    skill: str
    mentions: int
    listings: int
    share: float
    site: str = ""


class SkillSet(NamedTuple):
    """One row of skill_sets.csv: so many listings, of so much weight, name exactly these skills (sorted)."""

    role: str
    level: Level
    listings: int
    weight: float
    skills: tuple[str, ...]


class Measured(NamedTuple):
    """With what, when and for which skills a snapshot was measured; ``terms`` is the digest of their terms."""

    by: str
    on: date
    terms: str
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Snapshot:
    """One dated measurement of demand from one source, with its provenance (DESIGN section 4)."""

    id: str
    source: str
    kind: SnapshotKind
    period: Period
    measured: Measured
    origin: str = ""
    region: str = ""
    series: str = ""
    overlaps: tuple[str, ...] = ()
    roles: Mapping[str, RoleTotals] = field(default_factory=dict)
    counts: tuple[Count, ...] = ()
    skill_sets: tuple[SkillSet, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    """In ``counts`` snapshots: a keyword whose count was not used -> the keyword of the same skill that was."""
    digest: str = ""


class Requirement(NamedTuple):
    """What listings ask for: any one of ``skills`` (sorted); ``weight`` is its part of the match (w_A)."""

    weight: float
    skills: tuple[str, ...]


class ListingSet(NamedTuple):
    """A distinct set of requirements with the weight of the listings that ask for exactly these."""

    weight: float
    requirements: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class RoleDemand:
    """The pooled demand of a role (or several, each weighing the same) over snapshots.

    ``shares`` has only skills that a pooled snapshot looked for, over all listings. ``requirements`` weigh 1
    together, ``listing_sets`` too; both speak of the listings that name at least one skill. ``listing_sets``
    is empty where only counts were pooled. ``unknown`` are skills that listings name and the curriculum lacks.
    """

    roles: tuple[str, ...]
    snapshots: tuple[str, ...]
    listings: int
    effective: float
    period: tuple[date, date]
    shares: Mapping[str, Share]
    requirements: tuple[Requirement, ...]
    listing_sets: tuple[ListingSet, ...]
    unknown: tuple[str, ...] = ()
    digest: str = ""
