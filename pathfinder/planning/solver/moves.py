"""What would it cost to learn a node one place earlier, or one later? Differences, for explanations."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from pathfinder.planning.solver.instance import Instance


class PlaceCost(NamedTuple):
    """By how much the cost changes when a node swaps places with a neighbour; `inf` when that is not possible."""

    earlier: float
    later: float


def place_costs(instance: Instance, order: Sequence[int]) -> list[PlaceCost]:
    """Return for each place of a feasible `order` what moving its node by one place either way would cost."""
    if not order:
        return []
    places = {node: place for place, node in enumerate(order)}
    met = _first_met(instance, places)
    swaps = [_swap_cost(instance, order, place, places, met) for place in range(len(order) - 1)]
    return [PlaceCost(earlier, later) for earlier, later in zip([math.inf, *swaps], [*swaps, math.inf], strict=True)]


def _first_met(instance: Instance, places: dict[int, int]) -> list[list[int]]:
    """List by place the demands that are met there."""
    met: list[list[int]] = [[] for _ in places]
    for number, demand in enumerate(instance.demands):
        last = _met_at(demand.requirements, places)
        if 0 <= last < len(places):
            met[last].append(number)
    return met


def _met_at(requirements: Sequence[Sequence[int]], places: dict[int, int]) -> int:
    """Return the place where the last requirement is met, -1 if there is none, beyond the end if never."""
    end = len(places)
    return max((min((places.get(node, end) for node in slot), default=end) for slot in requirements), default=-1)


def _swap_cost(
    instance: Instance, order: Sequence[int], place: int, places: dict[int, int], met: list[list[int]]
) -> float:
    """Return what it costs to swap the node at `place` with the one after it; `places` is left as it was."""
    first, second = order[place], order[place + 1]
    if first in instance.needs[second]:
        return math.inf
    for group in instance.any_needs[second]:
        if first in group and all(places.get(member, place) >= place for member in group):
            return math.inf
    hours = {place: instance.hours[first], place + 1: instance.hours[first] + instance.hours[second]}
    swapped = {place: instance.hours[second], place + 1: hours[place + 1]}
    places[first], places[second] = place + 1, place
    terms = []
    for was, time in hours.items():
        for number in met[was]:
            demand = instance.demands[number]
            terms.append(demand.weight * (swapped[_met_at(demand.requirements, places)] - time))
    places[first], places[second] = place, place + 1
    return math.fsum(terms)
