"""Which skills does a selector name?"""

from __future__ import annotations

import pytest
from worlds import curriculum

from pathfinder.errors import RequestError
from pathfinder.model.curriculum import Curriculum, Role
from pathfinder.model.selectors import select, spells_one_skill
from pathfinder.model.shares import Share
from pathfinder.model.skills import Term

AREAS = {"sql": "Data wrangling", "python": "Languages", "dbt": "Data wrangling"}
WORLD = curriculum("dbt: sql git|svn; sql; git; svn; airflow: python; python; cpp", areas=AREAS)
SHARES = {
    "sql": Share.of(0.5, 100),
    "python": Share.of(0.4, 100),
    "dbt": Share.of(0.05, 100),
    "git": Share.of(0.0, 100),
}


def with_terms(world: Curriculum) -> Curriculum:
    skills = dict(world.skills)
    skills["cpp"] = skills["cpp"]._replace(name="C++", terms=(Term("c++"),))
    terms = (Term("dbt"), Term("data build tool"))
    skills["dbt"] = skills["dbt"]._replace(name="Data build tool", terms=terms, stages=("transform",))
    roles = {**world.roles, "other": Role("other", "Another role", titles=("other",))}
    return Curriculum(skills, roles, world.alternatives, world.stages)


def chosen(*selectors: str, world: Curriculum = WORLD) -> str:
    def shares(role: str | None) -> dict[str, Share]:
        return {"python": Share.of(0.9, 10)} if role == "role" else SHARES

    return " ".join(sorted(select(selectors, with_terms(world), shares)))


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("dbt", "dbt"),
        ("+dbt", "dbt git sql svn"),
        ("python+", "airflow python"),
        ("1+dbt", "dbt git sql svn"),
        ("0+dbt", "dbt"),
        ("sql+1", "dbt sql"),
        ("+sql+", "dbt sql"),
        ("c++", "cpp"),
        ("+c++", "cpp"),
        ("c+++", "cpp"),
        ("data build tool", "dbt"),
        ("+data build tool", "dbt git sql svn"),
        ("sql python", "python sql"),
        ("area:Data wrangling", "dbt sql"),
        ("area:data-wrangling python", "dbt python sql"),
        ('area:"Data wrangling",+dbt', "dbt sql"),
        ("area:Data wrangling, +dbt", "dbt sql"),
        ("stage:transform", "dbt"),
        ("demand>5%", "python sql"),
        ("demand>=5%", "dbt python sql"),
        ("demand<0.05", "git"),
        ("demand>5%,area:languages", "python"),
        ("role:role", "python"),
        ("role:role,demand>50%", "python"),
        ("role:role,role:other", "python"),
        ("role:role,role:other,demand>50%", ""),
        ("demand>50%", ""),
        ("*t", "dbt git"),
        ("", "airflow cpp dbt git python sql svn"),
    ],
)
def test_selectors(selector, expected):
    assert chosen(selector) == expected


def test_several_selectors_are_joined_by_or():
    assert chosen("git", "sql,area:Languages", "+airflow") == "airflow git python"


def test_every_fault_is_said_at_once():
    with pytest.raises(RequestError) as caught:
        chosen("pyton areaa:x", "area:Data wranglin", "x*", "stage:buil")
    assert caught.value.reasons == (
        "there is no skill 'pyton'",
        "'areaa:' is no way to select skills",
        "there is no area 'Data'",
        "there is no skill 'wranglin'",
        "no skill's id fits 'x*'",
        "there is no stage 'buil'",
    )
    assert "did you mean 'python'?" in caught.value.hint
    assert "did you mean 'area:'?" in caught.value.hint
    assert "did you mean 'stage:build'?" in caught.value.hint


def test_a_share_that_is_none():
    with pytest.raises(RequestError, match="'demand>x' compares with no share"):
        chosen("demand>x")


def test_a_circle_through_groups_ends():
    assert chosen("+x", world=curriculum("x: p|q; p: x; q; cpp; dbt")) == "p q x"


def test_what_is_just_one_skill():
    assert spells_one_skill(["c++"], with_terms(WORLD))
    assert spells_one_skill(["Data Build Tool"], with_terms(WORLD))
    assert not spells_one_skill(["+dbt"], with_terms(WORLD))
    assert not spells_one_skill(["dbt", "sql"], with_terms(WORLD))
