"""Which skill did somebody type, and what needs what?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds import curriculum

from pathfinder.errors import RequestError
from pathfinder.model.skills import Term

WORLD = curriculum("spark; scala; dbt: spark scala|flink; flink")


def named(**skills: tuple[str, ...]):
    """Return the world with other names and terms: the first text is the name."""
    changed = {
        skill: WORLD.skills[skill]._replace(name=name, terms=tuple(map(Term, terms)))
        for skill, (name, *terms) in skills.items()
    }
    return replace(WORLD, skills={**WORLD.skills, **changed})


def test_an_id_goes_before_names_and_terms_which_are_found_in_any_case_and_spacing():
    world = named(spark=("Flink", "scala"), scala=("Graph X", "gx"))
    assert [world.find(typed) for typed in ("FLINK", "graph  X", "GX", "scala")] == ["flink", "scala", "scala", "scala"]


def test_a_name_that_is_a_term_of_another_skill_is_ambiguous():
    world = named(spark=("Mixer", "quinine"), flink=("Streams", "mixer"))
    with pytest.raises(RequestError, match="'mixer' may be any of flink, spark"):
        world.find("mixer")


def test_what_several_skills_are_called_is_asked_back_with_their_ids():
    world = named(spark=("Data tool", "spark"), flink=("Data Tool", "flink"))
    assert world.spelled("data  tool") == ("flink", "spark")
    with pytest.raises(RequestError, match="'data tool' may be any of flink, spark"):
        world.find("data tool")


def test_a_role_is_found_by_id_or_name_in_any_case():
    assert WORLD.role("THE ROLE").id == WORLD.role("Role").id == "role"
    with pytest.raises(RequestError, match="there is no role 'rol'") as caught:
        WORLD.role("rol")
    assert caught.value.hint == "did you mean 'role'?"


def test_what_is_needed_is_named_with_the_members_of_groups_and_so_are_dependents():
    assert WORLD.skills["dbt"].named_ids == ("spark", "scala", "flink")
    assert WORLD.dependents == {"dbt": (), "flink": ("dbt",), "scala": ("dbt",), "spark": ("dbt",)}
    assert WORLD.closure(["dbt"]) == {"dbt", "spark"}
    assert [WORLD.ready("dbt", known) for known in (set(), {"spark"}, {"spark", "flink"}, {"flink"})] == [
        False,
        False,
        True,
        False,
    ]
