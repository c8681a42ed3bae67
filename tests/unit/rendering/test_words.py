"""Are the reasons of a step told in words, the fullest first, and each time by what counts most?"""

from __future__ import annotations

from datetime import date

import pytest
from worlds import curriculum, plan

from pathfinder.model.skills import Resource
from pathfinder.rendering.words import (
    effective_text,
    leaning_on,
    listed,
    listings_text,
    old_text,
    reason_text,
    resource_facts,
    why_phrases,
)

WORLD = curriculum("sql 20; dbt 14: sql; basics 30; spark 10: basics; scala 12: spark; git 8", alternatives="git|scala")
ROWS = "6 sql; 3 dbt sql; 8 spark; 2 spark scala; 1 git"


def step_of(skill: str, **asked: object):
    made = plan(WORLD, ROWS, **asked)
    place = next(n for n, step in enumerate(made.steps) if step.skill == skill)
    return made, place, made.steps[place]


def test_names_are_listed_until_they_are_too_many():
    assert [listed(["a", "b", "c", "d"][:n]) for n in range(5)] == ["", "a", "a and b", "a, b and c", "a, b and 2 more"]
    assert listed(["a", "b"], "or") == "a or b"


def test_a_reason_in_one_sentence():
    assert reason_text(step_of("sql")[2], WORLD.name_of) == (
        "in 45 % of listings (95 %: 26–66 %); adds 37.5 points of match; needed by Dbt; opens Dbt"
    )
    assert reason_text(step_of("basics")[2], WORLD.name_of).startswith("its demand was not measured; needed by Spark")


@pytest.mark.parametrize(
    ("asked", "said"), [({"goals": ("git",)}, "your goal"), ({"first": ("git",)}, "asked for first")]
)
def test_what_was_asked_for_is_the_first_reason(asked, said):
    assert reason_text(step_of("git", **asked)[2], WORLD.name_of).startswith(said)


def test_a_step_is_taken_for_others_where_its_own_hours_meet_little():
    made, place, _ = step_of("basics")
    assert leaning_on(made, place) == ("spark",)
    made, place, _ = step_of("sql")
    assert leaning_on(made, place) == ()


def test_half_of_what_an_average_hour_meets_is_reason_enough():
    made = plan(WORLD, ROWS)
    steps = [step._replace(reason=step.reason._replace(meets=0.1)) for step in made.steps]
    even = made._replace(steps=tuple(steps), hours=60.0)
    for hours, leans in ((19.0, False), (21.0, True)):  # an average hour meets 0.6 / 60, half of it 0.1 / 20
        first = steps[0]._replace(hours=hours, reason=steps[0].reason._replace(needed_by=("git",)))
        assert bool(leaning_on(even._replace(steps=(first, *steps[1:])), 0)) == leans


def test_phrases_get_shorter():
    for skill in ("sql", "spark", "basics", "git"):
        made, place, step = step_of(skill)
        phrases = why_phrases(step, WORLD.name_of, leaning_on(made, place))
        assert max(phrases, key=len) == phrases[0]
    _, _, basics = step_of("basics")
    assert why_phrases(basics, WORLD.name_of, ("spark", "scala")) == (
        "needed by Spark and 1 more", "needed by Spark", "for Spark", "for 2 steps",
    )  # fmt: skip


def test_what_numbers_rest_on():
    period = date(2024, 4, 1), date(2026, 3, 31)
    assert listings_text(1, 1.0) == "1 listing (1 effective)"
    assert listings_text(1320, 1014.4, period) == "1,320 listings (1,014 effective), 2024-04 to 2026-03"
    assert effective_text(101.4, period) == "101 listings (effective), 2024-04 … 2026-03"
    assert effective_text(101.4) == "101 listings (effective)"


def test_listings_are_old_after_a_year():
    assert old_text(date(2026, 1, 31), date(2027, 1, 31)) == ""
    assert old_text(date(2026, 1, 31), date(2027, 2, 1)) == "the newest listings are of 2026-01-31, over a year ago"


def test_what_is_known_of_a_resource_is_told():
    assert resource_facts(Resource("T", "", "docs", 1.5, "free")) == ["docs", "1.5 h", "free"]
    assert resource_facts(Resource("T", "", "", None, "")) == []
