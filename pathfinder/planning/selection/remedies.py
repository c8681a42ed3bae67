"""What is the smallest change that would make some goals fit into a budget? More hours, or fewer goals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from pathfinder.planning.selection.budget import best_within
from pathfinder.planning.selection.closure import Closure, least_closure
from pathfinder.planning.selection.exact import whole_hours
from pathfinder.planning.selection.least import SEARCH_LIMIT
from pathfinder.planning.selection.order import NOTHING
from pathfinder.planning.selection.preference import with_preferred
from pathfinder.planning.solver.instance import Demand, Instance


class Dropped(NamedTuple):
    """Goals given up, and the least hours that the others then need."""

    goals: tuple[int, ...]
    """In id order."""
    hours: float
    fits: bool
    proved: bool


class Remedies(NamedTuple):
    """What would do, in numbers."""

    hours: float
    """The least budget that holds all goals."""
    fits: bool
    """Whether the budget asked about holds them already."""
    proved: bool
    """Whether `hours` is proved to be the least."""
    without_one: tuple[Dropped, ...]
    """Each goal dropped on its own; fewest hours left first, then ids."""
    fewest: Dropped
    """The fewest goals whose loss makes the others fit, then the fewest hours left, then ids; none when all fit."""


def remedies_for(
    instance: Instance,
    goals: Iterable[int],
    budget_hours: float | Fraction,
    *,
    prefer: frozenset[int] = NOTHING,
    id_rank: Sequence[int],
    known: frozenset[int] = NOTHING,
    limit: int = SEARCH_LIMIT,
) -> Remedies:
    """Measure what all goals need and what remains when some are dropped.

    `budget_hours` is not below 0; the other arguments are those of `least_closure`, which raises `Unlearnable`.
    """
    wanted = frozenset(goals) - known
    narrowed = with_preferred(instance, prefer, id_rank=id_rank, known=known)
    units = whole_hours(instance.hours)
    budget = units.within(budget_hours)

    def least(kept: frozenset[int]) -> tuple[Closure, bool]:
        closure = least_closure(narrowed, kept, id_rank=id_rank, known=known, limit=limit)
        return closure, sum(units.each[node] for node in closure.nodes) <= budget

    def drop(dropped: frozenset[int]) -> Dropped:
        closure, fits = least(wanted - dropped)
        in_order = tuple(sorted(dropped, key=lambda goal: id_rank[goal]))
        return Dropped(in_order, closure.hours, fits, closure.proved)

    everything, all_fit = least(wanted)
    without_one = [drop(frozenset({goal})) for goal in wanted]
    without_one.sort(key=lambda dropped: (dropped.hours, id_rank[dropped.goals[0]]))
    fewest = Dropped((), everything.hours, all_fit, everything.proved)
    if not all_fit:
        # Most goals within the budget: each goal is a demand of weight 1.
        of_goals = narrowed._replace(demands=tuple(Demand(1.0, ((goal,),)) for goal in sorted(wanted)))
        kept = best_within(of_goals, budget_hours, id_rank=id_rank, known=known, limit=limit)
        if kept is None:
            raise ValueError(f"a budget of {budget_hours} hours holds nothing")
        given_up = sorted(wanted.difference(kept.nodes), key=lambda goal: id_rank[goal])
        fewest = Dropped(tuple(given_up), kept.hours, fits=True, proved=kept.proved)
    return Remedies(everything.hours, all_fit, everything.proved, tuple(without_one), fewest)
