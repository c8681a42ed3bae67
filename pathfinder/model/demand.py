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
    """One dated measurement of demand from one source, with its provenance.

    Attributes:
        id: The folder's name, such as ``2025-09-linkedin-us``.
        source: What was read; ``origin`` is where the corpus came from, with its licence.
        kind: ``listings``, or ``counts`` for studies of search hits, which have no skill sets.
        period: The first and the last day of its listings.
        measured: With what, when, and for which skills it was measured.
        region: Where the listings are from; empty where that is not known.
        series: Snapshots of one series may be compared over time.
        overlaps: Ids of snapshots that share listings with this one.
        roles: Per role how many listings it rests on.
        counts: Per role and skill how many listings name it; ``share`` is weighted, between 0 and 1.
        skill_sets: Per role the distinct skill sets, with how many listings name exactly these.
        merged: Of ``counts``: keywords whose count was not used, each with the one of the same skill that was.
        digest: ``sha256:…`` of its canonical content.
    """

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

    Attributes:
        roles: Ids of the roles; ``snapshots`` those of what was pooled, in order.
        listings: How many listings it rests on; ``effective`` is how many equally weighted ones these are worth.
        period: From the first to the last day of the pooled snapshots.
        shares: The share of each skill that a pooled snapshot looked for, over all listings; others have none.
        requirements: What the listings that name a skill ask for; their weights sum to 1.
        listing_sets: The distinct sets of requirements of these listings; their weights sum to 1. Empty for counts.
        unknown: Ids that listings name and the curriculum lacks.
        digest: ``sha256:…`` of the snapshots used.
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
