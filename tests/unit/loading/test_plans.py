"""Is a saved plan read as it was planned, and is what is none refused with the reason?"""

from __future__ import annotations

import json
from datetime import date

import pytest

from pathfinder.errors import DataError
from pathfinder.loading import plans
from pathfinder.loading.plans import load_plan
from pathfinder.model.answers import SavedStep

PLAN = {
    "have": ["git"],
    "assumed": ["shell"],
    "inputs": {"curriculum": "sha256:c", "snapshots": "sha256:s", "request": {"until": 0.8}},
    "steps": [
        {"n": 2, "skill": "dbt", "hours": 14, "share": None, "requires": ["sql"]},
        {"n": 1, "skill": "sql", "hours": 30.5, "share": {"value": 0.4}, "ends": "2027-01-20"},
    ],
}


def test_a_plan_is_read_with_its_steps_in_their_order(tmp_path):
    (tmp_path / "plan.json").write_text(json.dumps(PLAN))
    saved = load_plan(tmp_path / "plan.json")
    assert list(saved.steps.values()) == [
        SavedStep("sql", 1, 30.5, 0.4, (), date(2027, 1, 20)),
        SavedStep("dbt", 2, 14.0, None, ("sql",), None),
    ]
    assert saved.known == {"git", "shell"}
    assert (saved.curriculum, saved.snapshots, saved.request) == ("sha256:c", "sha256:s", {"until": 0.8})


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (b"\xff{}", "1:1", "this is no UTF-8 text"),
        (b'{"steps": [],\n oh}', "2:2", "this is no JSON"),
        (b"{}", "1:1", "this JSON is no plan of pathfinder"),
        (b"[]", "1:1", "this JSON is no plan of pathfinder"),
        (b"[" * 100_000, "1:1", "this JSON is no plan of pathfinder"),
        (json.dumps(PLAN).replace("2027-01-20", "soon").encode(), "1:1", "this JSON is no plan of pathfinder"),
        (b" " * 1025, "1:1", "the file is larger than"),
    ],
)
def test_what_is_no_plan_is_refused(tmp_path, monkeypatch, data, place, said):
    monkeypatch.setattr(plans, "LARGEST", 1024 if data.isspace() else plans.LARGEST)
    (tmp_path / "plan.json").write_bytes(data)
    with pytest.raises(DataError) as caught:
        load_plan(tmp_path / "plan.json")
    (problem,) = caught.value.problems
    assert problem.message.startswith(said)
    assert str(problem.location).endswith(f"plan.json:{place}")
