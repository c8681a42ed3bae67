"""What does the solver answer? An order, what it costs, and how much better any order could be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pathfinder.planning.solver.instance import Instance, cost_of, meeting_places


class Solution(NamedTuple):
    """A feasible order without useless nodes that meets every demand that can be met."""

    order: tuple[int, ...]
    cost: float
    """Weight × hours, summed over the demands that the order meets (see `cost_of`)."""
    bound: float | None
    """No order costs less (see `bound_for`), up to rounding; None when it was not computed."""
    bound_for: str
    """"all": whatever is picked; "choices": only among orders that pick as this one does."""
    met: tuple[int, ...]
    """The demands that the order meets."""


def solution_of(instance: Instance, order: Sequence[int], bound: float | None, bound_for: str) -> Solution:
    """Complete a solution; a bound above the cost by float rounding becomes the cost."""
    cost = cost_of(instance, order)
    met = tuple(number for number, _ in meeting_places(instance, order))
    return Solution(tuple(order), cost, None if bound is None else min(bound, cost), bound_for, met)
