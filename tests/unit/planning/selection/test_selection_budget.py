"""Which set of nodes is the best use of a budget of hours?"""

import random

from instances import made

from pathfinder.planning.selection.budget import Chosen, best_within, weight_met
from pathfinder.planning.selection.order import feasible_order
from pathfinder.planning.solver.instance import is_feasible


def best(instance, budget, **more):
    return best_within(instance, budget, **{"id_rank": range(len(instance.hours)), **more})


def large(seed, nodes=120):
    rng = random.Random(seed)
    needs = {node: tuple(sorted(rng.sample(range(node), min(node, rng.choice([0, 1, 2]))))) for node in range(nodes)}
    groups = {node: (tuple(sorted(rng.sample(range(node), 3))),) for node in rng.sample(range(20, nodes), 20)}
    demands = [(rng.random(), (tuple(sorted(rng.sample(range(nodes), rng.choice([1, 1, 3])))),)) for _ in range(200)]
    return made([rng.randint(5, 60) for _ in range(nodes)], needs, groups, demands)


def test_the_best_pair_beats_the_best_single():
    instance = made([6, 5, 5], demands=[(6.0, ((0,),)), (4.0, ((1,),)), (4.0, ((2,),))])
    assert best(instance, 10) == Chosen((1, 2), 8.0, 10.0, proved=True)


def test_needs_count_against_the_hours():
    instance = made([6, 5, 5], {1: (2,)}, demands=[(3.0, ((0,),)), (4.0, ((1,),))])
    assert best(instance, 9).nodes == (0,)
    assert best(instance, 10).nodes == (1, 2)


def test_alternatives_are_met_once():
    both = ((0, 1),)
    instance = made([5, 4, 4], demands=[(5.0, both), (1.0, ((2,),))])
    assert best(instance, 9) == Chosen((1, 2), 6.0, 8.0, proved=True)


def test_a_whole_listing_pays_only_when_complete():
    instance = made([5, 5, 4], demands=[(9.0, ((0,), (1,))), (1.0, ((2,),))])
    assert best(instance, 9).nodes == (2,)
    assert best(instance, 10).nodes == (0, 1)


def test_of_equal_weight_fewer_hours_then_ids():
    instance = made([3, 2, 2], demands=[(1 / 2, ((0,),)), (1 / 3, ((1, 2),)), (1 / 6, ((1, 2),))])
    assert best(instance, 3).nodes == (1,)
    assert best(instance, 3, id_rank=[0, 2, 1]).nodes == (2,)


def test_nothing_is_learned_idly():
    assert best(made([1, 0], demands=[]), 100) == Chosen((), 0.0, 0.0, proved=True)


def test_what_must_be_held_comes_first_and_what_is_left_takes_the_most():
    instance = made([5, 4, 3], demands=[(9.0, ((1,),)), (1.0, ((2,),))])
    assert best(instance, 8, must=frozenset({0})).nodes == (0, 2)
    assert best(instance, 4, must=frozenset({0})) is None


def test_must_is_widened_to_its_least_closure():
    instance = made([1, 5, 9], any_needs={0: ((1, 2),)}, demands=[(1.0, ((2,),))])
    assert best(instance, 8, must=frozenset({0})).nodes == (0, 1)
    assert best(instance, 10, must=frozenset({0})).nodes == (0, 2)


def test_what_cannot_be_learned_cannot_be_held():
    assert best(made([1, 1], any_needs={0: ((),)}), 10, must=frozenset({0})) is None


def test_the_known_cost_nothing_and_their_demand_counts():
    instance = made([50, 2], {1: (0,)}, demands=[(1.0, ((0,),)), (2.0, ((1,),))])
    assert best(instance, 2, known=frozenset({0})) == Chosen((1,), 3.0, 2.0, proved=True)


def test_decimal_hours_fill_a_budget_to_the_brim():
    instance = made([0.1, 0.2], demands=[(1.0, ((0,),)), (1.0, ((1,),))])
    assert best(instance, 0.3).nodes == (0, 1)


def test_large_answers_are_learnable_fit_and_come_out_again():
    for seed in range(4):
        instance = large(seed)
        for budget in (60, 300, 900):
            chosen = best(instance, budget, limit=60)
            assert chosen == best(instance, budget, limit=60)
            assert sum(instance.hours[node] for node in chosen.nodes) == chosen.hours <= budget
            assert is_feasible(instance, feasible_order(instance, chosen.nodes))
            assert chosen.weight == weight_met(instance, frozenset(chosen.nodes))


def test_a_longer_search_is_never_worse_and_the_bound_holds():
    instance = large(9)
    seen = []
    quick = best(instance, 300, limit=1)
    thorough = best(instance, 300, limit=5_000, observer=lambda *event: seen.append(event))
    assert thorough.proved
    assert thorough.weight >= quick.weight
    assert [event[0] for event in seen] == list(range(1, len(seen) + 1))
    assert all(found <= thorough.weight + 1e-9 <= bound + 2e-9 for _, found, bound in seen)
