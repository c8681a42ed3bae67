"""Does the solver meet brute force, keep its bounds honest, and stay the same when nothing that matters changes?"""

import itertools
import random

import pytest
from oracle import optimum, random_instance

from pathfinder.planning.solver import Demand, Effort, Instance, cost_of, is_feasible, place_costs, prove, solve
from pathfinder.planning.solver.instance import meeting_places

KINDS = [(listings, choices) for listings in (False, True) for choices in (False, True)]


def instances(seed, count, *, listings, choices, nodes=8):
    rng = random.Random(seed)
    for _ in range(count):
        yield random_instance(rng, rng.randint(1, nodes), listings=listings, choices=choices)


@pytest.mark.parametrize(("listings", "choices"), KINDS)
def test_orders_are_feasible_meet_everything_and_bounds_hold(listings, choices):
    missed = 0
    for instance in instances(1, 300, listings=listings, choices=choices):
        solution = solve(instance)
        best = optimum(instance)
        assert is_feasible(instance, solution.order)
        assert solution.met == tuple(range(len(instance.demands)))
        assert solution.cost == cost_of(instance, solution.order)
        assert solution.bound <= solution.cost
        if solution.bound_for == "all":
            assert solution.bound <= best * (1 + 1e-12)
        missed += solution.cost > best * (1 + 1e-9)
    assert missed <= (3 if choices else 0)


@pytest.mark.parametrize(("listings", "choices"), KINDS)
def test_proving_reaches_the_optimum(listings, choices):
    for instance in instances(2, 150, listings=listings, choices=choices):
        solution = prove(instance, should_stop=lambda: False)
        assert solution.bound_for == "all"
        assert solution.cost == pytest.approx(optimum(instance), rel=1e-9)
        assert solution.bound == solution.cost


@pytest.mark.parametrize("cases", [0, 1, 3])
def test_a_stopped_proof_still_holds(cases):
    for instance in instances(3, 150, listings=False, choices=True):
        asked = itertools.count()
        solution = prove(instance, should_stop=lambda asked=asked: next(asked) >= cases)
        assert solution.bound <= optimum(instance) * (1 + 1e-12) <= solution.cost * (1 + 1e-9)


def test_hardly_any_effort_still_gives_honest_answers():
    lazy = Effort(ideals=2, divided=0, all_divided=0, passes=1, rounds=1, trials=0, enumerate_up_to=0, case_nodes=0)
    for listings, choices in KINDS:
        for instance in instances(4, 100, listings=listings, choices=choices):
            solution = solve(instance, effort=lazy)
            best = optimum(instance)
            assert is_feasible(instance, solution.order)
            assert solution.cost >= best * (1 - 1e-9)
            assert solution.bound_for != "all" or solution.bound <= best * (1 + 1e-12)


def test_no_step_is_useless():
    for listings, choices in KINDS:
        for instance in instances(5, 100, listings=listings, choices=choices):
            solution = solve(instance)
            for node in solution.order:
                rest = [other for other in solution.order if other != node]
                met = [number for number, _ in meeting_places(instance, rest)]
                if is_feasible(instance, rest) and len(met) == len(solution.met):
                    assert cost_of(instance, rest) >= solution.cost - 1e-9


def test_a_warm_start_is_never_lost_to():
    for instance in instances(6, 100, listings=False, choices=True):
        good = solve(instance)
        assert solve(instance, warm=good.order).cost <= good.cost
        assert solve(instance, warm=good.order[::-1]).cost <= good.cost * (1 + 1e-9)


def test_renumbering_changes_nothing_but_the_numbers():
    for instance in instances(7, 100, listings=False, choices=True):
        count = len(instance.hours)
        new = list(range(count))
        random.Random(count).shuffle(new)
        old = sorted(range(count), key=new.__getitem__)

        def named(nodes, new=new):
            return tuple(sorted(new[node] for node in nodes))

        renamed = Instance(
            tuple(instance.hours[node] for node in old),
            tuple(named(instance.needs[node]) for node in old),
            tuple(tuple(named(group) for group in instance.any_needs[node]) for node in old),
            tuple(Demand(demand.weight, tuple(map(named, demand.requirements))) for demand in instance.demands),
        )
        assert solve(renamed).cost == pytest.approx(solve(instance).cost, rel=1e-9)


def test_the_same_instance_gives_the_same_bytes():
    for instance in instances(8, 50, listings=True, choices=True):
        assert repr(solve(instance)) == repr(solve(instance))


def test_moving_one_place_costs_what_place_costs_says():
    for instance in instances(9, 100, listings=True, choices=True):
        order = list(solve(instance).order)
        costs = place_costs(instance, order)
        for place in range(len(order) - 1):
            swapped = [*order[:place], order[place + 1], order[place], *order[place + 2 :]]
            expected = float("inf")
            if is_feasible(instance, swapped):
                expected = cost_of(instance, swapped) - cost_of(instance, order)
            assert costs[place].later == pytest.approx(expected, abs=1e-9)
            assert costs[place + 1].earlier == costs[place].later
