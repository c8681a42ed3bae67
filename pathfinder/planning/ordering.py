"""In which order is everything that was asked for learned, and what is that order worth?

An order is made of segments: what must come first (``--first``), one after the other, then the rest. Each
segment is an instance of its own for the solver, with what came before as known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from math import fsum
from typing import NamedTuple

from pathfinder.planning.numbering import Ground, Numbered
from pathfinder.planning.solver import DEFAULT, LISTINGS, Solution, cost_of, solve

Solver = Callable[[Numbered], Solution]
"""How one segment is solved: the default way, or longer with a proof."""


def solve_quickly(numbered: Numbered) -> Solution:
    """Solve with the default effort; whole listings, which are harder, with one that tries less often."""
    whole = any(len(demand.requirements) > 1 for demand in numbered.instance.demands)
    return solve(numbered.instance, effort=LISTINGS if whole else DEFAULT)


class Ordered(NamedTuple):
    """An order of skills with its cost; ``bound`` and ``bound_for`` as DESIGN section 5 defines them."""

    skills: tuple[str, ...]
    cost: float
    bound: float | None
    bound_for: str
    unused: tuple[str, ...] = ()
    """What the solver turned down: it meets nothing that is still unmet and leads to nothing."""

    @property
    def gap(self) -> float | None:
        """Return cost / bound - 1: by so much, at the most, a better order could be cheaper."""
        if self.bound is None:
            return None
        if self.cost == 0 or self.bound <= 0:
            return 0.0 if self.cost == 0 else None
        return self.cost / self.bound - 1


def ordered(
    ground: Ground,
    segments: Sequence[tuple[Iterable[str], bool]],
    known: frozenset[str],
    solver: Solver = solve_quickly,
) -> Ordered:
    """Return the order of all segments; each is (skills, keep), keep: all are learned, also the useless.

    The cost of the whole is that of its segments, each moved by the hours before it.
    """
    done = set(known)
    order: list[str] = []
    unused: list[str] = []
    bounds: list[float | None] = []
    kinds: list[str] = []
    offset = 0.0
    for skills, keep in segments:
        numbered = ground.numbered(skills, done)
        solution = solver(numbered)
        found = numbered.skills(solution.order)
        ordered_already = set(found)
        left = [skill for skill in numbered.ids if skill not in ordered_already]
        if left and ground.objective == "listings":
            found = (*found, *_by_match(ground, left, done | ordered_already))
            ordered_already = set(found)
            left = [skill for skill in left if skill not in ordered_already]
        if keep:
            found = (*found, *_in_some_order(ground, left, done | ordered_already))
        else:
            unused.extend(left)
        met = fsum(numbered.instance.demands[number].weight for number in solution.met)
        bounds.append(None if solution.bound is None else solution.bound + offset * met)
        if solution.met:
            kinds.append(solution.bound_for)
        order.extend(found)
        done.update(found)
        offset = fsum(ground.hours[skill] for skill in order)
    whole = ground.numbered(order, known)
    cost = cost_of(whole.instance, [whole.index[skill] for skill in order])
    sure = [bound for bound in bounds if bound is not None]
    bound = min(cost, fsum(sure)) if len(sure) == len(bounds) else None
    bound_for = "choices" if "choices" in kinds else "all"
    return Ordered(tuple(order), cost, bound, bound_for, tuple(sorted(unused)))


def _by_match(ground: Ground, skills: Iterable[str], known: set[str]) -> tuple[str, ...]:
    """Return which of the skills still raise the match, in the best order for that.

    No listing becomes complete by them (each lacks a skill that cannot be learned), so they cost nothing and come last.
    """
    numbered = ground._replace(objective="match").numbered(skills, known)
    return numbered.skills(solve_quickly(numbered).order)


def _in_some_order(ground: Ground, skills: Iterable[str], known: set[str]) -> list[str]:
    """Return the skills in a feasible order, by ties where there is a choice."""
    curriculum, waiting, done = ground.curriculum, set(skills), set(known)
    ready = [ground.tie_key(skill) for skill in sorted(waiting) if curriculum.ready(skill, done)]
    heapify(ready)
    waiting.difference_update(skill for _, skill in ready)
    order: list[str] = []
    while ready:
        skill = heappop(ready)[1]
        order.append(skill)
        done.add(skill)
        for later in curriculum.dependents[skill]:
            if later in waiting and curriculum.ready(later, done):
                waiting.remove(later)
                heappush(ready, ground.tie_key(later))
    return order


def most_wanted_first(ground: Ground, skills: Sequence[str], known: frozenset[str]) -> float:
    """Return what the plain order costs: the most wanted skill next, what it needs just before it.

    ``skills`` is a feasible order; where an ``any`` group leaves a choice, the plain order learns the
    member that comes first in it.
    """
    place = {skill: number for number, skill in enumerate(skills)}
    done = set(known)
    plain: list[str] = []

    def learn(skill: str) -> None:
        stack = [skill]
        while stack:
            current = stack[-1]
            if current in done:
                stack.pop()
                continue
            missing = _missing(ground, current, done, place)
            if missing:
                stack.extend(reversed(missing))
            else:
                done.add(current)
                plain.append(current)
                stack.pop()

    for skill in sorted(skills, key=ground.tie_key):
        learn(skill)
    whole = ground.numbered(skills, known)
    return cost_of(whole.instance, [whole.index[skill] for skill in plain])


def _missing(ground: Ground, skill: str, done: set[str], place: dict[str, int]) -> list[str]:
    value = ground.curriculum.skills[skill]
    missing = {needed for needed in value.plain_ids if needed not in done}
    missing.update(
        min((member for member in group.skills if member in place), key=lambda member: place[member])
        for group in value.any_of
        if done.isdisjoint(group.skills)
    )
    return sorted(missing, key=ground.tie_key)
