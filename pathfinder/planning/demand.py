"""What do a role's listings ask for, over all snapshots that measured it?

Pooling follows DESIGN section 4: a snapshot s weighs f_s W_s, with W_s the summed weight of its listings of the
role and f_s = 0.5^(age in days / 365) counted back from the newest pooled snapshot. The clock plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import fsum
from typing import TYPE_CHECKING

from pathfinder.model.demand import ListingSet, Requirement, RoleDemand, Snapshot
from pathfinder.model.shares import Share
from pathfinder.planning.requirements import requirements_of
from pathfinder.planning.snapshots import EVERYTHING, NoListingsError, Part, Selection, chosen_snapshots, parts_of

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum


def pool(
    curriculum: Curriculum, snapshots: Sequence[Snapshot], roles: tuple[str, ...], selection: Selection = EVERYTHING
) -> RoleDemand:
    """Return the demand of the roles, each role weighing the same, from the snapshots that the selection keeps.

    Listings that name no skill count in the shares and ask for nothing. Demand a year older counts half; the age is
    counted back from the newest pooled snapshot, not from today.

    Raises:
        RequestError: A named snapshot does not exist, or counts and listings are mixed.
        NoListingsError: No listing of a role is left.
    """
    chosen = chosen_snapshots(snapshots, selection)
    parts = [part for role in roles for part in parts_of(role, chosen, selection)]
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


def _effective(parts: Iterable[Part]) -> float:
    """(sum f W)^2 / sum f^2 W: how many equally weighted listings are as sure as these."""
    parts = list(parts)
    pull = fsum(sorted(part.pull for part in parts))
    return pull * pull / fsum(sorted(part.factor * part.pull for part in parts))


def _shares(parts: list[Part], selection: Selection) -> dict[str, Share]:
    """Return the pooled share of every skill that some pooled snapshot looked for, in order of id."""
    measured: dict[str, list[tuple[Part, float]]] = {}
    for part in parts:
        found = _shares_from_rows(part) if selection.level is not None else _shares_from_counts(part)
        for skill in part.snapshot.measured.skills:
            measured.setdefault(skill, []).append((part, found.get(skill, 0.0)))
    return {skill: _share(measured[skill]) for skill in sorted(measured)}


def _share(found: list[tuple[Part, float]]) -> Share:
    pull = fsum(sorted(part.pull for part, _ in found))
    value = fsum(sorted(part.pull * share for part, share in found)) / pull
    return Share.of(min(value, 1.0), _effective(part for part, _ in found))


def _shares_from_counts(part: Part) -> Mapping[str, float]:
    """Return the role's shares in one snapshot; over several sites the plain mean."""
    by_skill: dict[str, list[float]] = {}
    for count in part.snapshot.counts:
        if count.role == part.role:
            by_skill.setdefault(count.skill, []).append(count.share)
    return {skill: fsum(sorted(shares)) / len(shares) for skill, shares in by_skill.items()}


def _shares_from_rows(part: Part) -> Mapping[str, float]:
    weights: dict[str, list[float]] = {}
    for row in part.rows:
        for skill in row.skills:
            weights.setdefault(skill, []).append(row.weight)
    return {skill: fsum(sorted(found)) / part.weight for skill, found in weights.items()}


def _listing_sets(parts: list[Part], curriculum: Curriculum) -> tuple[ListingSet, ...]:
    """Return the distinct sets of requirements of the listings that name a skill, each role weighing the same.

    Nothing where no listing names any; NoListingsError where those of some of the roles do and of others do not.
    """
    weights: dict[tuple[tuple[str, ...], ...], list[float]] = {}
    known: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    roles, nameless = {part.role for part in parts}, []
    for role in sorted(roles):
        own = [part for part in parts if part.role == role]
        naming = fsum(sorted(part.factor * row.weight for part in own for row in part.rows if row.skills))
        if naming <= 0:
            nameless.append(role)
            continue
        every = naming * len(roles)
        for part in own:
            for row in part.rows:
                if row.skills:
                    if row.skills not in known:
                        known[row.skills] = requirements_of(row.skills, curriculum.groups)
                    weights.setdefault(known[row.skills], []).append(part.factor * row.weight / every)
    if nameless and weights:
        raise NoListingsError([f"no listing of the role '{role}' names a skill" for role in nameless])
    return tuple(ListingSet(fsum(sorted(weights[key])), key) for key in sorted(weights))


def _requirements(listing_sets: Iterable[ListingSet]) -> tuple[Requirement, ...]:
    """Return w_A: every listing spreads its weight evenly over its requirements."""
    weights: dict[tuple[str, ...], list[float]] = {}
    for listing in listing_sets:
        part = listing.weight / len(listing.requirements)
        for requirement in listing.requirements:
            weights.setdefault(requirement, []).append(part)
    return tuple(Requirement(fsum(sorted(weights[key])), key) for key in sorted(weights))
