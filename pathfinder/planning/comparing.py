"""Which skills do the listings of one role name more often than those of another, beyond the noise?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.model.market import ComparedSkill, Comparison, Difference, RoleSource
from pathfinder.planning.demand import Selection, pool

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand, Share, Snapshot


EVERYTHING = Selection()
"""Every snapshot of listings."""


def compare(
    curriculum: Curriculum, snapshots: Sequence[Snapshot], roles: Sequence[str], selection: Selection = EVERYTHING
) -> Comparison:
    """Return the first role against each other: every skill that a listing of any of them names.

    The largest difference comes first, whichever its sign; equal ones in order of id. RequestError where a role
    has no listings in the snapshots that the selection keeps.
    """
    demands = [pool(curriculum, snapshots, (role,), selection) for role in roles]
    skills = sorted({skill for demand in demands for skill, share in demand.shares.items() if share.value > 0})
    rows = [_row(skill, [demand.shares.get(skill) for demand in demands]) for skill in skills]
    rows.sort(key=lambda row: (-row.size, row.skill))
    return Comparison(tuple(_source(demand) for demand in demands), tuple(rows), _uneven(demands))


def _row(skill: str, shares: Sequence[Share | None]) -> ComparedSkill:
    first, *others = shares
    differences = tuple(
        Difference.of(first, other) if first is not None and other is not None else None for other in others
    )
    return ComparedSkill(skill, tuple(shares), differences)


def _source(demand: RoleDemand) -> RoleSource:
    return RoleSource(demand.roles[0], demand.listings, demand.effective, demand.snapshots)


def _uneven(demands: Sequence[RoleDemand]) -> tuple[str, ...]:
    """Return the snapshots that only some of the roles rest on: there sources may differ, not roles."""
    used = [frozenset(demand.snapshots) for demand in demands]
    everywhere = frozenset.intersection(*used)
    return tuple(sorted(frozenset[str]().union(*used) - everywhere))
