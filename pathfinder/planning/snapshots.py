"""Which snapshots were asked for, and what does each of them give to a role?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import fsum
from typing import NamedTuple

from pathfinder.errors import RequestError
from pathfinder.model.demand import SkillSet, Snapshot
from pathfinder.model.learner import Request
from pathfinder.model.nearest import did_you_mean
from pathfinder.model.shares import Level

HALF_LIFE_DAYS = 365
"""Demand measured a year earlier counts half."""


class NoListingsError(RequestError):
    """No snapshot that was asked for has listings of the role, or none of them names a skill."""


class Selection(NamedTuple):
    """Which snapshots, and which of their listings, are pooled.

    Attributes:
        ids: Just these snapshots; empty: all of kind ``listings``.
        as_of: Only snapshots whose period ends by that day.
        region: Only snapshots of that region, in any case.
        level: Only listings of that level: entry, mid or senior.
    """

    ids: tuple[str, ...] = ()
    as_of: date | None = None
    region: str | None = None
    level: Level | None = None

    @classmethod
    def of(cls, request: Request) -> Selection:
        """Return what a request asks for."""
        return cls(request.snapshots, request.as_of, request.region, request.level)

    def keeps(self, snapshot: Snapshot) -> bool:
        """True where the snapshot is of the time and the region that were asked for."""
        in_time = self.as_of is None or snapshot.period.end <= self.as_of
        return in_time and (self.region is None or snapshot.region.casefold() == self.region.casefold())

    def refuse_unknown(self, snapshots: Iterable[Snapshot]) -> None:
        """Raise RequestError where an id is that of no snapshot, with a near miss."""
        known = sorted(snapshot.id for snapshot in snapshots)
        missing = [name for name in self.ids if name not in known]
        if missing:
            near = did_you_mean(missing[0], known)
            hint = f"did you mean '{near}'?" if near else f"the snapshots are: {', '.join(known) or 'none'}"
            raise RequestError([f"there is no snapshot '{name}'" for name in missing], hint=hint)

    def no_listings(self, role: str) -> NoListingsError:
        """Return the error that nothing of the role is left, with what narrowed the choice."""
        asked = (("as of", self.as_of), ("region", self.region), ("level", self.level))
        narrowed = [f"{name} {value}" for name, value in asked if value is not None]
        where = f" ({', '.join(narrowed)})" if narrowed else ""
        hint = "`pathfinder demand sources` shows what was measured"
        return NoListingsError(f"no snapshot has listings of the role '{role}'{where}", hint=hint)


EVERYTHING = Selection()
"""Every snapshot of listings."""


def age_factor(snapshot: Snapshot, newest: date) -> float:
    """Return f: what a listing of the snapshot counts beside one of the newest day."""
    factor: float = 0.5 ** ((newest - snapshot.period.end).days / HALF_LIFE_DAYS)
    return factor


class Part(NamedTuple):
    """What one snapshot gives to one role: ``weight`` is W_s, ``factor`` f_s / sum(f W)."""

    snapshot: Snapshot
    role: str
    rows: tuple[SkillSet, ...]
    listings: int
    weight: float
    factor: float = 0.0

    @property
    def pull(self) -> float:
        """How much the part weighs among all that are pooled."""
        return self.factor * self.weight


def chosen_snapshots(snapshots: Sequence[Snapshot], selection: Selection) -> list[Snapshot]:
    """Return the snapshots that were asked for, of one kind, in order of id."""
    selection.refuse_unknown(snapshots)
    asked = [s for s in snapshots if (s.id in selection.ids if selection.ids else s.kind == "listings")]
    if len({snapshot.kind for snapshot in asked}) > 1:
        raise RequestError(
            "snapshots of listings and of counts cannot be pooled", hint="name only one kind by --snapshot"
        )
    return sorted(filter(selection.keeps, asked), key=lambda snapshot: snapshot.id)


def parts_of(role: str, chosen: Sequence[Snapshot], selection: Selection) -> list[Part]:
    """Return what each snapshot gives to the role; of snapshots that overlap only one does.

    The parts' pulls sum to 1, so that of several roles each weighs the same. NoListingsError where nothing is left.
    """
    parts = [part for snapshot in chosen if (part := part_of(snapshot, role, selection.level)) is not None]
    parts = _without_overlaps(parts)
    if not parts:
        raise selection.no_listings(role)
    newest = max(part.snapshot.period.end for part in parts)
    factors = [age_factor(part.snapshot, newest) for part in parts]
    total = fsum(sorted(factor * part.weight for factor, part in zip(factors, parts, strict=True)))
    return [part._replace(factor=factor / total) for factor, part in zip(factors, parts, strict=True)]


def part_of(snapshot: Snapshot, role: str, level: Level | None) -> Part | None:
    """Return what the snapshot gives to the role, or None where it has no listing of it."""
    totals = snapshot.roles.get(role)
    if totals is None or totals.effective <= 0:
        return None
    rows = tuple(row for row in snapshot.skill_sets if row.role == role and (level is None or row.level == level))
    if level is None:
        return Part(snapshot, role, rows, totals.listings, totals.effective)
    weight = fsum(sorted(row.weight for row in rows))
    return Part(snapshot, role, rows, sum(row.listings for row in rows), weight) if weight > 0 else None


def _without_overlaps(parts: list[Part]) -> list[Part]:
    """Of snapshots that share listings keep the one that is heaviest for the role; ties go to the first id."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda part: (-part.weight, part.snapshot.id)):
        if not any(_overlap(part.snapshot, other.snapshot) for other in kept):
            kept.append(part)
    return sorted(kept, key=lambda part: part.snapshot.id)


def _overlap(a: Snapshot, b: Snapshot) -> bool:
    return b.id in a.overlaps or a.id in b.overlaps
