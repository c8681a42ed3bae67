"""Does a new plan keep the old order while that costs next to nothing, and say what it moved?"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from worlds import curriculum, order, snapshot

from pathfinder.model.answers import SavedPlan, SavedStep
from pathfinder.model.learner import Request
from pathfinder.planning.demand import pool
from pathfinder.planning.planner import plan as compute
from pathfinder.planning.replanning import WORTH_IT, replan

START = date(2027, 1, 4)


def saved(skills: str, *, ends: date | None = None) -> SavedPlan:
    steps = {skill: SavedStep(skill, n, 10.0, 0.5, (), ends) for n, skill in enumerate(skills.split(), start=1)}
    return SavedPlan(steps, frozenset(), "", "")


def again(world: str, rows: str, old: SavedPlan, have: str = "", **asked: object):
    content = curriculum(world)
    request = Request(("role",), tuple(have.split()), until=None, **asked)
    return replan(content, pool(content, [snapshot(rows)], ("role",)), request, old)


def test_the_old_order_stands_where_the_gain_is_small():
    answer = again("a; b; c", "1000 a; 1001 b; 1000 c", saved("a c b"))
    assert order(answer.plan) == "a c b"
    assert (answer.kept, answer.shifts) == (True, ())
    assert 0 < answer.gain < WORTH_IT


def test_a_gain_worth_it_takes_its_place_and_says_what_moved():
    answer = again("a; b; c", "1 a; 9 b; 2 c", saved("a b c"))
    assert order(answer.plan) == "b c a"
    assert not answer.kept
    assert [(shift.skill, shift.before, shift.after) for shift in answer.shifts] == [("a", 1, 3)]


def test_what_is_done_leaves_and_the_rest_keeps_its_order():
    answer = again("a; b; c; d", "100 a; 101 b; 100 c; 99 d", saved("a d c b"), have="d")
    assert order(answer.plan) == "a c b"
    assert (answer.done, answer.shifts) == (("d",), ())


def test_a_new_skill_takes_its_place_and_the_others_keep_theirs():
    answer = again("a; b; n", "1000 a; 1001 b; 9000 n", saved("a b"))
    assert order(answer.plan) == "n a b"
    assert [(shift.skill, shift.before, shift.after) for shift in answer.shifts] == [("n", None, 1)]


def test_what_is_skipped_is_told_to_have_left():
    answer = again("a; b: a; c", "3 a; 2 b; 1 c", saved("a b c"), skip=("a",))
    assert order(answer.plan) == "c"
    assert [(shift.skill, shift.after) for shift in answer.shifts] == [("a", None), ("b", None)]


def test_a_prerequisite_that_the_curriculum_gained_comes_first():
    answer = again("a: z; b; z", "100 a; 100 b", saved("a b"))
    assert order(answer.plan).index("z") < order(answer.plan).index("a")


def test_an_old_choice_among_alternatives_stands():
    world = curriculum("aws 10; gcp 10; sql 10", alternatives="aws|gcp")
    demand = pool(world, [snapshot("5 aws gcp; 1 sql")], ("role",))
    answer = replan(world, demand, Request(("role",), until=None), saved("gcp sql"))
    assert order(answer.plan) == "gcp sql"


def test_a_missed_week_shifts_dates_and_nothing_else():
    asked = {"hours_per_week": 7.0, "start": START}
    first = again("a; b: a; c", "3 a; 2 b; 1 c", saved("a b c"), **asked).plan
    steps = {s.skill: SavedStep(s.skill, s.n, s.hours, 0.5, s.requires, s.ends) for s in first.steps}
    old = SavedPlan(steps, frozenset(), "", "")
    later = again("a; b: a; c", "3 a; 2 b; 1 c", old, hours_per_week=7.0, start=START + timedelta(days=7))
    assert (later.days, later.shifts, order(later.plan)) == (7, (), order(first))
    assert [step.ends - timedelta(days=7) for step in later.plan.steps] == [step.ends for step in first.steps]


@given(st.permutations(["a", "b", "c", "d", "e"]), st.lists(st.integers(1, 9), min_size=5, max_size=5))
def test_whatever_the_old_order_the_new_one_is_possible_and_nearly_the_best(old, weights):
    world = curriculum("a 5; b 10: a; c 7; d 3: b|c; e 12")
    rows = "; ".join(f"{weight} {skill}" for skill, weight in zip("abcde", weights, strict=True))
    demand = pool(world, [snapshot(rows)], ("role",))
    request = Request(("role",), until=None)
    answer = replan(world, demand, request, saved(" ".join(old)))
    best = compute(world, demand, request)
    known: set[str] = set()
    for step in answer.plan.steps:
        assert world.ready(step.skill, known)
        known.add(step.skill)
    assert answer.plan.match_after >= best.match_after - 1e-9
    assert answer.plan.cost <= best.cost / (1 - WORTH_IT) + 1e-9
