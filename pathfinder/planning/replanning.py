"""Which new plan keeps as much as it can of the old one's order, and what did it move?

A plan that is turned upside down for a gain that nobody notices is a worse plan. The old order is therefore tried
on the new numbers first; it stands while the best order is less than :data:`WORTH_IT` cheaper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathfinder.model.progress import Replanned, Shift
from pathfinder.planning.ordering import Solver, solve_quickly
from pathfinder.planning.planner import plan as compute
from pathfinder.planning.solver import Instance, Solution, cost_of, is_feasible
from pathfinder.planning.solver.instance import meeting_places

if TYPE_CHECKING:
    from pathfinder.model.answers import SavedPlan, SavedStep
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand
    from pathfinder.model.learner import Request
    from pathfinder.model.plan import Plan, Step
    from pathfinder.planning.numbering import Numbered

WORTH_IT = 0.005
"""The share of the cost that a new order must save to take the place of the old one."""


def replan(curriculum: Curriculum, demand: RoleDemand, request: Request, old: SavedPlan) -> Replanned:
    """Return the plan for the request that keeps the old plan's order where little is lost, and what moved."""
    keeper = Keeper([step.skill for step in old.steps.values()])
    plan = compute(curriculum, demand, request, keeper.solve)
    known = {row.skill for row in plan.known}
    done = tuple(skill for skill in old.steps if skill in known)
    ends = plan.steps[-1].ends if plan.steps else None
    ended = max((step.ends for step in old.steps.values() if step.ends), default=None)
    return Replanned(
        plan=plan,
        kept=keeper.kept,
        gain=keeper.gain,
        shifts=_shifts(old, plan, frozenset(done)),
        done=done,
        days=(ends - ended).days if ends and ended else None,
        ends_before=ended,
    )


@dataclass
class Keeper:
    """A solver that prefers the old order; afterwards it knows whether that stood, and what the best would gain."""

    old: Sequence[str]
    best: Solver = solve_quickly
    kept: bool = False
    gain: float = 0.0

    def solve(self, numbered: Numbered) -> Solution:
        """Return the old order, made to fit, where the best is hardly better; else the best."""
        best = self.best(numbered)
        instance = numbered.instance
        wanted = [numbered.index[skill] for skill in self.old if skill in numbered.index]
        for order in (_led_by(instance, wanted, best.order), _in_places_of(instance, wanted, best.order)):
            if order == list(best.order) or not _as_good(instance, order, best):
                continue
            cost = cost_of(instance, order)
            gain = 1 - best.cost / cost if cost > 0 else 0.0
            if gain < WORTH_IT:
                self.kept, self.gain = True, max(self.gain, gain)
                met = tuple(number for number, _ in meeting_places(instance, order))
                sure = best.bound_for == "all" or set(order) == set(best.order)
                return Solution(tuple(order), cost, best.bound if sure else None, best.bound_for, met)
        return best


def _as_good(instance: Instance, order: list[int], best: Solution) -> bool:
    """True where the order is possible and meets all that the best one does."""
    met = {number for number, _ in meeting_places(instance, order)}
    return is_feasible(instance, order) and met >= set(best.met)


def _led_by(instance: Instance, wanted: Sequence[int], best: Sequence[int]) -> list[int]:
    """Return the old steps first, then what the best order has besides, without what is of no use then."""
    first = set(wanted)
    return _useful(instance, _ready(instance, [*wanted, *(node for node in best if node not in first)]))


def _in_places_of(instance: Instance, wanted: Sequence[int], best: Sequence[int]) -> list[int]:
    """Return the best order with the old steps in their old sequence at the places that it gives them."""
    taken = set(wanted) & set(best)
    common = iter([node for node in wanted if node in taken])
    return _useful(instance, _ready(instance, [next(common) if node in taken else node for node in best]))


def _ready(instance: Instance, order: Sequence[int]) -> list[int]:
    """Return the nodes in this order, each put off until what it needs is learned."""
    left, learned, found = list(order), set[int](), list[int]()
    while left:
        node = next((node for node in left if _is_ready(instance, node, learned)), None)
        if node is None:
            break
        left.remove(node)
        learned.add(node)
        found.append(node)
    return found


def _is_ready(instance: Instance, node: int, learned: set[int]) -> bool:
    return all(need in learned for need in instance.needs[node]) and all(
        any(member in learned for member in group) for group in instance.any_needs[node]
    )


def _useful(instance: Instance, order: Sequence[int]) -> list[int]:
    """Return the order without nodes that meet nothing first and that nothing useful after them needs."""
    place = {node: at for at, node in enumerate(order)}
    useful: set[int] = set()
    for number, _ in meeting_places(instance, order):
        for requirement in instance.demands[number].requirements:
            useful.add(min((node for node in requirement if node in place), key=place.__getitem__))
    for node in reversed(order):
        if node in useful:
            useful.update(instance.needs[node])
            for group in instance.any_needs[node]:
                useful.add(min((member for member in group if member in place), key=place.__getitem__))
    return [node for node in order if node in useful]


def _shifts(old: SavedPlan, plan: Plan, done: frozenset[str]) -> tuple[Shift, ...]:
    """Return what entered, left, or overtook another skill that both plans have, in the order of the new plan."""
    new = {step.skill: step for step in plan.steps}
    both = [skill for skill in old.steps if skill in new]
    staying = _longest_run([new[skill].n for skill in both])
    moved = {skill for skill, stays in zip(both, staying, strict=True) if not stays}
    rows = [
        _shift(old.steps.get(step.skill), step)
        for step in plan.steps
        if step.skill in moved or step.skill not in old.steps
    ]
    gone = (skill for skill in old.steps if skill not in new and skill not in done)
    return (*rows, *(Shift(skill, old.steps[skill].n, None, None) for skill in gone))


def _shift(before: SavedStep | None, after: Step) -> Shift:
    ended = before.ends if before else None
    days = (after.ends - ended).days if after.ends and ended else None
    return Shift(after.skill, before.n if before else None, after.n, days)


def _longest_run(places: Sequence[int]) -> list[bool]:
    """Say of each place whether it is in the longest rising run: those are the skills that did not move."""
    best: list[tuple[int, int]] = []
    for at, place in enumerate(places):
        longest = max(((best[n][0], -n) for n in range(at) if places[n] < place), default=(0, 1))
        best.append((longest[0] + 1, -longest[1]))
    at = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    stays = [False] * len(places)
    while at >= 0:
        stays[at] = True
        at = best[at][1]
    return stays
