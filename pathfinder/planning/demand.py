"""What do a role's listings ask for, over all snapshots that measured it?

Pooling follows DESIGN section 4: a snapshot s weighs f_s W_s, with W_s the summed weight of its listings of the
role and f_s = 0.5^(age in days / 365) counted back from the newest pooled snapshot. The clock plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import fsum
from typing import TYPE_CHECKING

from pathfinder.errors import RequestError
from pathfinder.model.demand import (
    Level,
    ListingSet,
    Requirement,
    RoleDemand,
    Share,
    SkillSet,
    Snapshot,
)
from pathfinder.model.nearest import did_you_mean
from pathfinder.planning.requirements import requirements_of

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum

HALF_LIFE_DAYS = 365
"""Demand measured a year earlier counts half."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which snapshots, and which of their listings, are pooled."""

    ids: tuple[str, ...] = ()
    as_of: date | None = None
    region: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """What one snapshot gives to one role: ``weight`` is W_s, ``factor`` f_s / sum(f W) / number of roles."""

    snapshot: Snapshot
    role: str
    rows: tuple[SkillSet, ...]
    listings: int
    weight: float
    factor: float = 0.0

    @property
    def pull(self) -> float:
        return self.factor * self.weight


def pool(
    curriculum: Curriculum, snapshots: Sequence[Snapshot], roles: tuple[str, ...], selection: Selection = Selection()
) -> RoleDemand:
    """Return the demand of the roles, each role weighing the same, from the snapshots that the selection keeps.

    RequestError when a named snapshot does not exist, when counts and listings are mixed, or when no
    listing of a role is left.
    """
    chosen = _chosen(snapshots, selection)
    parts = [part for role in roles for part in _parts_of(role, chosen, selection, len(roles))]
    parts.sort(key=lambda part: (part.role, part.snapshot.id))
    shares = _shares(parts, selection)
    if parts[0].snapshot.kind == "counts":
        total = fsum(sorted(share.value for share in shares.values()))
        requirements = tuple(Requirement(shares[skill].value / total, (skill,)) for skill in sorted(shares) if total)
        requirements = tuple(requirement for requirement in requirements if requirement.weight > 0)
        listing_sets: tuple[ListingSet, ...] = ()
    else:
        listing_sets = _listing_sets(parts, curriculum)
        requirements = _requirements(listing_sets)
    used = sorted({part.snapshot.id: part.snapshot for part in parts}.items())
    named = {skill for requirement in requirements for skill in requirement.skills}
    return RoleDemand(
        roles=roles,
        snapshots=tuple(name for name, _ in used),
        listings=sum(part.listings for part in parts),
        effective=_effective(parts),
        period=(min(s.period.start for _, s in used), max(s.period.end for _, s in used)),
        shares=shares,
        requirements=requirements,
        listing_sets=listing_sets,
        unknown=tuple(sorted(named - curriculum.skills.keys())),
        digest="sha256:" + sha256("\n".join(s.digest for _, s in used).encode()).hexdigest(),
    )


def _chosen(snapshots: Sequence[Snapshot], selection: Selection) -> list[Snapshot]:
    known = {snapshot.id: snapshot for snapshot in snapshots}
    missing = [name for name in selection.ids if name not in known]
    if missing:
        near = did_you_mean(missing[0], known)
        hint = f"did you mean '{near}'?" if near else f"the snapshots are: {', '.join(sorted(known)) or 'none'}"
        raise RequestError([f"there is no snapshot '{name}'" for name in missing], hint=hint)
    kept = (
        [known[name] for name in sorted(set(selection.ids))]
        if selection.ids
        else [snapshot for snapshot in sorted(snapshots, key=lambda s: s.id) if snapshot.kind == "listings"]
    )
    if len({snapshot.kind for snapshot in kept}) > 1:
        raise RequestError(
            "snapshots of listings and of counts cannot be pooled", hint="name only one kind by --snapshot"
        )
    if selection.as_of is not None:
        kept = [snapshot for snapshot in kept if snapshot.period.end <= selection.as_of]
    if selection.region is not None:
        wanted = selection.region.casefold()
        kept = [snapshot for snapshot in kept if snapshot.region.casefold() == wanted]
    return kept


def _parts_of(role: str, chosen: list[Snapshot], selection: Selection, roles: int) -> list[_Part]:
    parts = [part for snapshot in chosen if (part := _part(snapshot, role, selection.level)) is not None]
    parts = _without_overlaps(parts)
    if not parts:
        narrowed = [
            f"{name} {value}"
            for name, value in (("as of", selection.as_of), ("region", selection.region), ("level", selection.level))
            if value is not None
        ]
        where = f" ({', '.join(narrowed)})" if narrowed else ""
        raise RequestError(
            f"no snapshot has listings of the role '{role}'{where}",
            hint="`pathfinder demand sources` shows what was measured",
        )
    newest = max(part.snapshot.period.end for part in parts)
    ages = [0.5 ** ((newest - part.snapshot.period.end).days / HALF_LIFE_DAYS) for part in parts]
    total = fsum(sorted(age * part.weight for age, part in zip(ages, parts, strict=True))) * roles
    return [
        _Part(part.snapshot, part.role, part.rows, part.listings, part.weight, age / total)
        for age, part in zip(ages, parts, strict=True)
    ]


def _part(snapshot: Snapshot, role: str, level: Level | None) -> _Part | None:
    """Return what the snapshot gives to the role, or None where it has no listing of it."""
    totals = snapshot.roles.get(role)
    if totals is None or totals.effective <= 0:
        return None
    rows = tuple(row for row in snapshot.skill_sets if row.role == role and (level is None or row.level == level))
    if level is None:
        return _Part(snapshot, role, rows, totals.listings, totals.effective)
    weight = fsum(sorted(row.weight for row in rows))
    return _Part(snapshot, role, rows, sum(row.listings for row in rows), weight) if weight > 0 else None


def _without_overlaps(parts: list[_Part]) -> list[_Part]:
    """Of snapshots that share listings keep the one that is heaviest for the role; ties go to the first id."""
    kept: list[_Part] = []
    for part in sorted(parts, key=lambda part: (-part.weight, part.snapshot.id)):
        if not any(_overlap(part.snapshot, other.snapshot) for other in kept):
            kept.append(part)
    return sorted(kept, key=lambda part: part.snapshot.id)


def _overlap(a: Snapshot, b: Snapshot) -> bool:
    return b.id in a.overlaps or a.id in b.overlaps


def _effective(parts: Iterable[_Part]) -> float:
    """(sum f W)^2 / sum f^2 W: how many equally weighted listings are as sure as these."""
    parts = list(parts)
    pull = fsum(sorted(part.pull for part in parts))
    return pull * pull / fsum(sorted(part.factor * part.pull for part in parts))


def _shares(parts: list[_Part], selection: Selection) -> dict[str, Share]:
    """Return the pooled share of every skill that some pooled snapshot looked for, in order of id."""
    measured: dict[str, list[tuple[_Part, float]]] = {}
    for part in parts:
        found = _shares_from_rows(part) if selection.level is not None else _shares_from_counts(part)
        for skill in part.snapshot.measured.skills:
            measured.setdefault(skill, []).append((part, found.get(skill, 0.0)))
    return {skill: _share(measured[skill]) for skill in sorted(measured)}


def _share(found: list[tuple[_Part, float]]) -> Share:
    pull = fsum(sorted(part.pull for part, _ in found))
    value = fsum(sorted(part.pull * share for part, share in found)) / pull
    return Share.of(min(value, 1.0), _effective(part for part, _ in found))


def _shares_from_counts(part: _Part) -> Mapping[str, float]:
    """Return the role's shares in one snapshot; over several sites the plain mean."""
    by_skill: dict[str, list[float]] = {}
    for count in part.snapshot.counts:
        if count.role == part.role:
            by_skill.setdefault(count.skill, []).append(count.share)
    return {skill: fsum(sorted(shares)) / len(shares) for skill, shares in by_skill.items()}


def _shares_from_rows(part: _Part) -> Mapping[str, float]:
    weights: dict[str, list[float]] = {}
    for row in part.rows:
        for skill in row.skills:
            weights.setdefault(skill, []).append(row.weight)
    return {skill: fsum(sorted(found)) / part.weight for skill, found in weights.items()}


def _listing_sets(parts: list[_Part], curriculum: Curriculum) -> tuple[ListingSet, ...]:
    """Return the distinct sets of requirements of the listings that name a skill, weighing 1 a role."""
    weights: dict[tuple[tuple[str, ...], ...], list[float]] = {}
    known: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for role in dict.fromkeys(part.role for part in parts):
        own = [part for part in parts if part.role == role]
        naming = fsum(sorted(part.factor * row.weight for part in own for row in part.rows if row.skills))
        if naming <= 0:
            raise RequestError(f"no listing of the role '{role}' names a skill")
        every = naming * len({part.role for part in parts})
        for part in own:
            for row in part.rows:
                if row.skills:
                    if row.skills not in known:
                        known[row.skills] = requirements_of(row.skills, curriculum.groups)
                    weights.setdefault(known[row.skills], []).append(part.factor * row.weight / every)
    return tuple(ListingSet(fsum(sorted(weights[key])), key) for key in sorted(weights))


def _requirements(listing_sets: Iterable[ListingSet]) -> tuple[Requirement, ...]:
    """Return w_A: every listing spreads its weight evenly over its requirements."""
    weights: dict[tuple[str, ...], list[float]] = {}
    for listing in listing_sets:
        part = listing.weight / len(listing.requirements)
        for requirement in listing.requirements:
            weights.setdefault(requirement, []).append(part)
    return tuple(Requirement(fsum(sorted(weights[key])), key) for key in sorted(weights))
