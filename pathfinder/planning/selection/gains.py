"""What is a set of nodes worth? Demand met, as whole numbers, with the alternatives that each demand accepts."""

from __future__ import annotations

import math
from typing import NamedTuple

from pathfinder.planning.selection.exact import whole_weights
from pathfinder.planning.selection.frame import Frame, least_members
from pathfinder.planning.solver.instance import Demand, Instance
from pathfinder.planning.solver.masks import mask_of, nodes_in


class Bundle(NamedTuple):
    """A demand with several requirements: all of `nodes`, and a member of each of `groups`, earn `weight`."""

    weight: int
    nodes: int
    groups: tuple[int, ...]


class Gains(NamedTuple):
    """Every demand that can be met, gathered by what meets it."""

    members: tuple[int, ...]
    """The groups: those of the frame first (same numbers), then those that only demands ask for."""
    of_node: tuple[int, ...]
    """Weight that each node earns on its own."""
    of_group: tuple[int, ...]
    """Weight that the first member of each group earns."""
    bundles: tuple[Bundle, ...]
    unit: float
    """Demand weight of one whole-number unit."""


def gains_of(instance: Instance, frame: Frame, known: frozenset[int], budget: int) -> Gains:
    """Gather the demands of `instance` that `frame` can meet within `budget` and `known` do not meet already."""
    weights = whole_weights([demand.weight for demand in instance.demands])
    numbers = {members: number for number, members in enumerate(frame.members)}
    of_node = [0] * len(instance.hours)
    of_group: dict[int, int] = {}
    bundles: dict[tuple[int, tuple[int, ...]], int] = {}
    for demand, weight in zip(instance.demands, weights, strict=True):
        open_ones = _open_requirements(demand, frame, known)
        if open_ones is None:
            continue
        nodes = _all_below(
            mask_of(members.bit_length() - 1 for members in open_ones if members.bit_count() == 1), frame
        )
        if sum(frame.hours.each[node] for node in nodes_in(nodes)) > budget:
            continue
        groups = tuple(
            numbers.setdefault(members, len(numbers))
            for members in open_ones
            if members.bit_count() > 1 and not members & nodes
        )
        top = next((node for node in nodes_in(nodes) if frame.below[node] | nodes == frame.below[node]), None)
        if not groups and top is not None:
            of_node[top] += weight
        elif not nodes and len(groups) == 1:
            of_group[groups[0]] = of_group.get(groups[0], 0) + weight
        else:
            bundles[nodes, groups] = bundles.get((nodes, groups), 0) + weight
    return Gains(
        members=tuple(numbers),
        of_node=tuple(of_node),
        of_group=tuple(of_group.get(group, 0) for group in range(len(numbers))),
        bundles=tuple(Bundle(weight, *needed) for needed, weight in bundles.items()),
        unit=math.fsum(demand.weight for demand in instance.demands) / max(sum(weights), 1),
    )


def _open_requirements(demand: Demand, frame: Frame, known: frozenset[int]) -> list[int] | None:
    """Return the masks of the requirements still open, sorted; None when there are none or one cannot be met."""
    masks: set[int] = set()
    for requirement in demand.requirements:
        if known.isdisjoint(requirement):
            members = mask_of(requirement) & frame.learnable
            if not members:
                return None
            masks.add(least_members(members, frame.below))
    # A requirement that holds all of another is met with it.
    least = [mask for mask in masks if not any(other != mask and other & mask == other for other in masks)]
    return sorted(least) or None


def _all_below(nodes: int, frame: Frame) -> int:
    """Return `nodes` with all that they plainly need."""
    mask = 0
    for node in nodes_in(nodes):
        mask |= frame.below[node]
    return mask
