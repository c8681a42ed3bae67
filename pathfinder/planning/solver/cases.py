"""What is decided so far, and what does it leave open? A case: some members are known to come first.

Deciding "this one comes first of its family" picks it for every slot that holds it and makes the other members
wait for it. The cases "a first", "b first" … cover all orders, so the least of their bounds bounds them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pathfinder.planning.solver.masks import mask_of
from pathfinder.planning.solver.reduction import Reduced, Slot


class Case(NamedTuple):
    """Picks that are made, and extra needs (node, node that it waits for) that follow from them."""

    picks: dict[Slot, int]
    waits: tuple[tuple[int, int], ...]


NOTHING_DECIDED = Case({}, ())


class View(NamedTuple):
    """An instance as one case sees it: the needs that hold for sure, and the choices that are still open."""

    needs: list[list[int]]
    musts: list[int]
    """By node, a mask of itself and everything that surely comes before; 0 when it cannot be learned."""
    ranks: list[int]
    """By node, its place when every node comes after its needs."""
    open_groups: list[list[Slot]]
    """By node, the `any` groups that are not decided."""
    targets: list[tuple[int, tuple[int, ...], tuple[Slot, ...]]]
    """Wishes as (weight, nodes that they wait for, slots that are not decided)."""


def view_of(problem: Reduced, case: Case) -> View | None:
    """Apply a case; None when no order agrees with it."""
    needs, open_groups = _needs_of(problem, case)
    order = sorted_by_sure_needs(needs)
    if len(order) < len(needs):
        possible = set(order)
        surely = {node for wish in problem.wishes for node in wish.nodes}
        if not surely <= possible:
            return None
    musts = _musts(needs, open_groups, order)
    targets = _targets(problem, case, musts)
    if targets is None:
        return None
    ranks = [len(order)] * len(needs)
    for rank, node in enumerate(order):
        ranks[node] = rank
    return View(needs, musts, ranks, open_groups, targets)


def _needs_of(problem: Reduced, case: Case) -> tuple[list[list[int]], list[list[Slot]]]:
    needs = [list(wanted) for wanted in problem.needs]
    open_groups: list[list[Slot]] = [[] for _ in needs]
    for node, groups in enumerate(problem.any_needs):
        for group in groups:
            if group in case.picks:
                needs[node].append(case.picks[group])
            else:
                open_groups[node].append(group)
    for node, first in case.waits:
        needs[node].append(first)
    return needs, open_groups


def sorted_by_sure_needs(needs: Sequence[Sequence[int]]) -> list[int]:
    """Order nodes after their needs, leaving out those that wait for a circle."""
    left = [len(wanted) for wanted in needs]
    opens: list[list[int]] = [[] for _ in needs]
    for node, wanted in enumerate(needs):
        for need in wanted:
            opens[need].append(node)
    order = [node for node, count in enumerate(left) if not count]
    for node in order:
        for other in opens[node]:
            left[other] -= 1
            if not left[other]:
                order.append(other)
    return order


def _musts(needs: list[list[int]], open_groups: list[list[Slot]], order: list[int]) -> list[int]:
    """Collect what surely comes before each node; of an open group, what all its possible members share."""
    musts = [0] * len(needs)
    for node in order:
        mask = 1 << node
        for need in needs[node]:
            mask |= musts[need]
        musts[node] = mask
    if any(open_groups):
        for node in order:
            mask = musts[node]
            for need in needs[node]:
                mask |= musts[need]
            for group in open_groups[node]:
                mask |= shared_musts(musts, group)
            musts[node] = mask
    return musts


def shared_musts(musts: Sequence[int], slot: Iterable[int]) -> int:
    """Intersect what the possible members of a slot need; nothing when none is possible."""
    shared = -1
    for member in slot:
        if musts[member]:
            shared &= musts[member]
    return max(shared, 0)


def _targets(
    problem: Reduced, case: Case, musts: list[int]
) -> list[tuple[int, tuple[int, ...], tuple[Slot, ...]]] | None:
    """Read each wish under the case; None when one cannot be met."""
    targets = []
    narrowed = {slot: _narrowed(slot, case, musts) for wish in problem.wishes for slot in wish.slots}
    if not all(narrowed.values()):
        return None
    for wish in problem.wishes:
        slots = [narrowed[slot] for slot in wish.slots]
        nodes = (*wish.nodes, *(slot[0] for slot in slots if len(slot) == 1))
        sure = 0
        for node in nodes:
            sure |= musts[node]
        still = tuple(slot for slot in slots if len(slot) > 1 and not any(sure >> node & 1 for node in slot))
        targets.append((wish.weight, nodes, still))
    return targets


def _narrowed(slot: Slot, case: Case, musts: list[int]) -> Slot:
    """Keep the picked member, or those that are possible and need no other member."""
    if slot in case.picks:
        return (case.picks[slot],) if musts[case.picks[slot]] else ()
    mask = mask_of(slot)
    return tuple(node for node in slot if musts[node] and musts[node] & mask == 1 << node)


def narrowed_slots(problem: Reduced, case: Case, musts: list[int]) -> dict[Slot, Slot]:
    """Map every slot that is not decided onto its members that may still come first; two or more."""
    narrowed = {slot: _narrowed(slot, case, musts) for slot in problem.slots if slot not in case.picks}
    return {slot: members for slot, members in narrowed.items() if len(members) > 1}


def decided(case: Case, first: int, members: Iterable[int], narrowed: dict[Slot, Slot]) -> Case:
    """Decide that `first` comes before all other `members`, and so in every slot that lies among them."""
    together = set(members)
    picks = {slot: first for slot, left in narrowed.items() if first in left and together.issuperset(left)}
    waits = tuple((member, first) for member in sorted(together) if member != first)
    return Case(case.picks | picks, case.waits + waits)
