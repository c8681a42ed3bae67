"""Do answers say for which role they are, and what their columns mean?"""

from __future__ import annotations

from running import pathfinder


def told(*arguments: str, **environment: str) -> str:
    done = pathfinder(*arguments, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_if_says_which_role_each_plan_is_for_and_what_cost_is_counted_in(tmp_path):
    nobody = {"PATHFINDER_PROFILE": str(tmp_path / "none.yaml")}
    assert told("whatif", "--have", "excel", "--role", "data-analyst", **nobody).startswith("role  ")
    same = told("whatif", "--have", "+docker", **nobody)
    assert "role" not in same
    assert "match-hours" in same


def test_what_can_be_started_says_for_which_role_and_what_its_columns_are():
    head = told("next", "--have", "python,sql", "--role", "data-analyst").splitlines()[0]
    assert head.startswith("Data analyst · ")
    assert head.endswith("can be started now · hours, share of listings, points of match")


def test_columns_that_are_not_shown_are_not_explained():
    assert "effective listings" in told("roles", COLUMNS="120")
    assert "effective listings" not in told("roles", COLUMNS="80")
    rows = told("curriculum", "list", "area:foundations", COLUMNS="80").splitlines()
    assert [row for row in rows if row.endswith("  …")] == []
