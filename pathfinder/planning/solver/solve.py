"""What is the best order? The one entry for callers: reduce, choose, order, bound."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.planning.solver.choices import ChoiceSearch, Found, picks_of
from pathfinder.planning.solver.effort import DEFAULT, Effort
from pathfinder.planning.solver.instance import Instance
from pathfinder.planning.solver.observer import SILENT, Observer
from pathfinder.planning.solver.reduction import Reduced, reduced
from pathfinder.planning.solver.solution import Solution, solution_of


def solve(
    instance: Instance,
    *,
    effort: Effort = DEFAULT,
    observer: Observer = SILENT,
    warm: Sequence[int] | None = None,
) -> Solution:
    """Return the best order found within `effort`; `warm` is an order to start from and never to lose to."""
    problem = reduced(instance)
    search = ChoiceSearch(problem, effort, observer)
    search.start(warm)
    everything = search.enumerate()
    if not everything:
        search.flip()
    if search.best is None:
        message = "no selection of any-members lets every demand be met"
        raise ValueError(message)
    bound = _bound_of_choices(search, search.best)
    return solution_of(instance, search.best.order, *_reported(problem, search.best, bound, everything))


def _bound_of_choices(search: ChoiceSearch, best: Found) -> int:
    """Return the bound for the picks that the order itself makes."""
    found = search.try_picks(picks_of(search.problem, best.order))
    return 0 if found is None else min(found.bound, best.cost)


def _reported(problem: Reduced, best: Found, bound: int, everything: bool) -> tuple[float, str]:
    return problem.in_hours(bound), "choices" if problem.slots else "all"
