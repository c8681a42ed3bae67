"""What is the best order when no choice is left, and how good is it surely? Block by block."""

from __future__ import annotations

from typing import NamedTuple

from pathfinder.planning.solver.bounds import hull_bound, spread_bound
from pathfinder.planning.solver.effort import Effort
from pathfinder.planning.solver.greedy import backward_order, closure_ratio_order
from pathfinder.planning.solver.ideals import best_order
from pathfinder.planning.solver.jobs import Jobs, restricted
from pathfinder.planning.solver.observer import Observer
from pathfinder.planning.solver.sidney import Decomposer, Key, key_of
from pathfinder.planning.solver.windows import improved_by_windows

SMALL_CAP = 500
"""Ideals that every block may visit, however many hard blocks there are."""


class Ordered(NamedTuple):
    """An order, its cost, and a lower bound on the cost of every order of the same jobs; in whole units."""

    order: list[int]
    cost: int
    bound: int


class Orderer:
    """Orders jobs; remembers blocks, since instances that differ in one choice share nearly all of them."""

    def __init__(self, effort: Effort, observer: Observer) -> None:
        """Start with nothing remembered."""
        self.effort = effort
        self.observer = observer
        self.decomposer = Decomposer()
        self._known: dict[Key, Ordered] = {}

    def ordered(self, jobs: Jobs) -> Ordered:
        """Return the best order found: exact in every block that could be solved."""
        blocks = self.decomposer.blocks_of(jobs)
        self.observer.decomposed(len(blocks), max(map(len, blocks), default=0))
        order: list[int] = []
        clock = cost = bound = 0
        answers = self._answers(jobs, blocks)
        for block, answer in zip(blocks, answers, strict=True):
            waited = clock * sum(jobs.weights[job] for job in block)
            cost += waited + answer.cost
            bound += waited + answer.bound
            clock += sum(jobs.hours[job] for job in block)
            order += [block[place] for place in answer.order]
        return Ordered(order, cost, bound)

    def _answers(self, jobs: Jobs, blocks: list[list[int]]) -> list[Ordered]:
        """Order each block, small ones first, so that one hard block does not use up the states of the others."""
        answers: list[Ordered] = [Ordered([0], 0, 0)] * len(blocks)
        states = self.effort.all_states
        for number in sorted(range(len(blocks)), key=lambda number: (len(blocks[number]), number)):
            if len(blocks[number]) == 1:
                job = blocks[number][0]
                cost = jobs.weights[job] * jobs.hours[job]
                answers[number] = Ordered([0], cost, cost)
                continue
            block = restricted(jobs, blocks[number])
            key = key_of(block)
            if key not in self._known:
                cap = max(SMALL_CAP, min(self.effort.states, states // 3))
                self._known[key], used = self._solved(block, cap)
                states -= used
            answers[number] = self._known[key]
        return answers

    def _solved(self, block: Jobs, cap: int) -> tuple[Ordered, int]:
        """Order one block, exactly within `cap` ideals, else by search; and say how many ideals it took."""
        exact = best_order(block, cap)
        if exact is not None:
            self.observer.block_solved(len(block.hours), exact.ideals)
            return Ordered(exact.order, exact.cost, exact.cost), exact.ideals
        starts = [closure_ratio_order(block), backward_order(block)]
        found = [improved_by_windows(block, start, self.effort.passes, self.effort.window) for start in starts]
        self.observer.block_searched(len(block.hours), self.effort.passes)
        best = min(found, key=block.cost)
        bound = max(hull_bound(block), spread_bound(block, self.effort.scalings))
        cost = block.cost(best)
        if bound > cost:
            message = f"a lower bound of {bound} above a cost of {cost}"
            raise AssertionError(message)
        return Ordered(best, cost, bound), cap
