"""Does the card of a skill say everything that speaks for and against it?"""

from __future__ import annotations

from worlds import curriculum, snapshot

from pathfinder.model.learner import Request
from pathfinder.planning.demand import pool
from pathfinder.planning.explain import why
from pathfinder.rendering.lines import Look
from pathfinder.rendering.style import to_text
from pathfinder.rendering.why_text import broken, why_lines

WORLD = curriculum("python 40; sql 20; dbt 14: sql; airflow 18: python; spark 35: python sql|scala; scala; git 8")
DEMAND = pool(WORLD, [snapshot("5 python sql; 3 dbt sql; 2 airflow python; 4 spark sql; 1 git")], ("role",))


def card(skill: str, have: str = "", look: Look | None = None) -> list[str]:
    request = Request(roles=("role",), have=tuple(have.split()), until=0.9)
    lines = why_lines(why(WORLD, DEMAND, request, skill), "The role", WORLD.name_of, look or Look(80))
    return to_text(lines, colour=False).splitlines()


def test_a_step_of_the_plan():
    assert card("spark", "python") == [
        "Spark · 35 h (35 h to 35 h)",
        "demand    ━━╍╍╍╍╍╍╍╍──────────  27 % of listings (95 %: 11–52 %)",
        "          rank 2 for The role  15 listings (effective)",
        "          as the next step it would meet +13.3 points of match",
        "place     step 4 of 5  45 h from here",
        "because   in 27 % of listings (95 %: 11–52 %); adds 13.3 points of match",
        "          one place earlier costs 1.63 match-hours",
        "          one place later costs 0.07 match-hours",
        "needs     ✓ Python  why",
        "          ✓ Sql  why",
        "opens     nothing by itself",
    ]


def test_beyond_the_cut_and_at_the_end():
    told = card("airflow")
    assert "place     step 6 of 6, beyond the cut after 5  58 h from here" in told
    assert "          one place later: not possible" in told


def test_what_is_known_and_what_was_never_measured():
    assert card("sql", "sql") == [
        "Sql · 20 h (20 h to 20 h) · ✓ you have it",
        "demand    ━━━━━━━━━━━╍╍╍╍╍╍╍╍─  80 % of listings (95 %: 55–93 %)",
        "          rank 1 for The role  15 listings (effective)",
        "place     known",
        "needs     nothing",
        "opens     nothing by itself",
    ]
    assert card("scala")[1:4] == [
        "demand    not measured: no snapshot looked for it",
        "place     not in the plan: something else meets the same requirements",
        "          10 h from here with what it needs: --goal scala",
    ]


def test_the_bar_is_half_as_long_where_room_is_short():
    assert card("sql", look=Look(60))[1].startswith("demand    ━━━━━╍╍╍╍─  80 %")


def test_a_text_is_broken_at_blanks_and_no_word_is_cut():
    assert broken("one two three", 7) == ["one two", "three"]
    assert broken("unbreakable a", 4) == ["unbreakable", "a"]
    assert broken("", 4) == []
