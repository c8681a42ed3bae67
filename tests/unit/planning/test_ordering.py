"""What is an order worth when it is made of segments, and what may be said of it?"""

from __future__ import annotations

import pytest
from worlds import curriculum, order, plan, snapshot

from pathfinder.errors import RequestError
from pathfinder.model.learner import Request
from pathfinder.planning.demand import pool
from pathfinder.planning.ordering import solve_quickly
from pathfinder.planning.planner import plan as compute

WORLD = curriculum("a 10; b 10; c 10")
ROWS = "3 a; 2 b; 1 c"


def solved_by(solver, **asked: object):
    request = Request(("role",), until=None, **asked)
    return compute(WORLD, pool(WORLD, [snapshot(ROWS)], ("role",)), request, solver)


def test_the_bound_of_what_comes_later_waits_for_what_comes_first():
    result = plan(WORLD, ROWS, first=("c",))
    assert order(result) == "c a b"
    assert result.cost == pytest.approx((1 * 10 + 3 * 20 + 2 * 30) / 6)
    assert (result.gap, result.bound_for) == (pytest.approx(0), "all")


def test_a_bound_for_choices_in_one_segment_is_one_for_the_whole():
    def unsure(numbered):
        found = solve_quickly(numbered)
        return found._replace(bound=0.9 * found.cost, bound_for="choices") if len(numbered.ids) > 1 else found

    result = solved_by(unsure, first=("c",))
    assert result.bound_for == "choices"
    assert 0 < result.gap < 1 / 9
    assert solved_by(solve_quickly, first=("c",)).bound_for == "all"


def test_a_bound_that_was_not_computed_is_none_and_no_cost_has_no_gap():
    unbounded = solved_by(lambda numbered: solve_quickly(numbered)._replace(bound=None))
    assert (unbounded.bound, unbounded.gap) == (None, None)
    useless = solved_by(lambda numbered: solve_quickly(numbered)._replace(bound=0.0))
    assert (useless.bound, useless.gap) == (0, None)
    done = plan(WORLD, ROWS, have="a b c")
    assert (done.cost, done.gap) == (0, 0)


def test_the_most_wanted_first_costs_what_its_prerequisites_make_it_cost():
    result = plan(curriculum("a 10; b 10: x; x 30"), "1 a; 3 b")
    assert (order(result), result.cost) == ("a x b", pytest.approx(0.25 * 10 + 0.75 * 50))
    assert result.most_wanted_cost == pytest.approx(0.75 * 40 + 0.25 * 50)


def test_everything_that_contradicts_itself_is_said_at_once():
    with pytest.raises(RequestError) as caught:
        plan(WORLD, ROWS, goals=("a",), first=("b",), prefer=("c",), skip=("a", "b", "c"))
    assert caught.value.reasons == (
        "'a' is a goal and is skipped",
        "'b' is to come first and is skipped",
        "'c' is preferred and is skipped",
    )
    kept = plan(WORLD, ROWS, have="a", first=("a",), prefer=("a",), skip=("a",))
    assert order(kept) == "b c"
    assert kept.warnings == ("'a' is skipped and already known: it stays known",)
