"""What is left to order once every choice is made? Jobs with whole hours and weights, and plain needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Jobs(NamedTuple):
    """An instance of 1|prec|ΣwC in whole numbers; job numbers are in tie order, needs are acyclic.

    A job is a node to learn, or, with no hours of its own, a demand that waits for several nodes.
    """

    hours: Sequence[int]
    weights: Sequence[int]
    needs: Sequence[Sequence[int]]

    def cost(self, order: Iterable[int]) -> int:
        """Sum weight times completion over `order`, in units of weight × hours."""
        clock = total = 0
        for job in order:
            clock += self.hours[job]
            total += self.weights[job] * clock
        return total


def restricted(jobs: Jobs, chosen: Sequence[int]) -> Jobs:
    """Renumber the jobs of `chosen` from 0 in the sequence given, with the needs among them alone."""
    place = {job: index for index, job in enumerate(chosen)}
    return Jobs(
        [jobs.hours[job] for job in chosen],
        [jobs.weights[job] for job in chosen],
        [[place[need] for need in jobs.needs[job] if need in place] for job in chosen],
    )


def closures_of(block: Jobs) -> list[list[int]]:
    """List for each job everything it needs and itself, every job after its own needs."""
    place = {job: index for index, job in enumerate(sorted_by_needs(block.needs))}
    closures: list[list[int]] = [[] for _ in place]
    for job in place:
        members = {job}
        for need in block.needs[job]:
            members.update(closures[need])
        closures[job] = sorted(members, key=place.__getitem__)
    return closures


def sorted_by_needs(needs: Sequence[Sequence[int]]) -> list[int]:
    """Order all jobs so that each comes after its needs, small numbers as early as a depth-first walk allows."""
    order: list[int] = []
    state = [0] * len(needs)
    for root in range(len(needs)):
        trail = [root]
        while trail:
            job = trail[-1]
            if state[job]:
                trail.pop()
                if state[job] == 1:
                    state[job] = 2
                    order.append(job)
                continue
            state[job] = 1
            trail += [need for need in reversed(needs[job]) if not state[need]]
    return order


def with_demands(block: Jobs, learned: list[int]) -> list[int]:
    """Insert the jobs without hours into an order of the others, each as soon as its needs allow."""
    left = [len(needs) for needs in block.needs]
    opens: list[list[int]] = [[] for _ in block.needs]
    for job, needs in enumerate(block.needs):
        for need in needs:
            opens[need].append(job)
    order: list[int] = []
    ready = [job for job, count in enumerate(left) if not count and not block.hours[job]]
    for following in (None, *learned):
        ready += [] if following is None else [following]
        while ready:
            done = ready.pop(0)
            order.append(done)
            for other in opens[done]:
                left[other] -= 1
                if not left[other] and not block.hours[other]:
                    ready.append(other)
    return order
