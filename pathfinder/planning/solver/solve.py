"""What is the best order? The two entries for callers: `solve` within a fixed effort, `prove` for as long as wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pathfinder.planning.solver.choices import ChoiceSearch, picks_of
from pathfinder.planning.solver.effort import DEFAULT, PROVING, Effort
from pathfinder.planning.solver.instance import Instance
from pathfinder.planning.solver.observer import SILENT, Observer
from pathfinder.planning.solver.proof import Proof
from pathfinder.planning.solver.reduction import reduced
from pathfinder.planning.solver.solution import Solution, solution_of

CLOSE = 0.03
"""A bound for all choices is reported when it is so near, relative to the cost; else the bound for the choices."""

MOST_ATTEMPTS = 8
"""How often a proof tries again with more effort; each attempt may divide four times as much as the one before."""


def solve(
    instance: Instance,
    *,
    effort: Effort = DEFAULT,
    observer: Observer = SILENT,
    warm: Sequence[int] | None = None,
) -> Solution:
    """Return the best order found within `effort`; `warm` is an order to start from and never to lose to.

    Raises ValueError when the picks of `any` groups go in a circle whatever is picked.
    """
    search = _started(instance, effort, observer, warm)
    if not search.problem.slots:
        return _solution(instance, search, _bound_of_choices(search), "all")
    proof = Proof(search, 0.0)
    search.flip(proof.firsts)
    most = max(1, effort.case_nodes // max(1, len(instance.hours)))
    proof.run(lambda: proof.cases >= most)
    bound = proof.bound()
    if bound + int(bound * CLOSE) >= proof.best().cost:
        return _solution(instance, search, bound, "all")
    return _solution(instance, search, max(bound, _bound_of_choices(search)), "choices")


def prove(
    instance: Instance,
    *,
    observer: Observer = SILENT,
    should_stop: Callable[[], bool],
    target_gap: float = 0.0,
    effort: Effort = PROVING,
    warm: Sequence[int] | None = None,
) -> Solution:
    """Return the best order and a bound for all choices, once cost/bound − 1 ≤ `target_gap` or when stopped.

    `should_stop` is asked after every case and every branch; what is proved until then holds. Blocks that could not
    be solved are tried again with more divisions, so it may go on for long: stop it.
    """
    search = _started(instance, effort, observer, warm)
    search.orderer.splitter.should_stop = should_stop
    proof = Proof(search, target_gap)
    search.flip(proof.firsts)
    proof.run(should_stop)
    bound = proof.bound()
    for _ in range(MOST_ATTEMPTS):
        if proof.is_good_enough(bound) or should_stop():
            break
        search.try_harder()
        proof = Proof(search, target_gap)
        proof.run(should_stop)
        bound = max(bound, proof.bound())
    return _solution(instance, search, min(bound, proof.best().cost), "all")


def _started(instance: Instance, effort: Effort, observer: Observer, warm: Sequence[int] | None) -> ChoiceSearch:
    """Find a good order by readings of the demand, then by all selections if they are few."""
    search = ChoiceSearch(reduced(instance), effort, observer)
    search.start(warm)
    if search.problem.slots:
        search.enumerate()
    if search.best is None:
        raise ValueError("no selection of any-members lets every demand be met")
    return search


def _bound_of_choices(search: ChoiceSearch) -> int:
    """Return the bound for the picks that the best order itself makes."""
    best = search.best
    if best is None:
        return 0
    found = search.try_picks(picks_of(search.problem, best.order))
    return 0 if found is None else min(found.bound, best.cost)


def _solution(instance: Instance, search: ChoiceSearch, bound: int, bound_for: str) -> Solution:
    """Report the best order; a bound equal to the cost in whole units is the cost."""
    best = search.best
    order = [] if best is None else best.order
    proved = best is not None and bound >= best.cost
    return solution_of(instance, order, float("inf") if proved else search.problem.in_hours(bound), bound_for)
