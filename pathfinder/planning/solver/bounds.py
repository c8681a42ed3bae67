"""How cheap could a block possibly be? Two lower bounds for blocks too large to solve, in whole numbers.

`hull_bound` uses only that no part of a block is denser than the block. `spread_bound` (Sinkhorn–Smith) spreads
each weight over the closure that it waits for; it holds for every spread, and a scaling finds a good one.
"""

from __future__ import annotations

from pathfinder.planning.solver.jobs import Jobs, closures_of

# Sorting by ratios of doubles may swap jobs whose ratios differ by less than 2**-51; this covers all such swaps.
ROUNDING_BITS = 48


def hull_bound(block: Jobs) -> int:
    """Half of weight(block) × hours(block), and half of each job's own weight × hours; rounded down.

    The weight earned by any time is at most density × time, and a job's own weight comes at its end.
    """
    own = sum(weight * hours for weight, hours in zip(block.weights, block.hours, strict=True))
    return (sum(block.weights) * sum(block.hours) + own) // 2


def spread_bound(block: Jobs, scalings: int) -> int:
    """Bound the cost by Smith's rule on spread weights, plus what each weight waits for beyond its spread.

    With f_li the part of weight l laid on job i of its closure, C_l = C_i + (C_l − C_i), so that
    Σ w_l·C_l ≥ Smith(p, Σ_l f_li) + Σ_l min over orders of the closure of Σ_i f_li·(hours after i in it).
    """
    hours = block.hours
    closures = [[job for job in closure if hours[job]] for closure in closures_of(block)]
    demands = [job for job, weight in enumerate(block.weights) if weight and closures[job]]
    carried = [0] * len(hours)
    waiting = 0
    factors = _scaled(block, closures, demands, scalings)
    for demand in demands:
        closure = closures[demand]
        shares = _split(block.weights[demand], [factors[job] * hours[job] for job in closure])
        for job, share in zip(closure, shares, strict=True):
            carried[job] += share
        waiting += _least_wait(closure, shares, block)
    learned = [job for job, time in enumerate(hours) if time]
    total = _smith(learned, carried, block) + waiting
    return total - (total >> ROUNDING_BITS) - 1


def _scaled(block: Jobs, closures: list[list[int]], demands: list[int], scalings: int) -> list[float]:
    """Scale one factor per job until each carries weight in proportion to its hours, as nearly as can be."""
    hours = [float(time) for time in block.hours]
    density = sum(block.weights) / sum(block.hours)
    factors = [1.0] * len(hours)
    rows = [(float(block.weights[demand]), closures[demand]) for demand in demands]
    for _ in range(scalings):
        carried = [0.0] * len(hours)
        for weight, closure in rows:
            rate = weight / sum([factors[job] * hours[job] for job in closure])
            for job in closure:
                carried[job] += rate * factors[job]
        for job, load in enumerate(carried):
            if load > 0.0:
                factors[job] = min(max(factors[job] * density / load, 1e-200), 1e200)
    return factors


def _split(weight: int, parts: list[float]) -> list[int]:
    """Split a whole weight in proportion to `parts`; the shares sum to it exactly."""
    total = sum(parts)
    shares = [int(weight * (part / total)) for part in parts]
    largest = max(range(len(shares)), key=shares.__getitem__)
    shares[largest] += weight - sum(shares)
    return shares


def _least_wait(closure: list[int], shares: list[int], block: Jobs) -> int:
    """Sum share × hours after it, least over all orders of the closure: the densest share goes last."""
    ranked = sorted(zip(closure, shares, strict=True), key=lambda pair: -pair[1] / block.hours[pair[0]])
    after = total = 0
    for job, share in ranked:
        total += share * after
        after += block.hours[job]
    return total


def _smith(jobs: list[int], weights: list[int], block: Jobs) -> int:
    """Cost of the best order without needs: highest weight per hour first (Smith 1956)."""
    ranked = sorted(jobs, key=lambda job: -weights[job] / block.hours[job])
    clock = total = 0
    for job in ranked:
        clock += block.hours[job]
        total += weights[job] * clock
    return total
