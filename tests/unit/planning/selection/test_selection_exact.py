"""How are hours and weights compared without rounding?"""

import math
from fractions import Fraction

from pathfinder.planning.selection.exact import whole_hours, whole_weights


def test_a_tenth_and_two_tenths_fit_into_three_tenths():
    hours = whole_hours([0.1, 0.2])
    assert sum(hours.each) == hours.within(0.3)


def test_a_hair_less_than_needed_does_not_fit():
    hours = whole_hours([0.1, 0.2])
    assert sum(hours.each) > hours.within(0.299999999)
    assert sum(hours.each) > hours.within(Fraction(299, 1000))


def test_no_budget_and_an_endless_one():
    hours = whole_hours([1.5, 2.0])
    assert hours.within(-1.0) < 0
    assert hours.within(0.0) == 0
    assert hours.within(math.inf) == sum(hours.each)


def test_nodes_without_hours_cost_a_trace_that_never_decides_what_fits():
    hours = whole_hours([0.0, 0.0, 1.0])
    assert hours.each[0] > 0
    assert sum(hours.each) <= hours.within(1.0)
    assert sum(hours.each[:2]) < hours.each[2]


def test_plain_fractions_add_up_exactly():
    third, sixth, half = whole_weights([1 / 3, 1 / 6, 1 / 2])
    assert third + sixth == half


def test_other_weights_keep_their_proportions():
    weights = [math.pi, math.e, 1e-9]
    whole = whole_weights(weights)
    for weight, units in zip(weights, whole, strict=True):
        assert math.isclose(units / sum(whole), weight / math.fsum(weights), rel_tol=1e-4, abs_tol=1e-12)
    assert whole[2] > 0


def test_no_weights():
    assert whole_weights([]) == ()
