"""Where may a search start? Greedy orders of a block: by closures from its front and back, and by pursuit.

The front one repeatedly learns the missing closure with the most weight per hour. The back one does the same
in the mirror (hours and weights swapped, needs reversed), which has the same costs read backwards. Pursuit learns
job after job, each time the one that most weight waits for, the more so the fewer hours that weight still waits.
"""

from __future__ import annotations

import math

from pathfinder.planning.solver.jobs import Jobs, closures_of, with_demands

EAGERNESS = 1.5
"""A weight pulls by weight / hours_left ** EAGERNESS; of 0.5, 1, 1.5, 2 and 3 this started best on listings."""


def closure_ratio_order(block: Jobs) -> list[int]:
    """Learn, again and again, the missing closure with the highest weight per hour."""
    closures = closures_of(block)
    holders: list[list[int]] = [[] for _ in closures]
    for job, closure in enumerate(closures):
        for member in closure:
            holders[member].append(job)
    hours = [sum(block.hours[member] for member in closure) for closure in closures]
    weights = [sum(block.weights[member] for member in closure) for closure in closures]
    order: list[int] = []
    left = list(range(len(closures)))
    done = [False] * len(closures)
    while left:
        best = max(left, key=lambda job: weights[job] / hours[job] if hours[job] else math.inf)
        for member in closures[best]:
            if not done[member]:
                done[member] = True
                order.append(member)
                for holder in holders[member]:
                    hours[holder] -= block.hours[member]
                    weights[holder] -= block.weights[member]
        left = [job for job in left if not done[job]]
    return order


def backward_order(block: Jobs) -> list[int]:
    """Choose what comes last, again and again: what loses the least weight per hour saved."""
    reverse: list[list[int]] = [[] for _ in block.needs]
    for job, needs in enumerate(block.needs):
        for need in needs:
            reverse[need].append(job)
    return closure_ratio_order(Jobs(block.weights, block.hours, reverse))[::-1]


def pursuit_order(block: Jobs) -> list[int]:
    """Learn, again and again, the free job that most weight waits for, near weights counting more."""
    pursuit = _Pursuit(block)
    opens: list[list[int]] = [[] for _ in block.needs]
    missing = [0] * len(block.needs)
    for job, closure in enumerate(pursuit.closures):
        for need in closure:
            if need != job and block.hours[job]:
                opens[need].append(job)
                missing[job] += 1
    free = [job for job, count in enumerate(missing) if not count and block.hours[job]]
    order: list[int] = []
    while free:
        best = max(free, key=pursuit.pulls.__getitem__)
        free.remove(best)
        order.append(best)
        pursuit.learn(best)
        for job in opens[best]:
            missing[job] -= 1
            if not missing[job]:
                free.append(job)
        free.sort()
    return with_demands(block, order)


class _Pursuit:
    """How strongly the unmet weights pull at each job."""

    def __init__(self, block: Jobs) -> None:
        self.block = block
        self.closures = [[job for job in closure if block.hours[job]] for closure in closures_of(block)]
        self.left = [sum(block.hours[job] for job in closure) for closure in self.closures]
        self.rates = [0.0] * len(self.closures)
        self.pulls = [0.0] * len(self.closures)
        self.waiting: list[list[int]] = [[] for _ in self.closures]
        for demand, closure in enumerate(self.closures):
            if block.weights[demand] and closure:
                for job in closure:
                    self.waiting[job].append(demand)
                self._update(demand)

    def learn(self, job: int) -> None:
        """Let every weight that waits for `job` come nearer."""
        for demand in self.waiting[job]:
            self.left[demand] -= self.block.hours[job]
            self._update(demand)

    def _update(self, demand: int) -> None:
        left = self.left[demand]
        rate = self.block.weights[demand] / float(left) ** EAGERNESS if left else 0.0
        change = rate - self.rates[demand]
        self.rates[demand] = rate
        for job in self.closures[demand]:
            self.pulls[job] += change
