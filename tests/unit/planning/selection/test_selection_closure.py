"""Which is the least that must be learned to hold some goals?"""

import pytest
from instances import made

from pathfinder.planning.selection.closure import Closure, Unlearnable, least_closure


def closure(instance, goals, **more):
    return least_closure(instance, goals, **{"id_rank": range(len(instance.hours)), **more})


def test_plain_needs_are_all_learned():
    assert closure(made([1, 2, 4], {2: (1,), 1: (0,)}), {2}) == Closure((0, 1, 2), 7.0, proved=True)


def test_the_cheaper_member_counts_its_own_needs():
    def choice(hours_below):
        return made([9, 1, hours_below, 6], {1: (2,)}, {0: ((1, 3),)})

    assert closure(choice(4), {0}) == Closure((0, 1, 2), 14.0, proved=True)
    assert closure(choice(6), {0}) == Closure((0, 3), 15.0, proved=True)


def test_a_member_that_serves_two_groups_beats_two_cheap_ones():
    instance = made([1, 1, 3, 2, 2], any_needs={0: ((2, 3),), 1: ((2, 4),)})
    assert closure(instance, {0, 1}) == Closure((0, 1, 2), 5.0, proved=True)


def test_goals_that_would_only_need_each_other_need_a_way_in():
    instance = made([1, 1, 5, 4], any_needs={0: ((1, 2),), 1: ((0, 3),)})
    assert closure(instance, {0, 1}) == Closure((0, 1, 3), 6.0, proved=True)


def test_of_equal_hours_more_demand_wins_then_the_id():
    def choice(demands):
        return made([1, 2, 2], any_needs={0: ((1, 2),)}, demands=demands)

    assert closure(choice([]), {0}).nodes == (0, 1)
    assert closure(choice([]), {0}, id_rank=[0, 2, 1]).nodes == (0, 2)
    assert closure(choice([(0.1, ((2,),))]), {0}).nodes == (0, 2)


def test_hours_are_compared_as_decimals():
    instance = made([1, 0.1, 0.2, 0.3], {1: (2,)}, {0: ((1, 3),)}, [(1.0, ((1,),))])
    assert closure(instance, {0}).nodes == (0, 1, 2)


def test_what_is_known_costs_nothing_and_meets_groups():
    instance = made([1, 8, 9], any_needs={0: ((1, 2),)})
    assert closure(instance, {0}, known=frozenset({2})) == Closure((0,), 1.0, proved=True)
    assert closure(instance, {0}, known=frozenset({0})) == Closure((), 0.0, proved=True)


def test_a_preferred_member_is_taken_whatever_it_costs():
    instance = made([1, 2, 90], any_needs={0: ((1, 2),)})
    assert closure(instance, {0}, prefer=frozenset({2})).nodes == (0, 2)


def test_a_preference_gives_way_where_it_is_not_possible():
    instance = made([1, 2, 3], {2: (0,)}, {0: ((1, 2),)})
    assert closure(instance, {0}, prefer=frozenset({2})).nodes == (0, 1)


def test_preferences_that_would_make_a_circle_yield_to_the_earlier_id():
    instance = made([1, 1, 5, 5], any_needs={0: ((1, 2),), 1: ((0, 3),)})
    assert closure(instance, {0, 1}, prefer=frozenset({0, 1})).nodes == (0, 1, 3)


def test_a_group_that_is_known_asks_for_no_preferred_member():
    instance = made([1, 2, 90], any_needs={0: ((1, 2),)})
    assert closure(instance, {0}, prefer=frozenset({2}), known=frozenset({1})).nodes == (0,)


def test_goals_out_of_reach_are_named():
    instance = made([1, 1, 1], any_needs={0: ((),), 1: ((0,),)})
    with pytest.raises(Unlearnable) as caught:
        closure(instance, {0, 1, 2})
    assert caught.value.goals == (0, 1)


def test_the_limit_gives_a_closed_set_without_a_proof():
    # Seven pairs that overlap in a ring: three members cannot meet them all, though the bound alone may hope so.
    ring = made([1] * 7 + [2] * 7, any_needs={node: ((7 + node, 7 + (node + 1) % 7),) for node in range(7)})
    stopped = closure(ring, range(7), limit=0)
    assert not stopped.proved
    assert closure(ring, range(7)) == Closure((*range(7), 7, 8, 10, 12), 15.0, proved=True)
