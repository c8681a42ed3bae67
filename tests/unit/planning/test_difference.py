"""Which skills moved between two saved plans, and who moved them?"""

from __future__ import annotations

from dataclasses import replace

from pathfinder.model.answers import Move, SavedPlan, SavedStep
from pathfinder.planning.difference import difference


def saved(
    order: str, *, known: str = "", curriculum: str = "c", snapshots: str = "s", hours: float = 10.0
) -> SavedPlan:
    steps = {skill: SavedStep(skill, n, hours, 0.5, ()) for n, skill in enumerate(order.split(), start=1)}
    return SavedPlan(steps, frozenset(known.split()), curriculum, snapshots, {"have": known.split()})


def test_a_step_that_goes_moves_nothing_behind_it():
    assert difference(saved("a b c"), saved("b c", known="a")) == (Move("a", 1, None, "you"),)


def test_what_is_still_the_second_step_has_not_moved():
    found = difference(saved("d c e a b"), saved("a c b", curriculum="other"))
    assert found == (Move("a", 4, 1, "curriculum"), Move("d", 1, None, "curriculum"), Move("e", 3, None, "curriculum"))


def test_of_two_causes_the_one_that_speaks_for_the_skill_is_told():
    found = difference(saved("a b"), saved("b a", curriculum="other", snapshots="newer", hours=5.0))
    assert [move.because for move in found] == ["curriculum", "curriculum"]
    found = difference(saved("a b"), saved("b", known="a", snapshots="newer"))
    assert found == (Move("a", 1, None, "you"),)


def because(a: SavedPlan, b: SavedPlan) -> dict[str, str]:
    return {move.skill: move.because for move in difference(a, b)}


def test_what_only_one_cause_explains_is_laid_to_it():
    assert set(because(saved("a b"), saved("b a", snapshots="new")).values()) == {"market"}
    assert set(because(saved("a b"), saved("b a", curriculum="new")).values()) == {"curriculum"}
    assert set(because(saved("a b"), replace(saved("b a"), request={"until": 0.8})).values()) == {"you"}


def test_nothing_moves_between_a_plan_and_itself():
    assert difference(saved("a b"), saved("a b")) == ()
