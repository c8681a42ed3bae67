"""Do candidates, two requests and two plans stand beside each other as they should?"""

from __future__ import annotations

from datetime import date

from worlds import curriculum, plan, snapshot

from pathfinder.model.answers import Move
from pathfinder.model.learner import Request
from pathfinder.planning.demand import pool
from pathfinder.planning.explain import start_now, what_if
from pathfinder.rendering.compare_text import diff_lines, next_lines, whatif_lines
from pathfinder.rendering.lines import Look
from pathfinder.rendering.style import to_text

WORLD = curriculum("python 40; sql 20; dbt 14: sql; airflow 18: python; spark 35: python sql; git 8")
LISTINGS = "5 python sql; 3 dbt sql; 2 airflow python; 4 spark sql; 1 git"


def lines_of(drawn) -> list[str]:
    return to_text(drawn, colour=False).splitlines()


def candidates(have: str, look: Look, **asked: object) -> list[str]:
    request = Request(roles=("role",), have=tuple(have.split()), until=None, **asked)
    demand = pool(WORLD, [snapshot(LISTINGS)], ("role",))
    return lines_of(next_lines(start_now(WORLD, demand, request), "The role", WORLD.name_of, look))


def test_what_can_be_started_now_with_what_it_opens_as_far_as_there_is_room():
    assert candidates("python", Look(80)) == [
        "The role · 3 skills can be started now",
        "hours, share of listings, points of match",
        "",
        "▶ Sql         20 h  ━━━━╍╍╍─  80 %  +40.0  opens Dbt and Spark",
        "○ Git          8 h  ╍╍────── 6.7 %   +6.7",
        "○ Airflow     18 h  ╍╍╍─────  13 %   +6.7",
    ]
    assert candidates("python", Look(52))[3].endswith("+40.0  opens 2")
    assert candidates("python", Look(44))[3].endswith("+40.0")


def test_what_is_half_known_is_half_a_mark():
    rows = candidates("python", Look(80), spent=(("git", 3.0), ("sql", 5.0)))[3:]
    assert sorted(row[0] for row in rows) == ["○", "◐", "◐"]
    assert any(row.endswith("  5 h done, 15 h left") for row in rows)


def test_nothing_to_start_is_said():
    assert candidates("python sql dbt airflow spark git", Look(80)) == ["Nothing is left to start for this request."]


def test_another_request_beside_this_one():
    dated = {"hours_per_week": 8.0, "start": date(2027, 1, 4)}
    one, other = plan(WORLD, LISTINGS, "python", **dated), plan(WORLD, LISTINGS, "python git", **dated)
    assert lines_of(whatif_lines(what_if(one, other), WORLD.name_of, Look(80))) == [
        "steps            5 → 4",
        "hours         95 h → 87 h",
        "match        100 % → 100 %",
        "cost          30.7 → 26.4 match-hours",
        "done    2027-03-28 → 2027-03-21",
        "out     Git",
    ]


def test_what_moved_goes_up_when_it_comes_earlier():
    moves = (
        Move("sql", 1, 3, "market"), Move("git", 4, 2, "you"), Move("dbt", None, 1, "curriculum"),
        Move("spark", 2, None, "you"),
    )  # fmt: skip
    assert lines_of(diff_lines(moves, WORLD.name_of, Look(80))) == [
        "▼ Sql         1 → 3    market",
        "▲ Git         4 → 2    you",
        "+ Dbt         – → 1    curriculum",
        "- Spark       2 → –    you",
    ]
