"""Is a difference's interval the published one, and is a tie a tie?"""

from __future__ import annotations

import pytest

from pathfinder.model.market import Difference
from pathfinder.model.shares import Share


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_intervals_of_newcombes_table_come_out(first, second, low, high):
    """Newcombe 1998, table II, method 10."""
    (a, n), (b, m) = first, second
    found = Difference.of(Share.of(a / n, n), Share.of(b / m, m))
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_a_difference_is_the_other_way_round_when_the_roles_are():
    python, sql = Share.of(0.7, 40), Share.of(0.5, 90)
    there, back = Difference.of(python, sql), Difference.of(sql, python)
    assert (there.value, there.low, there.high) == (-back.value, -back.high, -back.low)


def test_the_mean_of_differences_is_weighted_and_of_one_it_is_that_one():
    a, b, c = Share.of(0.6, 50), Share.of(0.3, 70), Share.of(0.2, 400)
    assert Difference.averaged([(7.0, a, b)]) == Difference.of(a, b)
    mean = Difference.averaged([(1.0, a, b), (3.0, c, b)])
    assert mean.value == pytest.approx(0.25 * 0.3 + 0.75 * -0.1)
    assert mean.high - mean.low < Difference.of(a, b).high - Difference.of(a, b).low


def test_an_interval_that_holds_nought_is_a_tie():
    assert Difference.of(Share.of(0.5, 20), Share.of(0.6, 20)).tied
    assert not Difference.of(Share.of(0.1, 200), Share.of(0.6, 200)).tied
    assert Difference.of(Share.of(0.4, 0), Share.of(0.9, 1000)).tied  # nothing was measured for the first
