"""What does the solver solve? Hours, needs and demands as plain numbers, and what an order of them costs.

A node is something to learn; its number is its place in the tie order, so among equals the smaller number
goes first. Nothing here knows what a skill is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Demand(NamedTuple):
    """Something worth meeting: `weight` is earned once every requirement has a learned node."""

    weight: float
    """How much meeting it is worth, above 0."""
    requirements: tuple[tuple[int, ...], ...]
    """Each requirement lists its acceptable nodes, sorted; one learned node of each is enough."""


class Instance(NamedTuple):
    """A curriculum and its demand as numbers; all tuples but `demands` have one entry per node."""

    hours: tuple[float, ...]
    """Hours to learn the node, not below 0."""
    needs: tuple[tuple[int, ...], ...]
    """Nodes that must all be learned before; acyclic."""
    any_needs: tuple[tuple[tuple[int, ...], ...], ...]
    """Groups of nodes; of each group at least one must be learned before."""
    demands: tuple[Demand, ...]


def is_feasible(instance: Instance, order: Sequence[int]) -> bool:
    """Say whether `order` repeats no node, names only known ones, and keeps every need before its node."""
    learned: set[int] = set()
    for node in order:
        if node in learned or not 0 <= node < len(instance.hours):
            return False
        if not all(need in learned for need in instance.needs[node]):
            return False
        if not all(any(member in learned for member in group) for group in instance.any_needs[node]):
            return False
        learned.add(node)
    return True


def meeting_places(instance: Instance, order: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (demand, count): the demand is first met once `count` nodes of `order` are learned.

    Demands that the order never meets are not yielded; one without requirements is met from the start.
    """
    count_at = {node: count for count, node in enumerate(order, start=1)}
    missing = len(order) + 1
    for number, demand in enumerate(instance.demands):
        last = 0
        for requirement in demand.requirements:
            last = max(last, min((count_at.get(node, missing) for node in requirement), default=missing))
        if last < missing:
            yield number, last


def cost_of(instance: Instance, order: Sequence[int]) -> float:
    """Sum weight times the hours after which the demand is first met, over the demands that `order` meets."""
    clock = [0.0]
    for node in order:
        clock.append(clock[-1] + instance.hours[node])
    return math.fsum(
        instance.demands[number].weight * clock[count] for number, count in meeting_places(instance, order)
    )
