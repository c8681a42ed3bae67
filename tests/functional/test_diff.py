"""Do two saved plans tell what moved and by whom, with the exit status that scripts ask for?"""

from __future__ import annotations

import json

import pytest
from running import pathfinder

DAY = {"PATHFINDER_TODAY": "2026-11-23"}
PLAN = ("plan", "--role", "data-analyst", "--until", "0.3")


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Return a folder with two plans: the second knows SQL too."""
    folder = tmp_path_factory.mktemp("plans")
    for name, have in (("old", "python"), ("new", "python,sql")):
        done = pathfinder(*PLAN, "--have", have, "-o", str(folder / f"{name}.json"), **DAY)
        assert done.returncode == 0, done.stderr
    return folder


def test_what_moved_is_laid_to_the_one_who_moved_it(saved):
    old, new = str(saved / "old.json"), str(saved / "new.json")
    moves = json.loads(pathfinder("diff", old, new, "--json", **DAY).stdout)["moves"]
    sql = next(move for move in moves if move["skill"] == "sql")
    assert (sql["to"], sql["because"]) == (None, "you")
    assert "- SQL " in pathfinder("diff", old, new, **DAY).stdout


@pytest.mark.parametrize(
    ("other", "asked", "status"), [("new", (), 0), ("new", ("--exit-code",), 3), ("old", ("--exit-code",), 0)]
)
def test_the_status_is_3_only_where_it_is_asked_for_and_something_moved(saved, other, asked, status):
    done = pathfinder("diff", str(saved / "old.json"), str(saved / f"{other}.json"), *asked, **DAY)
    assert (done.returncode, done.stderr) == (status, "")
    assert bool(done.stdout) == (other == "new")
