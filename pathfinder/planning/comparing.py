"""Which skills do the listings of one role name more often than those of another, beyond the noise?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pathfinder.errors import RequestError
from pathfinder.model.market import ComparedSkill, Comparison, Difference, RoleSource
from pathfinder.planning.demand import pool
from pathfinder.planning.snapshots import EVERYTHING, Selection, age_factor

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand, Snapshot
    from pathfinder.model.shares import Share


class Stratum(NamedTuple):
    """One snapshot's demand of two roles, and how much its age lets it weigh."""

    factor: float
    first: RoleDemand
    second: RoleDemand


def compare(
    curriculum: Curriculum,
    snapshots: Sequence[Snapshot],
    roles: Sequence[str],
    selection: Selection = EVERYTHING,
    *,
    within: bool = False,
) -> Comparison:
    """Return the first role against each other: every skill that a listing of any of them names.

    The largest difference comes first, whichever its sign; equal ones in order of id. With ``within`` a difference
    is the mean of those within each snapshot that has both roles: what sources have in common falls out of it.
    RequestError where a role has no listings in the snapshots that the selection keeps.
    """
    demands = [pool(curriculum, snapshots, (role,), selection) for role in roles]
    skills = sorted({skill for demand in demands for skill, share in demand.shares.items() if share.value > 0})
    strata = _strata(curriculum, snapshots, demands, selection) if within else ()
    rows = [_row(skill, [demand.shares.get(skill) for demand in demands], strata) for skill in skills]
    rows.sort(key=lambda row: (-row.size, row.skill))
    return Comparison(tuple(_source(demand) for demand in demands), tuple(rows), _uneven(demands), within)


def _row(skill: str, shares: Sequence[Share | None], strata: Sequence[Sequence[Stratum]]) -> ComparedSkill:
    first, *others = shares
    if strata:
        return ComparedSkill(skill, tuple(shares), tuple(_mean(skill, pairs) for pairs in strata))
    differences = tuple(
        Difference.of(first, other) if first is not None and other is not None else None for other in others
    )
    return ComparedSkill(skill, tuple(shares), differences)


def _strata(
    curriculum: Curriculum, snapshots: Sequence[Snapshot], demands: Sequence[RoleDemand], selection: Selection
) -> list[list[Stratum]]:
    """Return, for each role but the first, the snapshots that it shares with the first, each demand by itself."""
    by_id = {snapshot.id: snapshot for snapshot in snapshots}
    first, *others = demands
    found = []
    for other in others:
        shared = sorted(set(first.snapshots) & set(other.snapshots))
        if not shared:
            names = f"'{first.roles[0]}' and '{other.roles[0]}'"
            raise RequestError(f"no snapshot has listings of both {names}", hint="compare them without --within")
        newest = max(by_id[name].period.end for name in shared)
        own = Selection(level=selection.level)
        pairs = []
        for name in shared:
            a, b = (pool(curriculum, [by_id[name]], role.roles, own._replace(ids=(name,))) for role in (first, other))
            pairs.append(Stratum(age_factor(by_id[name], newest), a, b))
        found.append(pairs)
    return found


def _mean(skill: str, pairs: Sequence[Stratum]) -> Difference | None:
    """Return the mean over the snapshots that looked for the skill, by age and as Mantel and Haenszel (1959) weigh."""
    parts = []
    for factor, first, second in pairs:
        if skill in first.shares and skill in second.shares:
            a, b = first.shares[skill], second.shares[skill]
            parts.append((factor * a.effective * b.effective / (a.effective + b.effective), a, b))
    return Difference.averaged(parts) if parts else None


def _source(demand: RoleDemand) -> RoleSource:
    return RoleSource(demand.roles[0], demand.listings, demand.effective, demand.snapshots)


def _uneven(demands: Sequence[RoleDemand]) -> tuple[str, ...]:
    """Return the snapshots that only some of the roles rest on: there sources may differ, not roles."""
    used = [frozenset(demand.snapshots) for demand in demands]
    everywhere = frozenset.intersection(*used)
    return tuple(sorted(frozenset[str]().union(*used) - everywhere))
