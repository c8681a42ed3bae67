"""Every reason for and against a skill: where it stands, what it meets, who pays for it, what moving it costs."""

from __future__ import annotations

from datetime import date

import pytest
from worlds import curriculum, plan, snapshot

from pathfinder.errors import RequestError
from pathfinder.model.learner import Request
from pathfinder.planning.demand import pool
from pathfinder.planning.explain import start_now, what_if, why

WORLD = curriculum("shell 5; sql 10: shell; dbt 20: sql git|svn; git 5; svn 5; aws 40; gcp 40", alternatives="aws|gcp")
DEMAND = pool(WORLD, [snapshot("4 sql; 4 dbt; 1 aws gcp; 1 aws; 1 go", looked_for="shell")], ("role",))


def asked(skill: str, have: str = "", **more: object):
    more.setdefault("until", None)
    return why(WORLD, DEMAND, Request(("role",), tuple(have.split()), **more), skill)


def test_a_skill_on_the_way_is_paid_for_by_what_leans_on_it():
    found = asked("shell")
    assert (found.place, found.steps, found.known, found.left_out) == (1, 5, False, None)
    assert (found.hours, found.hours_to_reach, found.meets, found.meets_now) == (5, 5, 0, 0)
    assert [(payer.skill, payer.weight) for payer in found.pays] == [
        ("dbt", pytest.approx(4 / 11)),
        ("sql", pytest.approx(4 / 11)),
    ]
    assert found.opens == ("sql",)
    assert found.step.n == 1


def test_what_is_only_on_the_way_pays_for_nothing():
    world = curriculum("shell; sql: shell; dbt: sql")
    demand = pool(world, [snapshot("1 dbt", looked_for="sql shell")], ("role",))
    found = why(world, demand, Request(("role",), until=None), "shell")
    assert [(payer.skill, payer.weight) for payer in found.pays] == [("dbt", 1.0)]


def test_only_what_nobody_asks_for_was_chosen_over_other_members_of_a_group():
    world = curriculum("dbt: git|svn; git 5; svn 9")
    unasked, asked_for = (
        next(step.reason for step in plan(world, rows).steps if step.skill == "git")
        for rows in ("4 dbt", "4 dbt; 1 git")
    )
    assert (unasked.chosen_over, asked_for.chosen_over) == (("svn",), ())
    assert asked_for.needed_by == ("dbt",)


def test_nothing_leans_on_a_member_of_a_group_that_another_met_before():
    result = plan(curriculum("dbt: git|svn; git 5; svn 9"), "1 dbt; 4 git", have="svn")
    assert {step.skill: step.reason.needed_by for step in result.steps} == {"git": (), "dbt": ()}


def test_needs_are_told_with_what_is_known_by_then():
    found = asked("dbt")
    assert [(need.skills, need.met_by) for need in found.needs] == [(("sql",), ("sql",)), (("git", "svn"), ("git",))]
    assert found.hours_to_reach == 40


def test_moving_a_step_costs_what_it_puts_off_and_nothing_where_that_cannot_be():
    first = asked("shell")
    assert (first.earlier, first.later) == (None, None)
    last = asked("aws")
    assert (last.place, last.later) == (5, None)
    assert last.earlier == pytest.approx(4 / 11 * 40 - 2 / 11 * 20)


def test_an_alternative_that_is_not_learned_says_so_and_names_its_rival():
    found = asked("gcp")
    assert (found.place, found.left_out, found.meets_now) == (None, "alternative", pytest.approx(1 / 11))
    assert [(rival.skill, rival.place, rival.known) for rival in found.alternatives] == [("aws", 5, False)]
    assert found.opens == ()


@pytest.mark.parametrize(
    ("skill", "more", "because"),
    [
        ("aws", {"budget": 45.0}, "budget"),
        ("aws", {"until": 0.5}, "until"),
        ("aws", {"hours_per_week": 7.0, "start": date(2027, 1, 4), "by": date(2027, 1, 20)}, "budget"),
        ("dbt", {"skip": ("sql",)}, "needs-skipped"),
        ("sql", {"skip": ("sql",)}, "skipped"),
        ("sql", {"have": "sql"}, None),
    ],
)
def test_why_a_skill_is_left_out(skill, more, because):
    assert asked(skill, **more).left_out == because


def test_what_is_known_meets_nothing_more():
    found = asked("sql", have="sql")
    assert (found.known, found.meets_now, found.place, found.hours_to_reach) == (True, 0, None, 0)


def test_a_skill_that_is_not_there():
    with pytest.raises(RequestError, match="there is no skill 'cobol'"):
        asked("cobol")


def test_another_member_of_a_group_that_is_met_opens_nothing():
    assert asked("svn", have="sql").opens == ("dbt",)
    assert asked("svn", have="sql git").opens == ()


def test_what_can_be_started_now_is_told_as_if_each_came_next():
    steps = start_now(WORLD, DEMAND, Request(("role",), ("shell",), until=None))
    assert [(step.n, step.skill, step.hours_so_far) for step in steps] == [
        (1, "sql", 10),
        (2, "git", 5),
        (3, "aws", 40),
    ]
    assert [step.match for step in steps] == pytest.approx([4 / 11, 0, 2 / 11])
    assert [step.opens for step in steps] == [(), (), ()]


def test_two_plans_side_by_side():
    a, b = plan(WORLD, "1 sql"), plan(WORLD, "1 aws; 1 sql")
    assert (what_if(a, b).added, what_if(a, b).removed) == (("aws",), ())
    assert what_if(b, a).removed == ("aws",)
