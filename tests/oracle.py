"""What is the true optimum of a small instance? Every set of learned nodes is tried, plainly and slowly.

Nothing here is shared with the solver: feasibility and demand are read from the instance by their definitions.
An hour costs the weight not yet earned, so the cost still to come depends on the set of learned nodes alone.
"""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache

from pathfinder.planning.solver.instance import Demand, Instance


def optimum(instance: Instance) -> float:
    """Return the least cost of meeting every demand that can be met (up to about 12 nodes)."""
    nodes = range(len(instance.hours))

    def can_learn(node: int, learned: frozenset[int]) -> bool:
        return (
            node not in learned
            and all(need in learned for need in instance.needs[node])
            and all(any(member in learned for member in group) for group in instance.any_needs[node])
        )

    reachable: frozenset[int] = frozenset()
    while more := [node for node in nodes if can_learn(node, reachable)]:
        reachable = reachable.union(more)

    def unmet(learned: frozenset[int]) -> Fraction:
        return sum(
            (
                Fraction(demand.weight)
                for demand in instance.demands
                if all(any(node in reachable for node in requirement) for requirement in demand.requirements)
                and not all(any(node in learned for node in requirement) for requirement in demand.requirements)
            ),
            Fraction(0),
        )

    @cache
    def to_come(learned: frozenset[int]) -> Fraction:
        left = unmet(learned)
        if not left:
            return Fraction(0)
        return min(
            Fraction(instance.hours[node]) * left + to_come(learned | {node})
            for node in nodes
            if can_learn(node, learned)
        )

    return float(to_come(frozenset()))


def random_instance(rng: random.Random, nodes: int, *, listings: bool = False, choices: bool = True) -> Instance:
    """Make up a small instance; any groups, shared demands and half-learned leftovers occur often."""
    place = list(range(nodes))
    rng.shuffle(place)
    needs: list[tuple[int, ...]] = [()] * nodes
    any_needs: list[tuple[tuple[int, ...], ...]] = [()] * nodes
    for position, node in enumerate(place):
        earlier = place[:position]
        needs[node] = tuple(sorted(rng.sample(earlier, min(position, rng.choice([0, 0, 1, 1, 2])))))
        if choices and position and rng.random() < 0.35:
            # One member is learned earlier, so that the group can be met; the others are any nodes.
            members = {rng.choice(earlier), *rng.sample(place, min(nodes, rng.randint(1, 2)))} - {node}
            any_needs[node] = (tuple(sorted(members)),)
    hours = tuple(rng.choice([0, 1, 2, 3, 5, 7.5, 8, 12]) if rng.random() < 0.9 else 0.1 for _ in place)

    def requirement() -> tuple[int, ...]:
        size = rng.choice([1, 1, 2, 3]) if choices else 1
        return tuple(sorted(rng.sample(place, min(nodes, size))))

    demands = tuple(
        Demand(
            rng.choice([1.0, 2.0, 3.0, 0.1, rng.random()]),
            tuple(requirement() for _ in range(rng.randint(1, 3) if listings else 1)),
        )
        for _ in range(rng.randint(1, nodes + 2))
    )
    return Instance(hours, tuple(needs), tuple(any_needs), demands)
