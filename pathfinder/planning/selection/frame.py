"""What is left to choose once the known is taken away? The needs of the learnable nodes, ready for a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pathfinder.planning.selection.exact import Hours, whole_hours
from pathfinder.planning.selection.order import NOTHING, learnable_order
from pathfinder.planning.solver.cases import sorted_by_sure_needs
from pathfinder.planning.solver.instance import Instance
from pathfinder.planning.solver.masks import mask_of, nodes_in


class Frame(NamedTuple):
    """Needs among the nodes that can be learned; sets of nodes are bit masks, groups are numbered and shared."""

    hours: Hours
    tie: tuple[int, ...]
    """For each node a power of two: of two sets, ids favour the one whose ties sum to more."""
    tie_bits: int
    """All ties together stay below 1 << tie_bits."""
    order: tuple[int, ...]
    """Every learnable node that is not known, needs first."""
    learnable: int
    needs: tuple[tuple[int, ...], ...]
    groups_of: tuple[tuple[int, ...], ...]
    """For each node the groups that it waits for."""
    members: tuple[int, ...]
    """For each group its learnable members."""
    below: tuple[int, ...]
    """For each node itself and all that it plainly needs, directly or not."""
    above: tuple[int, ...]
    """For each node itself and all that plainly need it, directly or not."""


def frame_of(instance: Instance, *, id_rank: Sequence[int], known: frozenset[int] = NOTHING) -> Frame:
    """Reduce `instance` to what can be learned from `known`: met needs vanish, a group of one is a plain need."""
    count = len(instance.hours)
    order = _stable_order(instance, known)
    usable = frozenset(order)
    needs: list[tuple[int, ...]] = [()] * count
    groups_of: list[tuple[int, ...]] = [()] * count
    numbers: dict[int, int] = {}
    for node in order:
        plain, open_groups = _needs_of(instance, node, known, usable)
        needs[node] = plain
        groups_of[node] = tuple(numbers.setdefault(group, len(numbers)) for group in open_groups)
    below, _ = _closures(count, needs)
    _settle_groups(order, needs, groups_of, below, numbers)
    below, above = _closures(count, needs)
    places = {node: place for place, node in enumerate(sorted(order, key=lambda node: (id_rank[node], node)))}
    tie = tuple(1 << (len(order) - 1 - places[node]) if node in places else 0 for node in range(count))
    return Frame(
        hours=whole_hours(instance.hours),
        tie=tie,
        tie_bits=len(order),
        order=order,
        learnable=mask_of(order),
        needs=tuple(needs),
        groups_of=tuple(groups_of),
        members=tuple(numbers),
        below=tuple(below),
        above=tuple(above),
    )


def _stable_order(instance: Instance, known: frozenset[int]) -> tuple[int, ...]:
    """Order all that can be learned from `known`."""
    return learnable_order(instance, range(len(instance.hours)), known=known)


def _needs_of(
    instance: Instance, node: int, known: frozenset[int], usable: frozenset[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return what `node` plainly needs and the masks of the groups that it waits for."""
    plain = {need for need in instance.needs[node] if need not in known}
    groups: set[int] = set()
    for group in instance.any_needs[node]:
        if known.isdisjoint(group):
            # A member that can never be learned, or the node itself, meets nothing.
            members = {member for member in group if member in usable and member != node}
            if len(members) == 1:
                plain |= members
            else:
                groups.add(mask_of(members))
    plain_mask = mask_of(plain)
    return tuple(sorted(plain)), tuple(sorted(group for group in groups if not group & plain_mask))


def least_members(members: int, below: Sequence[int]) -> int:
    """Drop the members that need another one: whoever has them has the other already."""
    return mask_of(
        member
        for member in nodes_in(members)
        if not any(below[member] >> other & 1 for other in nodes_in(members) if other != member)
    )


def _settle_groups(
    order: Sequence[int],
    needs: list[tuple[int, ...]],
    groups_of: list[tuple[int, ...]],
    below: Sequence[int],
    numbers: dict[int, int],
) -> None:
    """Drop groups that the plain needs meet, turn those of one least member into a need, number the rest afresh."""
    masks = list(numbers)
    numbers.clear()
    for node in order:
        kept = []
        for group in groups_of[node]:
            members = least_members(masks[group], below)
            if members & (members - 1) == 0:
                needs[node] = tuple(sorted({*needs[node], *nodes_in(members)}))
            elif not members & below[node]:
                kept.append(numbers.setdefault(members, len(numbers)))
        groups_of[node] = tuple(kept)


def _closures(count: int, needs: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Return for each node the mask of all that it plainly needs, and of all that plainly need it."""
    below = [1 << node for node in range(count)]
    above = [1 << node for node in range(count)]
    for node in sorted_by_sure_needs(needs):
        for need in needs[node]:
            below[node] |= below[need]
    for node in range(count):
        for need in nodes_in(below[node] & ~(1 << node)):
            above[need] |= 1 << node
    return below, above
