"""The bundled plan, recomputed from outside, and the same bytes however it is asked."""

from __future__ import annotations

import json
import shutil

import pytest
import recompute
from running import ROOT, pathfinder

ROLES = ("ml-engineer", "data-scientist", "data-engineer", "data-analyst")


def plan(*arguments: str, **environment: str) -> dict:
    done = pathfinder("plan", "--json", *arguments, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("have", ["", "python,sql"])
def test_match_cost_and_hours_agree_with_an_outside_computation(role, have):
    result = plan("--role", role, "--all", *(["--have", have] if have else []))
    skills, group_of = recompute.curriculum(ROOT / "curriculum")
    weights = recompute.requirements(ROOT / "demand_snapshots", role, group_of)
    known = set(result["have"]) | set(result["assumed"])
    assert result["match"]["before"] == pytest.approx(recompute.match(weights, known), rel=1e-9)
    order = []
    for step in result["steps"]:
        plain, groups = recompute.prerequisites(skills[step["skill"]])
        assert step["skill"] not in known
        assert set(plain) <= known
        assert all(set(group) & known for group in groups)
        known.add(step["skill"])
        assert step["hours"] == recompute.likely(skills[step["skill"]]["hours"])
        assert step["match"] == pytest.approx(recompute.match(weights, known), rel=1e-9)
        order.append((step["skill"], step["hours"]))
    before = set(result["have"]) | set(result["assumed"])
    assert result["cost"] == pytest.approx(recompute.cost(weights, order, before), rel=1e-9)
    assert result["hours"] == pytest.approx(sum(hours for _, hours in order), rel=1e-9)
    assert result["bound"] <= result["cost"]
    matches = [step["match"] for step in result["steps"]]
    assert matches == sorted(matches)


def test_the_same_question_gives_the_same_bytes(tmp_path):
    first = pathfinder("plan", "--have", "python,sql", "--json", PYTHONHASHSEED="1").stdout
    assert pathfinder("plan", "--have", "sql,python", "--json", PYTHONHASHSEED="2").stdout == first
    for number, path in enumerate(sorted((ROOT / "curriculum").glob("*.yaml"), reverse=True)):
        shutil.copy(path, tmp_path / f"{number:02}-{path.name}")
    again = pathfinder("plan", "--have", "python,sql", "--json", "--curriculum", str(tmp_path), PYTHONHASHSEED="3")
    assert again.stdout == first


def test_a_plan_stops_after_the_first_step_that_reaches_the_match():
    result = plan("--have", "python,sql", "--until", "0.4")
    matches = [step["match"] for step in result["steps"]]
    assert matches[-1] >= 0.4 > matches[-2]
    assert {left["because"] for left in result["left_out"]} <= {"until", "alternative"}


def test_a_plan_on_old_listings_says_so():
    assert "over a year ago" in pathfinder("plan", "--until", "0.1", PATHFINDER_TODAY="2030-01-01").stderr
    assert pathfinder("plan", "--until", "0.1", PATHFINDER_TODAY="2026-11-23").stderr == ""
