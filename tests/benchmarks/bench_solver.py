"""How fast and how good is the solver? Prints the table of the planner's targets for made-up curricula.

Run as `python tests/benchmarks/bench_solver.py [--large]`. In-degree about 1.8, hours lognormal from 5 to 80,
Zipf weights, everything seeded; seconds are CPU seconds of this process.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from oracle import optimum, random_instance  # noqa: E402

from pathfinder.planning.solver import Demand, Instance, Solution, prove, solve  # noqa: E402


def curriculum(rng: random.Random, nodes: int) -> tuple[tuple[float, ...], tuple[tuple[int, ...], ...]]:
    """Make up hours and needs; needs are any earlier nodes."""
    needs = []
    for node in range(nodes):
        count = min(node, rng.choice([0, 1, 1, 2, 2, 3, 3, 2]))
        needs.append(tuple(sorted(rng.sample(range(node), count))))
    hours = tuple(float(round(min(80.0, max(5.0, rng.lognormvariate(3.0, 0.7))))) for _ in range(nodes))
    return hours, tuple(needs)


def mentions(seed: int, nodes: int) -> Instance:
    """Demand for single nodes, Zipf-distributed in random order."""
    rng = random.Random(seed)
    hours, needs = curriculum(rng, nodes)
    ranks = rng.sample(range(1, nodes + 1), nodes)
    total = sum(1 / rank for rank in ranks)
    demands = tuple(Demand(1 / rank / total, ((node,),)) for node, rank in enumerate(ranks))
    return Instance(hours, needs, ((),) * nodes, demands)


def listings(seed: int, nodes: int, sets: int) -> Instance:
    """Demand for whole sets of 3 to 12 nodes, popular ones more often."""
    rng = random.Random(seed)
    hours, needs = curriculum(rng, nodes)
    ranks = rng.sample(range(1, nodes + 1), nodes)
    popularity = [1 / rank for rank in ranks]
    found: dict[tuple[tuple[int, ...], ...], float] = {}
    for _ in range(sets):
        members = sorted(set(rng.choices(range(nodes), popularity, k=rng.randint(3, 12))))
        key = tuple((node,) for node in members)
        found[key] = found.get(key, 0.0) + 1 / sets
    return Instance(hours, needs, ((),) * nodes, tuple(Demand(weight, key) for key, weight in found.items()))


def alternatives(seed: int, nodes: int, groups: int) -> Instance:
    """Demand for single nodes and for any of some members of alternatives; some `any` groups in between."""
    rng = random.Random(seed)
    plain = mentions(seed, nodes)
    free = rng.sample(range(nodes // 10, nodes), nodes - nodes // 10)
    demands = list(plain.demands)
    for _ in range(groups):
        members = sorted(free.pop() for _ in range(rng.randint(3, 6)))
        heaviest = max(plain.demands[node].weight for node in members)
        for _ in range(rng.randint(2, 6)):
            some = tuple(sorted(rng.sample(members, rng.randint(2, len(members)))))
            demands.append(Demand(heaviest * rng.uniform(0.05, 0.4), (some,)))
    any_needs: list[tuple[tuple[int, ...], ...]] = [()] * nodes
    for node in rng.sample(range(nodes // 4, nodes), nodes // 10):
        any_needs[node] = (tuple(sorted(rng.sample(range(node), 2))),)
    return Instance(plain.hours, plain.needs, tuple(any_needs), tuple(demands))


def report(name: str, instances: Sequence[Instance], solver: Callable[[Instance], Solution] = solve) -> None:
    """Solve and print one line: gaps and seconds."""
    gaps, seconds = [], []
    for instance in instances:
        start = time.process_time()
        solution = solver(instance)
        seconds.append(time.process_time() - start)
        assert solution.bound is not None
        gaps.append(solution.cost / solution.bound - 1 if solution.cost else 0.0)
    proved = sum(gap <= 1e-12 for gap in gaps)
    print(
        f"{name:<44} gap mean {sum(gaps) / len(gaps):9.5%} max {max(gaps):9.5%}  proved {proved:>3} of {len(gaps):<3}"
        f" CPU s mean {sum(seconds) / len(seconds):7.3f} max {max(seconds):7.3f}",
        flush=True,
    )


def against_brute_force(count: int) -> None:
    """Count how many small instances with choices are solved to the optimum."""
    rng = random.Random(5)
    best = 0
    for _ in range(count):
        instance = random_instance(rng, rng.randint(6, 10))
        best += solve(instance).cost <= optimum(instance) * (1 + 1e-9)
    print(f"{'small with choices, against brute force':<44} optimal in {best} of {count}", flush=True)


def for_seconds(seconds: float) -> Callable[[Instance], Solution]:
    """Prove for so many CPU seconds."""

    def solver(instance: Instance) -> Solution:
        start = time.process_time()
        return prove(instance, should_stop=lambda: time.process_time() - start > seconds)

    return solver


if __name__ == "__main__":
    report("60 skills x100", [mentions(seed, 60) for seed in range(100)])
    report("300 x30", [mentions(seed, 300) for seed in range(30)])
    report("3,000 x3", [mentions(seed, 3000) for seed in range(3)])
    against_brute_force(500)
    report("300, 15 families, 30 any groups x10", [alternatives(seed, 300, 15) for seed in range(10)])
    report("  the same, proving for 10 s, x3", [alternatives(seed, 300, 15) for seed in range(3)], for_seconds(10.0))
    report("listings, 300 skills / 1,000 sets x10", [listings(seed, 300, 1000) for seed in range(10)])
    if "--large" in sys.argv:
        report("30,000", [mentions(0, 30_000)])
        report("listings, 3,000 / 30,000", [listings(0, 3000, 30_000)])
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
