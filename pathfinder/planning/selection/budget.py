"""Which set of nodes is the best use of a budget of hours? Most demand weight met, then fewest hours, then ids.

A knapsack whose items need one another, with choices among needs and among what meets a demand: NP-hard. A greedy
set, improved by exchanges, is the first answer; branch and bound below a Lagrangian flow bound improves or proves it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from pathfinder.planning.selection.frame import frame_of
from pathfinder.planning.selection.gains import gains_of
from pathfinder.planning.selection.order import NOTHING
from pathfinder.planning.selection.plenty import all_met
from pathfinder.planning.selection.search import Search
from pathfinder.planning.selection.worth import Worth
from pathfinder.planning.solver.instance import Instance
from pathfinder.planning.solver.masks import mask_of, nodes_in

BUDGET_LIMIT = 400
Observer = Callable[[int, float, float], None]
"""Told the nodes searched so far, the weight of the best set, and the bound on every set's weight."""


class Chosen(NamedTuple):
    """The best set found for a budget; `proved` when no other is better."""

    nodes: tuple[int, ...]
    """Sorted by number; known nodes are not among them."""
    weight: float
    """Demand weight that the set meets together with the known nodes."""
    hours: float
    proved: bool


def best_within(
    instance: Instance,
    budget_hours: float | Fraction,
    *,
    must: frozenset[int] = NOTHING,
    id_rank: Sequence[int],
    known: frozenset[int] = NOTHING,
    observer: Observer | None = None,
    limit: int = BUDGET_LIMIT,
) -> Chosen | None:
    """Return the best learnable closed set whose hours are at most `budget_hours` and which holds `must`.

    Hours are compared exactly, as the decimals that they print as. `limit` caps the search nodes, never the time; with
    many whole listings among the demands (each node takes longer) it is divided by 1 + a hundredth of their number.
    None: no set that holds `must` fits.
    """
    wanted = must - known
    frame = frame_of(instance, id_rank=id_rank, known=known)
    budget = min(frame.hours.within(budget_hours), sum(frame.hours.each))
    if budget < 0 or any(not frame.learnable >> node & 1 for node in wanted):
        return None
    held = mask_of(wanted)
    plenty = all_met(instance, frame, budget, held, id_rank=id_rank, known=known, limit=limit)
    if plenty is not None and plenty.proved:
        return _chosen(instance, known, plenty.mask, proved=True)
    worth = Worth(frame, gains_of(instance, frame, known, budget), budget)
    search = Search(worth, held, limit=limit)
    if plenty is not None:
        search.offer(plenty.mask)
    best = search.run(_in_weights(instance, worth, known, observer))
    return None if best is None else _chosen(instance, known, best, proved=search.proved)


def _chosen(instance: Instance, known: frozenset[int], mask: int, *, proved: bool) -> Chosen:
    """Report a set in demand weight and hours."""
    nodes = tuple(nodes_in(mask))
    hours = math.fsum(instance.hours[node] for node in nodes)
    return Chosen(nodes, weight_met(instance, known.union(nodes)), hours, proved)


def weight_met(instance: Instance, learned: frozenset[int]) -> float:
    """Return the demand weight that `learned` meets."""
    return math.fsum(
        demand.weight
        for demand in instance.demands
        if not any(learned.isdisjoint(requirement) for requirement in demand.requirements)
    )


def _in_weights(
    instance: Instance, worth: Worth, known: frozenset[int], observer: Observer | None
) -> Callable[[int, int, int], None] | None:
    """Translate the search's whole numbers for an observer."""
    if observer is None:
        return None
    base = weight_met(instance, known)
    scale = worth.gains.unit

    def report(searched: int, best: int, bound: int) -> None:
        observer(searched, base + worth.weight_in(best) * scale, base + worth.weight_in(bound) * scale)

    return report
