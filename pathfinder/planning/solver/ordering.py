"""What is the best order when no choice is left, and how good is it surely? Block by block."""

from __future__ import annotations

from typing import NamedTuple

from pathfinder.planning.solver.bounds import hull_bound, spread_bound
from pathfinder.planning.solver.effort import Effort
from pathfinder.planning.solver.greedy import backward_order, closure_ratio_order, pursuit_order
from pathfinder.planning.solver.ideals import best_order
from pathfinder.planning.solver.jobs import Jobs, restricted
from pathfinder.planning.solver.observer import Observer
from pathfinder.planning.solver.sidney import Decomposer, Key, key_of
from pathfinder.planning.solver.splitting import Splitter
from pathfinder.planning.solver.windows import improved_by_windows

SHARING = 3
"""A hard block may use one in so many of the divided jobs that are left."""
PER_JOB = 20
"""The first order may divide so many times its jobs at least: large instances have more hard blocks."""
WORTH_BRANCHING = 20
"""A block is branched on if its jobs could be divided so many times."""
MOST_BRANCHED = 200
"""Larger blocks are not branched on: it would not finish, and each job may take a level of recursion."""
HARDER = 4
"""Each further attempt at what was not solved may divide so many times as much."""
MANY_STARTS = 150
"""Blocks of more jobs, and all once the budget is used up, are searched from one start only."""


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
        self.splitter = Splitter(self.decomposer)
        self.left = effort.all_divided
        """Jobs that may still be divided by branching, over all orders asked for."""
        self._known: dict[Key, Ordered] = {}

    def try_harder(self) -> None:
        """Forget the blocks that were not solved, and allow more divisions for the next attempt."""
        self._known = {key: answer for key, answer in self._known.items() if answer.bound == answer.cost}
        divided, shared, case = self.effort.divided, self.effort.all_divided, self.effort.case_divided
        self.effort = self.effort._replace(
            divided=divided * HARDER, all_divided=shared * HARDER, case_divided=case * HARDER
        )
        self.left = self.effort.all_divided

    def ordered(self, jobs: Jobs) -> Ordered:
        """Return the best order found: exact in every block that could be solved."""
        if not self._known:
            self.left = max(self.left, PER_JOB * len(jobs.hours))
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
        for number in sorted(range(len(blocks)), key=lambda number: (len(blocks[number]), number)):
            if len(blocks[number]) == 1:
                job = blocks[number][0]
                cost = jobs.weights[job] * jobs.hours[job]
                answers[number] = Ordered([0], cost, cost)
                continue
            block = restricted(jobs, blocks[number])
            key = key_of(block)
            if key not in self._known:
                budget = min(self.effort.divided, self.left // SHARING)
                self._known[key] = self._solved(block, budget)
                self.left -= budget - max(0, min(budget, self.splitter.budget))
            answers[number] = self._known[key]
        return answers

    def _solved(self, block: Jobs, budget: int) -> Ordered:
        """Order one block: by ideals if they are few, else by windows and then by branching."""
        self.splitter.budget = budget
        # A chain, however long, has one ideal per job: let narrow blocks through.
        exact = best_order(block, max(self.effort.ideals, 2 * len(block.hours)))
        if exact is not None:
            self.observer.block_solved(len(block.hours), exact.ideals)
            return Ordered(exact.order, exact.cost, exact.cost)
        starts = [pursuit_order(block)]
        if len(block.hours) <= MANY_STARTS and len(block.hours) * WORTH_BRANCHING <= budget:
            starts += [closure_ratio_order(block), backward_order(block)]
        found = [improved_by_windows(block, start, self.effort.passes, self.effort.window) for start in starts]
        best = min(found, key=block.cost)
        self.observer.block_searched(len(block.hours), self.effort.passes)
        bound = 0
        if len(block.hours) <= MOST_BRANCHED and len(block.hours) * WORTH_BRANCHING <= budget:
            searched = self.splitter.search(block, block.cost(best), budget)
            best = best if searched.better is None else searched.better.order
            bound = searched.bound
        cost = block.cost(best)
        if bound < cost:
            bound = max(bound, hull_bound(block), spread_bound(block, self.effort.scalings))
        if bound > cost:
            message = f"a lower bound of {bound} above a cost of {cost}"
            raise AssertionError(message)
        return Ordered(best, cost, bound)
