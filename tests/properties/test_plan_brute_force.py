"""Small worlds, all of whose orders are tried: the plan costs what the cheapest of them costs."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from worlds import curriculum, plan, snapshot

from pathfinder.planning.demand import pool

SKILLS = "abcdef"


def random_world(seed: int) -> tuple[str, str, str]:
    """Return a curriculum, its alternatives and listings in the words of `worlds`."""
    rng = random.Random(seed)
    lines = []
    for place, skill in enumerate(SKILLS):
        before = SKILLS[:place]
        needs = rng.sample(before, min(len(before), rng.choice([0, 0, 1, 1, 2])))
        if len(before) > 1 and rng.random() < 0.3:
            needs.append("|".join(sorted(rng.sample(before, 2))))
        lines.append(f"{skill} {rng.choice([1, 2, 3, 5, 8, 13])}: {' '.join(needs)}")
    members = rng.sample(SKILLS, rng.choice([0, 2, 3]))
    rows = []
    for _ in range(rng.randint(2, 6)):
        rows.append(f"{rng.randint(1, 9)} {' '.join(sorted(rng.sample(SKILLS, rng.randint(1, 3))))}")  # noqa: PERF401
    return "; ".join(lines), "|".join(sorted(members)), "; ".join(rows)


def cheapest(world, rows: str) -> float:
    """Return the least cost over all orders of all skills; what is useless at the end of an order costs nothing."""
    demand = pool(world, [snapshot(rows)], ("role",))
    wanted = [(requirement.weight, set(requirement.skills)) for requirement in demand.requirements]
    best = float("inf")
    for order in permutations(world.skills):
        cost, spent, known = 0.0, 0.0, set()
        for skill in order:
            if not world.ready(skill, known):
                break
            spent += world.skills[skill].hours.likely
            cost += spent * sum(weight for weight, skills in wanted if skill in skills and not skills & known)
            known.add(skill)
            if all(skills & known for _, skills in wanted):
                best = min(best, cost)
                break
    return best


@pytest.mark.parametrize("seed", range(60))
def test_no_order_is_cheaper_than_the_plan_and_no_bound_is_above_it(seed):
    text, alternatives, rows = random_world(seed)
    world = curriculum(text, alternatives=alternatives)
    result = plan(world, rows)
    best = cheapest(world, rows)
    assert result.cost == pytest.approx(best, rel=1e-9)
    if result.bound is not None and result.bound_for == "all":
        assert result.bound <= best * (1 + 1e-9)
    known: set[str] = set()
    for step in result.steps:
        assert world.ready(step.skill, known)
        known.add(step.skill)
