"""Where may a search start? Two greedy orders of a block, one built from its front and one from its back.

The front one repeatedly learns the missing closure with the most weight per hour. The back one does the same
in the mirror (hours and weights swapped, needs reversed), which has the same costs read backwards.
"""

from __future__ import annotations

import math

from pathfinder.planning.solver.jobs import Jobs, closures_of


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
