"""Where does a role stand when its requirements are spread over the stages, and how near is a learner?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds import curriculum, snapshot

from pathfinder.errors import RequestError
from pathfinder.model.curriculum import Role, Stage
from pathfinder.model.learner import Request
from pathfinder.planning.demand import pool
from pathfinder.planning.snapshots import EVERYTHING, Selection
from pathfinder.planning.standing import SEED_PLACEMENT, stage_weights, standings


def world(text: str, stages: dict[str, str], alternatives: str = ""):
    made = curriculum(text, alternatives=alternatives)
    skills = {name: skill._replace(stages=tuple(stages.get(name, "").split())) for name, skill in made.skills.items()}
    flow = (Stage("ingest", "Ingest", ("model",)), Stage("model", "Model", ("serve",)), Stage("serve", "Serve"))
    return replace(made, skills=skills, stages=flow)


def pooled(place, snapshots, selection=EVERYTHING):
    """Return a role's demand as it is asked for."""
    return lambda role: pool(place, snapshots, (role,), selection)


def test_a_requirement_is_split_over_its_acceptable_skills_and_these_over_their_stages():
    place = world("aws; gcp; kafka", {"aws": "serve", "gcp": "model serve", "kafka": "ingest"}, "aws|gcp")
    weights, unplaced = stage_weights(place, pool(place, [snapshot("1 aws gcp kafka")], ("role",)))
    assert weights == {"ingest": 0.5, "model": 0.125, "serve": 0.375}
    assert unplaced == 0


def test_what_has_no_stage_or_is_unknown_is_unplaced():
    place = world("git; kafka", {"kafka": "ingest nowhere"})
    weights, unplaced = stage_weights(place, pool(place, [snapshot("1 git kafka cobol; 1 kafka")], ("role",)))
    assert weights["ingest"] == pytest.approx(1 / 6 + 1 / 2)
    assert unplaced == pytest.approx(1 / 3)


def test_roles_come_in_the_order_of_the_flow_and_one_without_listings_stands_nowhere():
    place = replace(
        world("kafka", {"kafka": "ingest"}),
        roles={
            "early": Role("early", "Early", stages=("ingest",)),
            "role": Role("role", "The role", stages=("serve",)),
        },
    )
    found = standings(place, pooled(place, [snapshot("1 kafka")]), ("role", "early"))
    assert [(standing.role, dict(standing.stages)) for standing in found] == [
        ("early", {}),
        ("role", {"ingest": 1.0, "model": 0.0, "serve": 0.0}),
    ]


def test_a_learner_is_told_match_hours_and_first_step():
    place = world("sql 20; dbt 30: sql; go 5", {})
    request = Request(roles=("x",), have=("sql",), until=1.0)
    near = standings(place, pooled(place, [snapshot("1 sql dbt; 1 sql go")]), ("role",), request=request)[0].nearness
    assert (near.match, near.hours, near.steps, near.first) == (0.5, 35, 2, "go")


def test_a_match_out_of_reach_has_no_hours():
    place = world("sql", {})
    request = Request(roles=("x",), have=(), until=0.9)
    near = standings(place, pooled(place, [snapshot("1 sql cobol")]), ("role",), request=request)[0].nearness
    assert near.hours is None
    assert near.match == 0


def test_a_snapshot_that_does_not_exist_is_an_error_and_not_an_empty_place():
    place = world("sql", {})
    with pytest.raises(RequestError, match="there is no snapshot"):
        standings(place, pooled(place, [snapshot("1 sql")], Selection(ids=("2026-01-tset",))), ("role",))


def test_counts_and_listings_together_are_an_error_and_not_an_empty_place():
    place, listings = world("sql", {}), snapshot("1 sql")
    counts = replace(listings, id="counts", kind="counts")
    with pytest.raises(RequestError, match="cannot be pooled"):
        standings(place, pooled(place, [listings, counts], Selection(ids=("2026-01-test", "counts"))), ("role",))


def test_the_seed_places_four_roles():
    assert sorted(SEED_PLACEMENT) == ["data-analyst", "data-engineer", "data-scientist", "ml-engineer"]
