"""Which rows does the map of a role have, and under which row does each hang?

A prerequisite graph is no tree. Every row stands on the map once, under one of its prerequisites in the same
section; whatever else it needs is named beside it (as cargo does with ``(*)``), so that no part is repeated and
no edge is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathfinder.model.roadmap import Roadmap, Section, Spot

RARE = 0.05
"""A skill that fewer listings name is folded away, unless it is known or a row that is shown leans on it."""
DEEPEST = 4
"""Rows further down start a new branch that names what it needs."""


class Need(NamedTuple):
    """What a row needs besides the row that it hangs under: one skill, or one of several."""

    skills: tuple[str, ...]
    of: str = ""


class Row(NamedTuple):
    """A skill, or alternatives side by side; ``lanes`` says for each level above whether its branch goes on."""

    skills: tuple[str, ...]
    depth: int
    lanes: tuple[bool, ...]
    last: bool
    needs: tuple[Need, ...]
    leads: bool = False
    """Something hangs under it."""


def shown_skills(found: Roadmap, *, everything: bool) -> frozenset[str]:
    """Return the skills that have a row: all, or those often asked for and what these lean on."""
    if everything:
        return frozenset(found.spots)
    shown = {spot.skill for spot in found.spots.values() if _often(spot)}
    waiting = sorted(shown)
    while waiting:
        spot = found.spots[waiting.pop()]
        for needed in (*spot.requires, *_leaned_on(found, spot)):
            if needed in found.spots and needed not in shown:
                shown.add(needed)
                waiting.append(needed)
    return frozenset(shown)


def _often(spot: Spot) -> bool:
    return spot.state == "have" or (spot.share is not None and spot.share.value >= RARE)


def _leaned_on(found: Roadmap, spot: Spot) -> list[str]:
    """Return of each ``any`` group the member that comes first on the map: the one that will be learned."""
    chosen = []
    for group in spot.any_of:
        members = [member for member in group if member in found.spots]
        if members and not any(found.spots[member].state == "have" for member in members):
            chosen.append(min(members, key=lambda member: (found.spots[member].n or len(found.spots), member)))
    return chosen


def section_rows(found: Roadmap, section: Section, shown: frozenset[str]) -> list[Row]:
    """Return the rows of a section, top to bottom; alternatives stand where the first of them does."""
    nodes = _nodes(found, section, shown)
    node_of = {skill: node for node in nodes for skill in node}
    under: dict[tuple[str, ...] | None, list[tuple[str, ...]]] = {None: []}
    depth: dict[tuple[str, ...] | None, int] = {None: -1}
    for node in nodes:
        above = _parent(found, node, node_of, depth)
        under.setdefault(above, []).append(node)
        depth[node] = depth[above] + 1
    rows: list[Row] = []

    def grow(node: tuple[str, ...], above: tuple[str, ...] | None, lanes: tuple[bool, ...], *, last: bool) -> None:
        below = under.get(node, [])
        rows.append(Row(node, depth[node], lanes, last, _needs(found, node, above), bool(below)))
        inner = lanes if above is None else (*lanes, not last)
        for number, child in enumerate(below, start=1):
            grow(child, node, inner, last=number == len(below))

    for root in under[None]:
        grow(root, None, (), last=False)
    return rows


def _nodes(found: Roadmap, section: Section, shown: frozenset[str]) -> list[tuple[str, ...]]:
    """Return single skills and groups of shown alternatives, in the section's order."""
    groups = {}
    for group in found.alternatives:
        members = tuple(skill for skill in group.skills if skill in shown)
        groups.update(dict.fromkeys(members, members))
    nodes = [groups.get(skill, (skill,)) for skill in section.skills if skill in shown]
    return [node for node in dict.fromkeys(nodes) if node[0] in section.skills]


def _parent(
    found: Roadmap,
    node: tuple[str, ...],
    node_of: dict[str, tuple[str, ...]],
    depth: dict[tuple[str, ...] | None, int],
) -> tuple[str, ...] | None:
    """Return the row to hang under: of the prerequisites that stand above, one still to be learned, the last."""
    needed = [skill for member in node for skill in found.spots[member].requires]
    above = [skill for skill in needed if node_of.get(skill, node) != node and node_of[skill] in depth]
    above = [skill for skill in above if depth[node_of[skill]] < DEEPEST]
    if not above:
        return None
    return node_of[max(above, key=lambda skill: (found.spots[skill].state != "have", found.spots[skill].n or 0, skill))]


def _needs(found: Roadmap, node: tuple[str, ...], above: tuple[str, ...] | None) -> tuple[Need, ...]:
    """Return what a row needs and does not hang under; in a row of alternatives with whose need it is."""
    hangs = set(above) if above and len(above) == 1 else set()
    told: list[Need] = []
    per_member = [(member, _own_needs(found, member)) for member in node]
    shared = set(per_member[0][1]).intersection(*(needs for _, needs in per_member))
    for member, needs in per_member:
        of = member if len(node) > 1 else ""
        told += [Need(need, "" if need in shared else of) for need in needs if len(need) > 1 or need[0] not in hangs]
    return tuple(sorted(dict.fromkeys(told), key=lambda need: (_met(found, need.skills), _place(found, need.skills))))


def _own_needs(found: Roadmap, skill: str) -> list[tuple[str, ...]]:
    """Return plain prerequisites one by one, and of each ``any`` group what meets it, or all its members."""
    spot = found.spots[skill]
    plain = [(needed,) for needed in spot.requires if needed in found.spots]
    loose = [tuple(member for member in group if member in found.spots) for group in spot.any_of]
    met = [next(((member,) for member in group if found.spots[member].state == "have"), group) for group in loose]
    return list(dict.fromkeys([*plain, *(group for group in met if group)]))


def _met(found: Roadmap, skills: Iterable[str]) -> bool:
    return any(found.spots[skill].state == "have" for skill in skills)


def _place(found: Roadmap, skills: Sequence[str]) -> int:
    return min((found.spots[skill].n or len(found.spots) + 1 for skill in skills), default=0)
