"""What does a log say of the pace, and how little while it is short?"""

from __future__ import annotations

import pytest
from worlds import curriculum, plan

from pathfinder.model.learner import LogEntry
from pathfinder.planning.pace import ENOUGH, PRIOR, Pace, learned_pace

AREAS = {f"web{n}": "Web" for n in range(6)} | {f"data{n}": "Data" for n in range(6)}
WORLD = curriculum("; ".join(AREAS), areas=AREAS)


def log(names: str, hours: float) -> list[LogEntry]:
    return [LogEntry(name, None, hours) for name in names.split()]


def test_nothing_logged_is_a_pace_of_one():
    assert learned_pace(WORLD, []) == Pace(1.0, (), 0)
    assert learned_pace(WORLD, [LogEntry("web0"), LogEntry("gone", None, 5.0)]) == Pace(1.0, (), 0)


def test_the_pace_is_shrunk_towards_one_by_three_skills():
    assert PRIOR == 3
    assert learned_pace(WORLD, log("web0", 20)).overall == pytest.approx((2.0 + 3) / 4)
    assert learned_pace(WORLD, log("web0 web1 web2", 20)).overall == pytest.approx((6.0 + 3) / 6)
    assert learned_pace(WORLD, log("web0 data1 web2 data3 web4 data5", 13)) == Pace(1.2, (), 6)


def test_faster_is_learned_as_well_and_order_does_not_matter():
    entries = log("web0 web1", 5) + log("data0", 9)
    assert learned_pace(WORLD, entries) == learned_pace(WORLD, entries[::-1])
    assert learned_pace(WORLD, entries).overall < 1


def test_an_area_has_its_own_pace_once_enough_of_it_is_logged():
    few = log("web0 web1 web2", 20) + log("data0 data1 data2 data3", 10)
    assert ENOUGH == 4
    assert dict(learned_pace(WORLD, few).by_area) == {"Data": pytest.approx(1.13, abs=0.01)}
    enough = log("web0 web1 web2 web3", 20) + log("data0 data1 data2 data3", 10)
    paces = dict(learned_pace(WORLD, enough).by_area)
    assert paces["Data"] < learned_pace(WORLD, enough).overall < paces["Web"] < 2.0


def test_a_plan_takes_the_pace_of_each_area():
    world = curriculum("a 10; b 10", areas={"a": "Web", "b": "Data"})
    steps = plan(world, "1 a; 1 b", pace=1.5, paces=(("Web", 2.0),), spent=(("b", 5.0),)).steps
    assert {step.skill: (step.hours, step.spent) for step in steps} == {"a": (20.0, 0.0), "b": (10.0, 5.0)}


def test_hours_at_a_pace_are_the_decimals_that_they_print_as():
    """3 · 0.8 is 2.4000000000000004 in doubles, and would not fit into 2.4 hours."""
    result = plan(curriculum("a 3"), "1 a", pace=0.8, budget=2.4)
    assert [step.hours for step in result.steps] == [2.4]
