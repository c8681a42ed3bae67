"""How much can a family of alternatives earn in so many hours? A staircase that no choice can climb faster.

A family is a set of nodes (its members) connected by slots: requirements that any of some members meet. For
every subset of members the hours and the weight met are known; the undominated ones are the steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

MOST_MEMBERS = 10
"""Larger families (over 1,024 subsets) have no staircase and are bounded more weakly."""


class Step(NamedTuple):
    """From `hours` on at most `weight` is met; meeting more than the step before takes all of `outside`."""

    hours: int
    weight: int
    outside: int
    """A mask of nodes outside the family that every such subset needs."""


class Family(NamedTuple):
    """Members with what each needs: masks of nodes inside the family (helpers too) and outside of it."""

    members: tuple[int, ...]
    inside: tuple[int, ...]
    outside: tuple[int, ...]

    def hours_of(self, mask: int, hours: Sequence[int]) -> int:
        """Sum the hours of the family's nodes in a mask of nodes."""
        total = 0
        while mask:
            bit = mask & -mask
            total += hours[bit.bit_length() - 1]
            mask ^= bit
        return total


def staircase(family: Family, wishes: Mapping[tuple[int, ...], int], hours: Sequence[int]) -> list[Step]:
    """List the steps by hours; `wishes` maps the members that meet a wish (one or more) onto its weight."""
    subsets = _subsets(family)
    met = _met_by_subset(family, wishes)
    everything = (1 << len(family.members)) - 1
    points: dict[tuple[int, int], int] = {}
    for inside, outside, closed in subsets:
        point = (family.hours_of(inside, hours), -met[closed & everything])
        points[point] = points.get(point, outside) & outside
    steps: list[Step] = []
    ranked = sorted(points)
    for time, negative in ranked:
        reached = steps[-1].weight if steps else 0
        if -negative > reached:
            steps.append(Step(time, -negative, _shared(points, reached)))
    return steps


def _shared(points: Mapping[tuple[int, int], int], reached: int) -> int:
    """Intersect what the subsets that meet more than `reached` need outside."""
    shared = -1
    for (_, negative), outside in points.items():
        if -negative > reached:
            shared &= outside
    return shared


def _subsets(family: Family) -> list[tuple[int, int, int]]:
    """List, by subset of members, the nodes it takes inside and outside, and the members so learned."""
    place = {node: index for index, node in enumerate(family.members)}
    known = [sum(1 << place[other] for other in family.members if inside >> other & 1) for inside in family.inside]
    subsets = [(0, 0, 0)]
    for index in range(len(family.members)):
        subsets += [
            (inside | family.inside[index], outside | family.outside[index], closed | known[index])
            for inside, outside, closed in subsets
        ]
    return subsets


def _met_by_subset(family: Family, wishes: Mapping[tuple[int, ...], int]) -> list[int]:
    """Sum, by subset, the weight of the wishes that one of its members meets."""
    place = {node: index for index, node in enumerate(family.members)}
    within = [0] * (1 << len(family.members))
    for members, weight in wishes.items():
        within[sum(1 << place[member] for member in members)] += weight
    for index in range(len(family.members)):
        bit = 1 << index
        for mask in range(len(within)):
            if mask & bit:
                within[mask] += within[mask ^ bit]
    # A subset fails to meet exactly the wishes that lie wholly outside it.
    return [within[-1] - rest for rest in reversed(within)]
