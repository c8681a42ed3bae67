"""Where does the log say that the learner stands, and what do coming steps lean on?"""

from __future__ import annotations

from datetime import date

import pytest
from worlds import curriculum, plan, snapshot

from pathfinder.model.learner import LogEntry, Request
from pathfinder.planning.demand import pool
from pathfinder.planning.planner import plan as compute
from pathfinder.planning.progress import review, status, with_log

WORLD = curriculum("python; pandas: python; sql; dbt: sql; dash: pandas dbt")
ROWS = "2 python; 3 pandas; 4 sql; 1 dbt"


def on(day: int) -> date:
    return date(2026, 11, day)


def stand(have: str, log: list[LogEntry], **asked: object):
    demand = pool(WORLD, [snapshot(ROWS)], ("role",))
    request = Request(("role",), tuple(have.split()), until=None, **asked)
    return status(WORLD, demand, request, compute(WORLD, demand, request), log)


def test_the_match_is_told_at_each_point_of_the_log_by_day():
    log = [LogEntry("pandas", on(20), 30.0), LogEntry("sql", on(10), 12.0)]
    found = stand("python pandas sql", log)
    assert found.match_first == pytest.approx(0.2)
    assert [(p.skill, p.on, p.hours) for p in found.history] == [("sql", on(10), 12.0), ("pandas", on(20), 30.0)]
    assert [point.match for point in found.history] == pytest.approx([0.6, 0.9])
    assert found.plan.match_before == pytest.approx(0.9)


def test_hours_done_are_those_noted_and_those_spent():
    found = stand("sql", [LogEntry("sql", on(1), 12.0), LogEntry("python", on(2))], spent=(("pandas", 4.0),))
    assert (found.hours_done, found.unnoted, found.plan.hours) == (16.0, 1, 26.0)


def test_what_was_forgotten_since_was_known_then():
    found = stand("", [LogEntry("sql", on(1), 12.0)])
    assert [point.match for point in found.history] == pytest.approx([0.4])
    assert found.plan.match_before == 0


def test_the_plan_shows_when_a_known_skill_was_done():
    rows = with_log(plan(WORLD, ROWS, have="sql python"), [LogEntry("sql", on(3), 11.0)]).known
    assert {row.skill: (row.logged, row.on, row.took) for row in rows} == {
        "sql": (True, on(3), 11.0),
        "python": (False, None, None),
    }


def test_review_puts_the_longest_unused_first_and_names_what_leans_on_it():
    result = plan(curriculum("a; b; c; d; x: a; y: b a; z: c"), "1 x; 1 y; 1 z", have="a b c d")
    log = [LogEntry("a", on(1)), LogEntry("b", on(5))]
    rows = review(curriculum("a; b; c; d; x: a; y: b a; z: c"), result, log, today=on(30))
    assert [(row.skill, row.unused_days, sorted(row.leaning)) for row in rows] == [
        ("c", None, ["z"]),
        ("a", 29, ["x", "y"]),
        ("b", 25, ["y"]),
    ]


def test_learning_what_stands_on_a_skill_is_using_it():
    result = plan(WORLD, "1 dash", have="pandas sql")
    rows = review(WORLD, result, [LogEntry("sql", on(9)), LogEntry("pandas", on(2))], today=on(12))
    assert {row.skill: row.last_used for row in rows} == {"pandas": on(2), "sql": on(9)}


def test_review_takes_the_last_day_whatever_the_order_of_the_log():
    world = curriculum("a; b: a; x: a")
    result = plan(world, "1 x", have="a b")
    log = [LogEntry("b", on(20)), LogEntry("a", on(1)), LogEntry("a")]
    assert [(row.skill, row.last_used) for row in review(world, result, log, today=on(30))] == [("a", on(20))]
