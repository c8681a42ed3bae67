"""What is the best order of one block? Dynamic programming over ideals: the closed sets learned so far.

The cost still to come depends only on what is learned, so each ideal is valued once: an hour costs the weight
that is not yet earned. Sets are bit masks. The search gives up past a cap of ideals.
"""

from __future__ import annotations

from typing import NamedTuple

from pathfinder.planning.solver.jobs import Jobs


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
    """Return the optimal order that is smallest in tie order, or None when there are more than `cap` ideals."""
    graph = _Steps(block)
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
        job, then, _ = next(step for step in layer[mask].steps if step[2] + to_come[step[1]] == best)
        order += [job, *graph.settled_between(mask | 1 << job, then)]
        mask = then
    return BlockOrder(order, to_come[start], len(to_come))


class _Steps:
    """The steps from ideal to ideal. Jobs without hours are no steps: they join as soon as they can."""

    def __init__(self, block: Jobs) -> None:
        self.block = block
        self.wanted = [sum(1 << need for need in set(needs)) for needs in block.needs]
        self.opens: list[list[int]] = [[] for _ in block.needs]
        for job, needs in enumerate(block.needs):
            for need in needs:
                self.opens[need].append(job)

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
        free = ideal.free
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
