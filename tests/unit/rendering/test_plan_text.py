"""Does a plan on the terminal read as it should, wide and narrow, with dates, in ASCII, and where nothing is left?"""

from __future__ import annotations

from datetime import date

import pytest
from worlds import curriculum, plan

from pathfinder.model.plan import Ahead
from pathfinder.rendering.lines import Look
from pathfinder.rendering.plan_text import plan_lines
from pathfinder.rendering.style import to_text

WORLD = curriculum(
    "python 40; sql 20; dbt 14: sql; airflow 18: python; spark 35: python sql|scala; scala; git 8",
    areas={"git": "Tools", "dbt": "Tools"},
)
LISTINGS = "5 python sql; 3 dbt sql; 2 airflow python; 4 spark sql; 1 git"


def drawn(look: Look, have: str = "", **asked: object) -> list[str]:
    return to_text(plan_lines(plan(WORLD, LISTINGS, have, **asked), WORLD.name_of, look), colour=False).splitlines()


def test_a_wide_terminal_shows_everything():
    assert drawn(Look(100), "python") == [
        "The role · 95 h · match 23 % → 100 %",
        "coverage ▂▂▆▆▆▆▇▇▇▇▇███   15 listings (effective), 2026-01",
        "most wanted first would cost 12 % more · no order is better",
        "",
        "╭─◆ Area  95 h",
        "│  ✓ Python         –  ━━╍╍╍╍──  47 % 25–70 %   Σ  23 %  you have it",
        "│  ▶ Sql         20 h  ━━━━╍╍╍─  80 % 55–93 %   Σ  63 %  +40.0, opens 2 skills",
        "│  ◌ Git          8 h  ╍╍────── 6.7 % 1–30 %    Σ  70 %  +6.7",
        "│  ◌ Dbt         14 h  ━╍╍╍────  20 % 7–45 %    Σ  80 %  +10.0",
        "│  ◌ Spark       35 h  ━╍╍╍────  27 % 11–52 %   Σ  93 %  +13.3",
        "│  ◌ Airflow     18 h  ╍╍╍─────  13 % 4–38 %    Σ 100 %  +6.7",
        "╰─★ the average listing is matched at 100 %",
        "    100 % of the listings are met in full",
        "    ◌ could as well come before the step above it, as far as the listings tell",
        "Start now: Sql (20 h) · pathfinder why sql",
    ]


def test_a_narrow_one_lets_columns_go_and_says_when_it_is_done():
    assert drawn(Look(60), "python", hours_per_week=8.0, start=date(2027, 1, 4)) == [
        "The role · 95 h · 12 weeks at 8 h · done 2027-03-28",
        "match 23 % → 100 %",
        "coverage ▂▂▆▆▆▆▇▇▇▇▇███   15 listings (effective), 2026-01",
        "as hours vary, done by 2027-03-28 with a chance of 50 %",
        "by 2027-03-28 with 80 %",
        "most wanted first would cost 12 % more · no order is better",
        "",
        "╭─◆ Area  weeks 1–12 · 95 h · until 2027-03-28",
        "│  ✓ Python         –  ━━╍╍╍╍──  47 % Σ  23 %",
        "│  ▶ Sql         20 h  ━━━━╍╍╍─  80 % Σ  63 %",
        "│  ◌ Git          8 h  ╍╍────── 6.7 % Σ  70 %",
        "│  ◌ Dbt         14 h  ━╍╍╍────  20 % Σ  80 %",
        "│  ◌ Spark       35 h  ━╍╍╍────  27 % Σ  93 %",
        "│  ◌ Airflow     18 h  ╍╍╍─────  13 % Σ 100 %",
        "╰─★ the average listing is matched at 100 %",
        "    100 % of the listings are met in full",
        "    ◌ ties with the step above it",
        "Start now: Sql (20 h) · pathfinder why sql",
    ]


def test_the_narrowest_has_no_bar_and_the_end_says_what_lies_beyond():
    assert drawn(Look(44, ascii=True), until=0.5) == [
        "The role - 42 h - match 0 % -> 57 %",
        "coverage ______-------=",
        "15 listings (effective), 2026-01",
        "most wanted first would cost 9.1 % more",
        "no order is better",
        "",
        "+-# Tools  42 h",
        "|  > Sql         20 h  80 % S  40 %",
        "|  ~ Git          8 h 6.7 % S  47 %",
        "|  ~ Dbt         14 h  20 % S  57 %",
        "+-* the average listing is matched at 57 %",
        "    (70 %: 1 more, 40 h, --until 0.7)",
        "    27 % of the listings are met in full",
        "    1 of 3 steps are steady",
        "    ~ ties with the step above it",
        "Start now: Sql (20 h) - pathfinder why sql",
    ]


def test_what_lies_beyond_is_a_tenth_of_match_away_at_the_least():
    told = plan(WORLD, LISTINGS, until=0.5)
    near, far = Ahead(0.6, 1, 8.0), Ahead(0.7, 2, 20.0)
    text = to_text(plan_lines(told._replace(ahead=(near, far)), WORLD.name_of, Look(100)), colour=False)
    assert "(70 %: 2 more, 20 h, --all)" in text


def test_what_is_half_known_says_how_much_is_left():
    row = next(row for row in drawn(Look(None), "python sql", spent=(("spark", 10.0),)) if "Spark" in row)
    assert row.startswith("│  ◐ Spark      25 h")
    assert row.endswith("10 h done, 25 h left")


@pytest.mark.parametrize("width", [60, 100])
def test_nothing_left_is_said(width):
    told = drawn(Look(width), "python sql dbt airflow spark git")
    assert told[-1] == "Nothing is left to learn for this request."
    assert "╭─you have" in told
    assert "Start now" not in "\n".join(told)


def test_many_known_skills_are_counted():
    told = drawn(Look(100), "python sql dbt airflow spark git scala")
    assert sum("you have it" in row for row in told) == 5
    assert "│  ✓ and 2 more that you have" in told
