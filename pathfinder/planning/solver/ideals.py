"""What is the best order of one block? Dynamic programming over ideals: the closed sets learned so far.

The cost still to come depends only on what is learned, so each ideal is valued once: an hour costs the weight
that is not yet earned. Two rules, Sidney's for single jobs, leave most ideals out: if the densest job of all that
are left is free, it comes next; and if the thinnest of all is needed by none of them, it comes last.
Sets are bit masks, the densest job lowest. The search gives up past a cap of ideals.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from pathfinder.planning.solver.jobs import Jobs, restricted


class BlockOrder(NamedTuple):
    """An optimal order of a block, its cost from the block's own start, and how many ideals that took."""

    order: list[int]
    cost: int
    ideals: int


class _Ideal(NamedTuple):
    """What is known of a closed set: the weight it leaves, the jobs (a mask) and the steps that it opens."""

    left: int
    free: int
    steps: list[tuple[int, int, int]]
    """(job, mask of the ideal after it, cost of its hours)"""


_Layer = dict[int, _Ideal]


def best_order(block: Jobs, cap: int) -> BlockOrder | None:
    """Return an optimal order, small numbers first where it is free to choose; None past `cap` ideals."""
    by_density = sorted(range(len(block.hours)), key=lambda job: (_thinness(block, job), job))
    graph = _Steps(restricted(block, by_density))
    layers = graph.layers(cap)
    if layers is None:
        return None
    to_come: dict[int, int] = {}
    for layer in reversed(layers):
        for mask, ideal in layer.items():
            to_come[mask] = min((price + to_come[then] for _, then, price in ideal.steps), default=0)
    mask = start = next(iter(layers[0]))
    order = graph.settled_between(0, start)
    for layer in layers[:-1]:
        best = to_come[mask]
        steps = [step for step in layer[mask].steps if step[2] + to_come[step[1]] == best]
        job, then, _ = min(steps, key=lambda step: by_density[step[0]])
        order += [job, *graph.settled_between(mask | 1 << job, then)]
        mask = then
    return BlockOrder([by_density[job] for job in order], to_come[start], len(to_come))


def _thinness(block: Jobs, job: int) -> Fraction:
    """Return hours per weight; a job without hours is the densest, one without weight the thinnest."""
    if not block.hours[job]:
        return Fraction(-1)
    return Fraction(block.hours[job], block.weights[job]) if block.weights[job] else _ENDLESS


_ENDLESS = Fraction(1 << 400)


class _Steps:
    """The steps from ideal to ideal. Jobs without hours are no steps: they join as soon as they can."""

    def __init__(self, block: Jobs) -> None:
        self.block = block
        self.wanted = [sum(1 << need for need in set(needs)) for needs in block.needs]
        self.opens: list[list[int]] = [[] for _ in block.needs]
        for job, needs in enumerate(block.needs):
            for need in needs:
                self.opens[need].append(job)
        self.sinks = sum(1 << job for job, opened in enumerate(self.opens) if not opened)
        self.full = (1 << len(self.wanted)) - 1

    def layers(self, cap: int) -> list[_Layer] | None:
        """List the ideals by the number of steps that lead to them."""
        start, opened = self._settle(0, list(range(len(self.wanted))))
        found = 1
        layers: list[_Layer] = [{start: _Ideal(self._left(start), opened, [])}]
        while any(ideal.free for ideal in layers[-1].values()):
            layer: _Layer = {}
            for mask, ideal in layers[-1].items():
                self._extend(mask, ideal, layer)
                if found + len(layer) > cap:
                    return None
            found += len(layer)
            layers.append(layer)
        return layers

    def _extend(self, mask: int, ideal: _Ideal, layer: _Layer) -> None:
        """Add to `layer` what one step from an ideal leads to, smallest job first."""
        hours, weights = self.block.hours, self.block.weights
        free = self._sensible(mask, ideal.free)
        while free:
            bit = free & -free
            free ^= bit
            job = bit.bit_length() - 1
            learned = mask | bit
            then, opened = self._settle(learned, self.opens[job])
            if then not in layer:
                left = self._left(then) if then != learned else ideal.left - weights[job]
                layer[then] = _Ideal(left, ideal.free ^ bit | opened, [])
            ideal.steps.append((job, then, hours[job] * ideal.left))

    def _sensible(self, mask: int, free: int) -> int:
        """Leave out of the free jobs those that some best order does not learn next."""
        left = self.full ^ mask
        densest = left & -left
        if free & densest:
            return densest
        thinnest = 1 << left.bit_length() - 1
        while free & thinnest & self.sinks and free != thinnest:
            free ^= thinnest
            left ^= thinnest
            thinnest = 1 << left.bit_length() - 1
        return free

    def _settle(self, mask: int, candidates: list[int]) -> tuple[int, int]:
        """Let the candidates without hours join where they can; return the ideal, and the mask of jobs opened."""
        hours, wanted = self.block.hours, self.wanted
        opened = 0
        pending = candidates
        while pending:
            following: list[int] = []
            for job in pending:
                bit = 1 << job
                if wanted[job] & ~mask or mask & bit:
                    continue
                if hours[job]:
                    opened |= bit
                else:
                    mask |= bit
                    following += self.opens[job]
            pending = following
        return mask, opened

    def _left(self, mask: int) -> int:
        """Sum the weight that an ideal leaves to be earned."""
        return sum(weight for job, weight in enumerate(self.block.weights) if not mask >> job & 1)

    def settled_between(self, mask: int, then: int) -> list[int]:
        """List the jobs without hours that joined, each after its needs."""
        joined = []
        while mask != then:
            job = next(
                job
                for job, wanted in enumerate(self.wanted)
                if then >> job & 1 and not mask >> job & 1 and not wanted & ~mask
            )
            joined.append(job)
            mask |= 1 << job
        return joined
