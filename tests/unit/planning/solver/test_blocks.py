"""Do the ways to solve a block agree with each other, and do bounds stay below?"""

import random

import pytest

from pathfinder.planning.solver.bounds import hull_bound, spread_bound
from pathfinder.planning.solver.greedy import backward_order, closure_ratio_order, pursuit_order
from pathfinder.planning.solver.ideals import best_order
from pathfinder.planning.solver.jobs import Jobs, restricted
from pathfinder.planning.solver.sidney import Decomposer
from pathfinder.planning.solver.splitting import Splitter
from pathfinder.planning.solver.windows import improved_by_windows


def random_blocks(seed, count, most):
    """Yield blocks of more than three jobs; some jobs take no hours, as demands for several do."""
    rng = random.Random(seed)
    while count:
        size = rng.randint(4, most)
        needs = [sorted(rng.sample(range(job), min(job, rng.choice([0, 1, 1, 2, 3])))) for job in range(size)]
        hours = [rng.randint(1, 9) if rng.random() < 0.8 else 0 for _ in needs]
        jobs = Jobs(hours, [rng.randint(0, 9) for _ in needs], needs)
        for block in Decomposer().blocks_of(jobs):
            if len(block) > 3 and count:
                count -= 1
                yield restricted(jobs, block)


def is_order(block, order):
    place = {job: index for index, job in enumerate(order)}
    return sorted(order) == list(range(len(block.hours))) and all(
        place[need] < place[job] for job, needs in enumerate(block.needs) for need in needs
    )


@pytest.fixture(params=[12, 20])
def blocks(request):
    return list(random_blocks(request.param, 60, request.param))


def test_splitting_agrees_with_ideals(blocks, monkeypatch):
    monkeypatch.setattr("pathfinder.planning.solver.splitting.LEAF_IDEALS", 2)
    for block in blocks:
        exact = best_order(block, 10**6)
        assert block.cost(exact.order) == exact.cost
        better = Splitter(Decomposer()).search(block, exact.cost + 1, 10**6)
        assert better.better.cost == block.cost(better.better.order) == better.bound == exact.cost
        assert Splitter(Decomposer()).search(block, exact.cost, 10**6) == (None, exact.cost)


def test_a_search_out_of_budget_still_bounds(blocks, monkeypatch):
    monkeypatch.setattr("pathfinder.planning.solver.splitting.LEAF_IDEALS", 2)
    for budget in (0, 20, 60):
        for block in blocks:
            exact = best_order(block, 10**6)
            searched = Splitter(Decomposer()).search(block, exact.cost + 5, budget)
            assert searched.bound <= exact.cost
            assert searched.better is None or searched.better.cost >= exact.cost


def test_bounds_stay_below_and_searches_above(blocks):
    for block in blocks:
        exact = best_order(block, 10**6)
        assert hull_bound(block) <= exact.cost
        for scalings in (0, 1, 25):
            assert spread_bound(block, scalings) <= exact.cost
        for start in (closure_ratio_order(block), backward_order(block), pursuit_order(block)):
            assert is_order(block, start)
            better = improved_by_windows(block, start, 3, 4)
            assert is_order(block, better)
            assert exact.cost <= block.cost(better) <= block.cost(start)


def test_a_cap_on_ideals_is_kept():
    wide = Jobs([1] * 12, [0] * 11 + [5], [[]] * 11 + [list(range(11))])
    assert best_order(wide, 10) is None
    assert best_order(wide, 10**6).cost == 60
