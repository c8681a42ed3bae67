"""Where does a measurement come from? What the files do not say themselves, as it is written into the snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from pathfinder.model.demand import Measured, Snapshot

if TYPE_CHECKING:
    from pathfinder.model.demand import Count, Period, RoleTotals, SkillSet, SnapshotKind


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a snapshot says of itself; the fields mean what those of :class:`Snapshot` mean.

    ``on`` is the day of the measurement, and ``by`` what made it.
    """

    id: str
    source: str
    period: Period
    on: date
    by: str
    origin: str = ""
    region: str = ""
    series: str = ""
    overlaps: tuple[str, ...] = ()

    def snapshot(self, kind: SnapshotKind, found: Found) -> Snapshot:
        """Return the snapshot of what was found."""
        return Snapshot(
            id=self.id,
            source=self.source,
            kind=kind,
            period=self.period,
            measured=Measured(self.by, self.on, found.terms, found.looked_for),
            origin=self.origin,
            region=self.region,
            series=self.series,
            overlaps=self.overlaps,
            roles=found.roles,
            counts=found.counts,
            skill_sets=found.skill_sets,
            merged=found.merged,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What was counted, with the digest of the terms and the skills that were looked for."""

    terms: str
    looked_for: tuple[str, ...]
    roles: Mapping[str, RoleTotals]
    counts: tuple[Count, ...]
    skill_sets: tuple[SkillSet, ...] = ()
    merged: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
