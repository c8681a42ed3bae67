"""Which member of each slot comes first? Orders give picks, picks give orders, and flips try the others.

An order is feasible if and only if it is feasible for one selection of picks, and its true cost is at most the
cost under any selection; so the optimum is the least over selections of optima without choices.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from pathfinder.planning.solver.effort import Effort
from pathfinder.planning.solver.jobs import Jobs
from pathfinder.planning.solver.observer import Observer
from pathfinder.planning.solver.ordering import Orderer
from pathfinder.planning.solver.reduction import Reduced, Slot
from pathfinder.planning.solver.selection import Picks, fixed
from pathfinder.planning.solver.sidney import Decomposer

HOPELESS = 500
"""Reading picks back seldom gains more than one part in so many; orders further behind are given up."""


class Found(NamedTuple):
    """An order of nodes, its true cost and the bound for its own choices, in whole units."""

    order: list[int]
    cost: int
    bound: int


def whole_cost(problem: Reduced, order: Sequence[int]) -> int:
    """Sum weight × hours when first met over the wishes that `order` meets, in whole units."""
    clock = 0
    met: dict[int, int] = {}
    for node in order:
        clock += problem.hours[node]
        met[node] = clock
    total = 0
    never = clock + 1
    for weight, nodes, slots in problem.wishes:
        latest = 0
        for node in nodes:
            latest = max(latest, met.get(node, never))
        for slot in slots:
            latest = max(latest, min([met.get(node, never) for node in slot]))
        if latest < never:
            total += weight * latest
    return total


def picks_of(problem: Reduced, order: Sequence[int]) -> dict[Slot, int]:
    """Read off which member of each slot comes first; where none comes at all, the smallest number."""
    last = len(order)
    rank = list(range(last, last + len(problem.hours)))
    for place, node in enumerate(order):
        rank[node] = place
    return {slot: min(slot, key=rank.__getitem__) for slot in problem.slots}


def pruned(problem: Reduced, order: Sequence[int]) -> list[int]:
    """Leave out every node that neither meets a wish first nor is needed by one that stays."""
    picks = picks_of(problem, order)
    useful = {node for wish in problem.wishes for node in wish.nodes}
    useful.update(picks[slot] for wish in problem.wishes for slot in wish.slots)
    for node in reversed(order):
        if node in useful:
            useful.update(problem.needs[node])
            useful.update(picks[slot] for slot in problem.any_needs[node])
    return [node for node in order if node in useful]


def completed(problem: Reduced, wanted: Sequence[int]) -> list[int]:
    """Order every node that can be learned, as near to `wanted` as needs and groups allow; others by number."""
    rank = {node: place for place, node in enumerate(wanted)}
    count = len(problem.hours)
    waits = [len(needs) + len(groups) for needs, groups in zip(problem.needs, problem.any_needs, strict=True)]
    opens: list[list[int]] = [[] for _ in range(count)]
    groups_with: list[list[tuple[int, Slot]]] = [[] for _ in range(count)]
    for node in range(count):
        for need in problem.needs[node]:
            opens[need].append(node)
        for group in problem.any_needs[node]:
            for member in group:
                groups_with[member].append((node, group))
    free = [(rank.get(node, count + node), node) for node, left in enumerate(waits) if not left]
    heapq.heapify(free)
    met: set[tuple[int, Slot]] = set()
    order: list[int] = []
    while free:
        node = heapq.heappop(free)[1]
        order.append(node)
        fresh = [group for group in groups_with[node] if group not in met]
        met.update(fresh)
        for other in [*opens[node], *(owner for owner, _ in fresh)]:
            waits[other] -= 1
            if not waits[other]:
                heapq.heappush(free, (rank.get(other, count + other), other))
    return order


class ChoiceSearch:
    """Looks for the best picks, each judged by the order that it leads to."""

    def __init__(self, problem: Reduced, effort: Effort, observer: Observer) -> None:
        """Start with no order known."""
        self.problem = problem
        self.effort = effort
        self.observer = observer
        self.orderer = Orderer(effort, observer)
        self.best: Found | None = None
        self.tried: dict[tuple[int, ...], Found | None] = {}

    def try_picks(self, picks: Picks) -> Found | None:
        """Order what the picks leave, and read the picks back from the order until they stay the same."""
        found: Found | None = None
        for _ in range(self.effort.rounds):
            answer = self._tried_once(picks)
            if answer is None or (found is not None and answer.cost >= found.cost):
                break
            found = answer
            if self.best is not None and found.cost > self.best.cost + self.best.cost // HOPELESS:
                break
            picks = picks_of(self.problem, found.order)
        return found

    def _tried_once(self, picks: Picks) -> Found | None:
        key = tuple(picks[slot] for slot in self.problem.slots)
        if key not in self.tried:
            self.tried[key] = self._answer(picks)
        return self.tried[key]

    def _answer(self, picks: Picks) -> Found | None:
        """Order the jobs of one selection; its true cost may be lower still than that of the selection."""
        problem = fixed(self.problem, picks)
        if problem is None:
            return None
        ordered = self.orderer.ordered(problem.jobs)
        nodes = [problem.nodes[job] for job in ordered.order if problem.nodes[job] >= 0]
        order = pruned(self.problem, nodes) if self.problem.slots else nodes
        cost = whole_cost(self.problem, order) if self.problem.slots else ordered.cost
        return self.offer(Found(order, cost, ordered.bound))

    def offer(self, found: Found) -> Found:
        """Keep `found` if it is the cheapest so far, or as cheap and earlier in tie order."""
        best = self.best
        if best is None or (found.cost, found.order) < (best.cost, best.order):
            self.best = found
            if best is None or found.cost < best.cost:
                self.observer.improved(self.problem.in_hours(found.cost))
        return found

    def start(self, warm: Sequence[int] | None) -> None:
        """Try the order given, and the picks that two rough readings of the demand suggest."""
        if warm is not None:
            order = completed(self.problem, warm)
            kept = pruned(self.problem, order)
            self.offer(Found(kept, whole_cost(self.problem, kept), 0))
            self.try_picks(picks_of(self.problem, order))
        for alone in (True, False) if self.problem.slots else (True,):
            rough = rough_order(self.problem, alone=alone) if self.problem.slots else []
            self.try_picks(picks_of(self.problem, completed(self.problem, rough)))

    def try_harder(self) -> None:
        """Spend more on what was not solved, beginning with the best order's own picks."""
        self.orderer.try_harder()
        self.tried.clear()
        if self.best is not None:
            self.try_picks(picks_of(self.problem, self.best.order))

    def flip(self, firsts: Sequence[int]) -> None:
        """Let each of these members come first wherever it may, one after the other, while trials are left."""
        affordable = self.effort.trial_nodes // max(1, len(self.problem.hours))
        for first in firsts[: min(self.effort.trials, affordable)]:
            if self.best is not None:
                here = picks_of(self.problem, self.best.order)
                self.try_picks(here | {slot: first for slot in self.problem.slots if first in slot})

    def enumerate(self) -> None:
        """Try every selection when there are few."""
        if math.prod(map(len, self.problem.slots)) <= self.effort.enumerate_up_to:
            for members in itertools.product(*self.problem.slots):
                self._tried_once(dict(zip(self.problem.slots, members, strict=True)))


def rough_order(problem: Reduced, *, alone: bool) -> list[int]:
    """Order all nodes as if every member of a slot were the one that counts.

    With `alone`, only what a wish needs in any case carries its weight, so that members stand on their own.
    """
    weights = [0] * len(problem.hours)
    for wish in problem.wishes:
        for node in wish.nodes:
            weights[node] += wish.weight
        for slot in wish.slots if not alone else ():
            for node in slot:
                weights[node] += wish.weight
    return [node for block in Decomposer().blocks_of(Jobs(problem.hours, weights, problem.needs)) for node in block]
