"""How much can a family of alternatives earn in so many hours? A staircase that no choice can climb faster.

A family is a set of nodes (its members) connected by slots: requirements that any of some members meet. For
every subset of members the hours and the weight met are known; the undominated ones are the steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import and_
from typing import NamedTuple

MOST_MEMBERS = 13
"""Larger families (over 8,192 subsets) have no staircase and are bounded more weakly."""


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


def staircase(family: Family, wishes: Mapping[tuple[int, ...], int], hours: Sequence[int]) -> list[Step]:
    """List the steps by hours; `wishes` maps the members that meet a wish (one or more) onto its weight."""
    closed = _closed_subsets(family)
    met = _met_by_subset(family, wishes)
    earned = [met[subset] for subset in closed]
    taken = _hours_by_subset(family, hours)
    ranked = sorted(range(len(closed)), key=lambda subset: (taken[subset], -earned[subset]))
    best: list[int] = []
    for subset in ranked:
        if earned[subset] > (earned[best[-1]] if best else 0):
            best.append(subset)
    return _with_outside(family, best, earned, taken)


def mask_hours(mask: int, hours: Sequence[int]) -> int:
    """Sum the hours of the nodes in a mask."""
    total = 0
    while mask:
        bit = mask & -mask
        total += hours[bit.bit_length() - 1]
        mask ^= bit
    return total


def _with_outside(family: Family, best: list[int], earned: list[int], taken: list[int]) -> list[Step]:
    """Add to each step what all subsets that earn more than the step before it need outside."""
    outside = _unions(family.outside)
    by_weight = sorted(range(len(earned)), key=earned.__getitem__, reverse=True)
    shared = list(accumulate([outside[subset] for subset in by_weight], and_))
    steps: list[Step] = []
    reached, place = 0, len(by_weight)
    for subset in best:
        while earned[by_weight[place - 1]] <= reached:
            place -= 1
        steps.append(Step(taken[subset], earned[subset], shared[place - 1]))
        reached = earned[subset]
    return steps


def _unions(masks: Sequence[int]) -> list[int]:
    """Return the union of the masks in each subset of them, subsets numbered in binary."""
    unions = [0]
    for mask in masks:
        unions += [union | mask for union in unions]
    return unions


def _closed_subsets(family: Family) -> list[int]:
    """Map each subset of members onto the members that learning it includes."""
    place = {node: index for index, node in enumerate(family.members)}
    return _unions(
        [sum(1 << place[other] for other in family.members if inside >> other & 1) for inside in family.inside]
    )


def _hours_by_subset(family: Family, hours: Sequence[int]) -> list[int]:
    """Sum the hours of each subset; quickly when no two members share anything inside."""
    own = [mask_hours(inside, hours) for inside in family.inside]
    everything = 0
    for inside in family.inside:
        everything |= inside
    if mask_hours(everything, hours) == sum(own):
        totals = [0]
        for time in own:
            totals += [total + time for total in totals]
        return totals
    return [mask_hours(union, hours) for union in _unions(family.inside)]


def _met_by_subset(family: Family, wishes: Mapping[tuple[int, ...], int]) -> list[int]:
    """Sum, by subset, the weight of the wishes that one of its members meets."""
    place = {node: index for index, node in enumerate(family.members)}
    within = [0] * (1 << len(family.members))
    for members, weight in wishes.items():
        within[sum(1 << place[member] for member in members)] += weight
    for index in range(len(family.members)):
        bit = 1 << index
        for start in range(0, len(within), 2 * bit):
            low, high = within[start : start + bit], within[start + bit : start + 2 * bit]
            within[start + bit : start + 2 * bit] = [a + b for a, b in zip(low, high, strict=True)]
    # A subset fails to meet exactly the wishes that lie wholly outside it.
    return [within[-1] - rest for rest in reversed(within)]
