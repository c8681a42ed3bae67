"""Would each change that is offered really do, and would a smaller one not?"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from worlds import curriculum, plan

from pathfinder.errors import InfeasibleError
from pathfinder.model.learner import Busy

WORLD = curriculum("a 10.5; b 20.2: a; c 7.3")
MONDAY = date(2027, 1, 4)
OFF = {
    "no day": {},
    "week-ends": {"rest_days": (5, 6)},
    "a busy week": {"busy": (Busy(date(2027, 1, 8), date(2027, 1, 14)),)},
    "both": {"rest_days": (2, 6), "busy": (Busy(date(2027, 1, 8), date(2027, 1, 14)),)},
}


def planned(by: date, a_week: float, off: dict[str, object]):
    goals = ("b", "c")
    return plan(WORLD, "1 b; 1 c", goals=goals, start=MONDAY, by=by, hours_per_week=a_week, **off)


def offered(by: date, a_week: float, off: dict[str, object]) -> tuple[float | None, date]:
    with pytest.raises(InfeasibleError) as caught:
        planned(by, a_week, off)
    told = " ".join(caught.value.reasons)
    more, later = re.search(r"--hours-per-week ([0-9.]+)", told), re.search(r"--by (\S+)\)", told)
    return float(more[1]) if more else None, date.fromisoformat(later[1])


@pytest.mark.parametrize("days", [3, 11, 19])
@pytest.mark.parametrize("off", OFF)
def test_more_hours_a_week_or_a_later_day_are_the_least_that_would_do(off, days):
    by = MONDAY + timedelta(days=days)
    a_week, later = offered(by, 8.0, OFF[off])
    for given, asked in (((by, a_week), (by, a_week - 0.1)), ((later, 8.0), (later - timedelta(days=1), 8.0))):
        assert {step.skill for step in planned(*given, OFF[off]).steps} == {"a", "b", "c"}
        with pytest.raises(InfeasibleError):
            planned(*asked, OFF[off])


def test_a_day_before_which_nobody_studies_asks_for_a_later_one_alone():
    assert offered(date(2027, 1, 10), 8.0, {"busy": (Busy(MONDAY, date(2027, 1, 10)),)}) == (None, date(2027, 2, 13))


def test_hours_that_no_calendar_holds_are_told_without_a_day():
    with pytest.raises(InfeasibleError) as caught:
        planned(MONDAY, 0.00001, {})
    assert [reason for reason in caught.value.reasons if "--by" in reason] == []


def test_hours_are_offered_to_the_last_digit():
    world = curriculum("a 1000.0001; b 1000.0002")
    with pytest.raises(InfeasibleError) as caught:
        plan(world, "1 a; 1 b", goals=("a", "b"), budget=2000.0)
    assert caught.value.reasons[0] == "give it 2000.0003 h (--budget 2000.0003)"
    assert plan(world, "1 a; 1 b", goals=("a", "b"), budget=2000.0003).hours == pytest.approx(2000.0003)


def test_where_hours_and_days_are_both_too_few_both_must_give_way():
    asked = {"goals": ("b", "c"), "start": MONDAY, "hours_per_week": 7.0}
    with pytest.raises(InfeasibleError) as caught:
        plan(WORLD, "1 b; 1 c", budget=20.0, by=MONDAY + timedelta(days=20), **asked)
    assert caught.value.reasons[:2] == (
        "give it 38 h (--budget 38) and study 12.7 h a week (--hours-per-week 12.7)",
        "give it 38 h (--budget 38) and be done by 2027-02-10 (--by 2027-02-10)",
    )
    with pytest.raises(InfeasibleError) as caught:
        plan(WORLD, "1 b; 1 c", budget=20.0, by=MONDAY + timedelta(days=60), **asked)
    assert not [reason for reason in caught.value.reasons if "--by" in reason]
