from datetime import date

import pytest
from worlds import curriculum, order, plan

from pathfinder.errors import InfeasibleError, RequestError
from pathfinder.model.learner import Busy, Request
from pathfinder.planning.planner import request_facts


def test_a_prerequisite_comes_before_what_needs_it():
    result = plan(curriculum("dbt: sql; sql"), "1 dbt")
    assert order(result) == "sql dbt"
    assert [step.reason.kind for step in result.steps] == ["needed", "demanded"]


def test_what_is_known_is_not_taught_and_its_prerequisites_are_assumed():
    result = plan(curriculum("dbt: sql; sql: shell; shell"), "1 dbt", have="sql")
    assert order(result) == "dbt"
    assert result.assumed == ("shell",)


def test_exact_have_assumes_nothing():
    assert (
        order(plan(curriculum("dbt: sql shell; sql: shell; shell"), "1 dbt", have="sql", exact_have=True))
        == "shell dbt"
    )


def test_more_demand_an_hour_goes_first():
    result = plan(curriculum("a 10; b 10; c 40"), "1 a; 2 b; 3 c")
    assert order(result) == "b a c"


def test_cost_is_the_sum_of_weight_times_the_hours_when_first_met():
    result = plan(curriculum("a 10; b 10"), "1 a; 3 b")
    assert result.cost == pytest.approx(0.75 * 10 + 0.25 * 20, rel=1e-12)


def test_one_alternative_meets_a_listing_that_names_several():
    world = curriculum("aws 40; gcp 40; sql 10", alternatives="aws|gcp")
    result = plan(world, "5 aws gcp; 2 aws; 1 sql")
    assert order(result)[:3] == "aws" or order(result).startswith("sql aws")
    aws = next(step for step in result.steps if step.skill == "aws")
    assert aws.reason.meets == pytest.approx(7 / 8)
    assert aws.reason.chosen_over == ("gcp",)
    assert "gcp" not in order(result)
    assert {left.skill: left.because for left in result.left_out} == {"gcp": "alternative"}


def test_any_group_takes_the_cheaper_member():
    result = plan(curriculum("app 10: flask|django; flask 5; django 30"), "1 app")
    assert order(result) == "flask app"


def test_match_stops_the_plan_at_until():
    result = plan(curriculum("a; b; c"), "3 a; 2 b; 1 c", until=0.5)
    assert order(result) == "a"
    assert [(left.skill, left.because) for left in result.left_out] == [("b", "until"), ("c", "until")]
    nearer = [(0.6, 1, 10), (0.7, 1, 10), (0.8, 1, 10), (0.9, 2, 20), (0.95, 2, 20)]
    assert [(mark.match, mark.skills, mark.hours) for mark in result.ahead] == [*nearer, (pytest.approx(1), 2, 20)]


def test_out_of_reach_gives_the_whole_order_and_a_warning():
    result = plan(curriculum("a; b"), "3 a x; 2 b", until=0.95)
    assert len(result.steps) == 2
    assert any("out of reach" in warning for warning in result.warnings)
    assert ("x", "unknown") in [(left.skill, left.because) for left in result.left_out]


def test_already_there_is_an_empty_plan():
    result = plan(curriculum("a; b"), "3 a; 1 b", have="a", until=0.6)
    assert result.steps == ()
    assert result.match_after == result.match_before == pytest.approx(0.75)


def test_skip_leaves_out_what_needs_it():
    result = plan(curriculum("k: docker; docker; sql"), "1 k; 1 docker; 1 sql", skip=("docker",))
    assert order(result) == "sql"
    assert {left.skill: left.because for left in result.left_out} == {"docker": "skipped", "k": "needs-skipped"}


def test_a_step_opens_what_it_makes_possible_and_nobody_skips():
    world = curriculum("sql; dbt: sql; bi: sql; k: sql git; git")
    steps = plan(world, "9 sql; 3 git; 1 dbt bi; 1 k", skip=("bi",)).steps
    assert [(step.skill, step.opens) for step in steps[:2]] == [("sql", ("dbt",)), ("git", ("k",))]


def test_a_skipped_goal_is_an_error():
    with pytest.raises(RequestError, match="goal and is skipped"):
        plan(curriculum("a; b"), "1 a", goals=("a",), skip=("a",))


def test_a_goal_is_its_closure_only():
    result = plan(curriculum("k: docker; docker; sql"), "1 k; 1 docker; 9 sql", goals=("k",))
    assert order(result) == "docker k"
    assert result.steps[-1].reason.kind == "goal"


def test_first_comes_before_all_else():
    result = plan(curriculum("a; b; c: b"), "9 a; 1 b; 1 c", first=("c",))
    assert order(result) == "b c a"


def test_prefer_chooses_the_member_and_the_alternative():
    world = curriculum("app: flask|django; flask 5; django 30; aws 40; gcp 41", alternatives="aws|gcp")
    result = plan(world, "1 app; 5 aws gcp; 1 aws; 1 gcp", prefer=("django", "gcp"))
    assert "flask" not in order(result)
    assert order(result).index("gcp") < order(result).index("aws")


def test_a_preference_that_runs_in_a_circle_gives_way():
    """gcp cannot come before what it is learned through, nor a member of its own group serve as its prerequisite."""
    world = curriculum("aws; gcp: aws|help; help: gcp; app: gcp|aws", alternatives="aws|gcp")
    assert order(plan(world, "1 app; 1 gcp; 1 aws", prefer=("gcp",))) == "aws gcp app"
    assert order(plan(world, "1 gcp; 1 aws", prefer=("help",))) == "aws gcp"


def test_a_budget_takes_the_best_set_for_it():
    result = plan(curriculum("a 10; b 6; c 5"), "10 a; 6 b; 5 c", budget=11.0)
    assert set(order(result).split()) == {"b", "c"}
    assert {left.skill: left.because for left in result.left_out} == {"a": "budget"}


def test_goals_that_do_not_fit_say_what_would_do():
    with pytest.raises(InfeasibleError) as caught:
        plan(curriculum("a 10; b 20"), "1 a; 1 b", goals=("a", "b"), budget=25.0)
    assert caught.value.reasons == (
        "give it 30 h (--budget 30)",
        "drop A (20 h for the rest)",
        "drop B (10 h for the rest)",
    )


def test_no_plan_rests_on_listings_that_name_no_skill():
    with pytest.raises(RequestError, match="no listing of the role 'role' names a skill"):
        plan(curriculum("a"), "3")


def test_match_never_falls_and_full_listings_count_whole_listings():
    result = plan(curriculum("a; b; c"), "2 a b; 1 a c; 1 c")
    matches = [step.match for step in result.steps]
    assert matches == sorted(matches)
    assert result.steps[-1].match == pytest.approx(1.0)
    assert result.steps[-1].full_listings == pytest.approx(1.0)


def test_whole_listings_first_then_what_only_raises_the_match():
    """Four of five listings name zzz, which nobody can learn: they never become complete, but b and c help."""
    result = plan(curriculum("a 20; b 9; c; d: b"), "1 a; 3 b zzz; 1 c zzz", maximize="listings")
    assert order(result) == "a b c"
    assert (result.cost, result.bound) == (pytest.approx(4.0), pytest.approx(4.0))
    assert result.match_after == pytest.approx(0.6)
    assert {left.skill: left.because for left in result.left_out} == {"zzz": "unknown"}


def test_opens_is_what_moves_onto_the_frontier():
    result = plan(curriculum("a; b: a; c: a b; d: a|x; x"), "3 a; 1 b; 1 c; 1 d")
    assert result.steps[0].opens == ("b", "d")


def test_hours_add_up_as_the_decimals_that_they_are():
    """0.1 + 0.2 is 0.3, for the step, its milestone and the plan."""
    result = plan(curriculum("a 0.1; b 0.2; c 0.1"), "3 a; 4 b; 1 c", until=0.8)
    assert [step.hours_so_far for step in result.steps] == [0.1, 0.3]
    assert (result.hours, result.milestones[0].hours, result.ahead[-1].hours) == (0.3, 0.3, 0.1)


@pytest.mark.parametrize(
    ("skills", "rows", "expected"),
    [
        ("a 2.5; b 3", "5 a; 6 b", "b a"),
        ("a 0.1; b 0.3", "1 a; 3 b", "b a"),
        ("a 2; b 1; c 1", "2 a; 1 b; 1 c", "a b c"),
        ("b 3; a 3; c 6", "1 a b c; 1 c", "c a b"),
    ],
)
def test_of_what_is_worth_as_much_an_hour_the_higher_share_comes_first_then_the_id(skills, rows, expected):
    """5 of 11 listings for 2.5 h are as much an hour as 6 of 11 for 3 h, which doubles do not see."""
    assert order(plan(curriculum(skills), rows)) == expected


def test_what_was_asked_is_told_in_plain_values():
    holidays = Busy(date(2026, 12, 20), date(2027, 1, 5))
    asked = Request(("role",), goals=("a",), start=date(2026, 11, 23), busy=(holidays,), spent=(("b", 4.0),))
    assert request_facts(asked) == {
        "role": "role",
        "have": [],
        "goals": ["a"],
        "start": "2026-11-23",
        "spent": {"b": 4.0},
        "busy": ["2026-12-20..2027-01-05"],
    }
