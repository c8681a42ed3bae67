"""Do the days agree with a simulation, and with the plain formula where nothing is in the way?"""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

import pytest

from pathfinder.errors import RequestError
from pathfinder.model.learner import Busy, Request
from pathfinder.model.skills import Hours
from pathfinder.planning.days import StudyDays, budget_of, study_days
from pathfinder.planning.finish import hours_left, quantiles_along, spread

RUNS = 10_000
MONDAY = date(2027, 1, 4)
PLANS = {
    "one step": [Hours(15, 25, 45)],
    "one step, likely at its low end": [Hours(10, 10, 40)],
    "one step, likely at its high end": [Hours(10, 40, 40)],
    "two steps": [Hours(5, 5, 50), Hours(1, 2, 3)],
    "four steps": [Hours(5, 5, 50)] * 4,
    "five skewed steps": [Hours(5, 5, 50)] * 5,
    "one giant among dwarfs": [Hours(100, 200, 800), *[Hours(3, 5, 9)] * 20],
    "a whole plan": [Hours(15, 25, 45), Hours(5, 8, 15), Hours(20, 40, 90)] * 8,
    "some steps for sure": [Hours(10, 10, 10), Hours(8, 12, 30), Hours(7, 7, 7), Hours(8, 12, 30), Hours(1, 2, 4)],
}


def simulated(steps: list[Hours]) -> list[float]:
    """Draw the hours of whole plans, by the definition of PERT-beta and Python's own beta variates."""
    chance = random.Random(20)
    totals = [0.0] * RUNS
    for hours in steps:
        width = hours.high - hours.low
        place = (hours.likely - hours.low) / width if width else 0.0
        for run in range(RUNS):
            drawn = chance.betavariate(1 + 4 * place, 1 + 4 * (1 - place)) if width else 0.0
            totals[run] += hours.low + width * drawn
    return totals


@pytest.mark.parametrize("name", PLANS)
def test_p50_and_p80_cover_what_they_say(name):
    steps = PLANS[name]
    totals = simulated(steps)
    found = quantiles_along(steps)[-1]
    assert 0.78 <= sum(total <= found.p80 for total in totals) / RUNS <= 0.82
    assert 0.47 <= sum(total <= found.p50 for total in totals) / RUNS <= 0.53


def test_days_cover_as_hours_do():
    steps, days = PLANS["a whole plan"], StudyDays(MONDAY, 8.0)
    last = days.ends_on(Fraction(quantiles_along(steps)[-1].p80))
    in_time = sum(days.ends_on(Fraction(total)) <= last for total in simulated(steps))
    assert 0.78 <= in_time / RUNS <= 0.82


def test_hours_that_are_sure_stay_what_they_are():
    assert [(q.p50, q.p80) for q in quantiles_along([Hours(4, 4, 4)] * 7)] == [(4.0 * n, 4.0 * n) for n in range(1, 8)]
    assert quantiles_along([]) == []


def test_the_mean_is_the_pert_formula():
    assert spread(Hours(15, 25, 45)).mean == pytest.approx((15 + 4 * 25 + 45) / 6)
    assert spread(Hours(10, 10, 40)).third > 0 > spread(Hours(10, 40, 40)).third


def test_pace_and_hours_spent_move_all_three_numbers():
    assert hours_left(Hours(15, 25, 45), 2.0, 10.0) == Hours(20.0, 40.0, 80.0)
    assert hours_left(Hours(15, 25, 45), 1.0, 30.0) == Hours(0.0, 0.0, 15.0)
    assert hours_left(Hours(1, 3, 3), 0.8, 0.0) == Hours(0.8, 2.4, 2.4)


@pytest.mark.parametrize("hours", ["0", "0.1", "7.9", "8", "8.1", "212"])
def test_without_busy_days_the_formula_of_the_design_holds(hours):
    """Also where days are looked at one by one, because some far-off days are busy."""
    spent, busy = Fraction(hours), (Busy(date(2040, 1, 1), date(2040, 1, 1)),)
    for days in (StudyDays(MONDAY, 8.0), StudyDays(MONDAY, 8.0, busy)):
        assert days.starts_on(spent) == MONDAY + timedelta(days=floor(7 * spent / 8))
        assert days.ends_on(spent) == MONDAY + timedelta(days=max(0, ceil(7 * spent / 8) - 1))
        assert days.hours_until(date(2027, 1, 31)) == 32


def test_a_busy_range_shifts_what_comes_after_it_and_nothing_before():
    free = StudyDays(MONDAY, 7.0)
    busy = StudyDays(MONDAY, 7.0, (Busy(date(2027, 1, 10), date(2027, 1, 12)),))
    for hours in range(1, 30):
        shift = 0 if hours <= 6 else 3
        assert busy.ends_on(Fraction(hours)) == free.ends_on(Fraction(hours)) + timedelta(days=shift)


def test_overlapping_busy_ranges_count_once_and_may_hold_the_start():
    days = StudyDays(MONDAY, 7.0, (Busy(MONDAY, date(2027, 1, 9)), Busy(date(2027, 1, 6), date(2027, 1, 10))))
    assert days.starts_on(Fraction(0)) == date(2027, 1, 11)
    assert days.ends_on(Fraction(2)) == date(2027, 1, 12)


def test_rest_days_take_no_study_and_no_hours_from_the_week():
    days = StudyDays(MONDAY, 10.0, (), (5, 6))
    assert [days.ends_on(Fraction(hours)) for hours in (2, 10, 11, 20)] == [
        date(2027, 1, 4),
        date(2027, 1, 8),
        date(2027, 1, 11),
        date(2027, 1, 15),
    ]
    assert StudyDays(date(2027, 1, 9), 10.0, (), (5, 6)).starts_on(Fraction(0)) == date(2027, 1, 11)


def test_the_hours_before_a_day_know_busy_and_rest_days():
    request = Request(("role",), hours_per_week=10.0, start=MONDAY, by=date(2027, 1, 17), rest_days=(5, 6))
    assert budget_of(request) == 20.0
    assert budget_of(request._replace(busy=(Busy(MONDAY, date(2027, 1, 8)),))) == 10.0
    assert budget_of(request._replace(rest_days=())) == 20.0


def test_days_that_never_come_are_an_error_and_no_traceback():
    with pytest.raises(RequestError, match="no day of the calendar is left"):
        StudyDays(MONDAY, 0.0001).ends_on(Fraction(10_000))
    with pytest.raises(RequestError, match="no day of the calendar is left"):
        StudyDays(MONDAY, 8.0, (Busy(MONDAY, date.max),)).starts_on(Fraction(0))
    assert study_days(Request(("role",), hours_per_week=8.0)) is None
