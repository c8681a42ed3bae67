"""How good and how quick are the chosen sets? `python tests/benchmarks/bench_selection.py` prints one line a case.

Synthetic curricula of 300 nodes: hours lognormal 5–80, in-degree about 1.5, 60 `any` groups of 2–4, Zipf demand with
15 groups of alternatives; "listings" pays for whole listings only. Seeds are fixed; CPU seconds are the machine's.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from pathfinder.planning.selection.budget import best_within
from pathfinder.planning.selection.closure import least_closure
from pathfinder.planning.solver.instance import Demand, Instance

NODES = 300
SEEDS = range(10)


def curriculum(rng: random.Random) -> tuple[tuple[float, ...], tuple, tuple]:
    """Draw hours, plain needs and any groups."""
    hours = tuple(round(min(80, max(5, rng.lognormvariate(3, 0.7))) * 2) / 2 for _ in range(NODES))
    needs = [()] + [
        tuple(sorted({max(0, node - 1 - int(rng.expovariate(1 / 30))) for _ in range(rng.choice([0, 1, 1, 2, 2, 3]))}))
        for node in range(1, NODES)
    ]
    groups: list[tuple[tuple[int, ...], ...]] = [()] * NODES
    for node in rng.sample(range(NODES // 10, NODES), 60):
        groups[node] = (tuple(sorted(rng.sample(range(node), rng.choice([2, 2, 3, 3, 4])))),)
    return hours, tuple(needs), tuple(groups)


def instance_of(seed: int, listings: int, *, whole: bool) -> Instance:
    """Draw a curriculum and as many listings; `whole` listings, or each requirement for its share."""
    rng = random.Random(seed)
    hours, needs, groups = curriculum(rng)
    weights = [1 / (place + 1) ** 0.9 for place in rng.sample(range(NODES), NODES)]
    places = rng.sample(range(NODES), NODES)
    alternatives = [set(places[start : start + 3]) for start in range(0, 45, 3)]
    demands: dict[tuple[tuple[int, ...], ...], float] = {}
    for _ in range(listings):
        named = set(rng.choices(range(NODES), weights=weights, k=rng.randint(3, 12)))
        for group in alternatives:
            if named & group and rng.random() < 0.5:
                named |= set(rng.sample(sorted(group), 2))
        group_of = {node: tuple(sorted(named & group)) for group in alternatives for node in group}
        requirements = sorted({group_of.get(node, (node,)) for node in named})
        for bundle in [tuple(requirements)] if whole else [(one,) for one in requirements]:
            share = 1 / listings / (1 if whole else len(requirements))
            demands[bundle] = demands.get(bundle, 0.0) + share
    return Instance(hours, needs, groups, tuple(Demand(weight, key) for key, weight in sorted(demands.items())))


def report(name: str, found: list[tuple[float, bool, float]]) -> None:
    """Print the gaps (in percent of what was found), how many are proved, and CPU seconds of one case."""
    gaps, proofs, seconds = zip(*found, strict=True)
    print(
        f"{name:24} proved {sum(proofs):2} of {len(found)}   gap mean {100 * sum(gaps) / len(gaps):6.2f} % "
        f"max {100 * max(gaps):6.2f} %   CPU mean {sum(seconds) / len(seconds):.3f} s max {max(seconds):.3f} s"
    )


def closures() -> None:
    """Time the least closure of eight random goals."""
    found = []
    for seed in SEEDS:
        instance = instance_of(seed, 1_800, whole=False)
        goals = random.Random(seed).sample(range(NODES), 8)
        start = time.process_time()
        closure = least_closure(instance, goals, id_rank=range(NODES))
        found.append((0.0, closure.proved, time.process_time() - start))
    report("closure of 8 goals", found)


def budgets(hours: float, *, whole: bool) -> None:
    """Time the best set for a budget, and measure what its bound leaves open."""
    found = []
    for seed in SEEDS:
        instance = instance_of(seed, 1_000 if whole else 1_800, whole=whole)
        bounds: list[float] = []

        def watch(_: int, __: float, bound: float, seen: list[float] = bounds) -> None:
            seen.append(bound)

        start = time.process_time()
        chosen = best_within(instance, hours, id_rank=range(NODES), observer=watch)
        seconds = time.process_time() - start
        assert chosen is not None
        gap = 0.0 if chosen.proved or not chosen.weight else bounds[-1] / chosen.weight - 1
        found.append((gap, chosen.proved, seconds))
    report(f"{hours:g} h, {'listings' if whole else 'match'}", found)


if __name__ == "__main__":
    closures()
    for objective in (False, True):
        for budget in (100, 200, 400, 1_000, 10_000):
            budgets(budget, whole=objective)
