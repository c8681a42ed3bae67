"""Kept demand and answers equal computed ones; another request, group or snapshot is another answer."""

from __future__ import annotations

import pytest
from worlds import curriculum, snapshot

from pathfinder.cache import Cache, Stamp
from pathfinder.model.learner import Request
from pathfinder.planning.demand import pool
from pathfinder.planning.explain import start_now, why
from pathfinder.planning.kept import kept_answer, kept_demand
from pathfinder.planning.planner import plan
from pathfinder.planning.snapshots import EVERYTHING, Selection

STAMP = Stamp("files", settled=True)
GRAPH = curriculum("aws; gcp; sql; dbt: sql git|svn; git; svn", alternatives="aws|gcp")
ROWS = "3 sql dbt aws gcp; 2 sql; 1 gcp cobol; 4"
REQUEST = Request(("role",), have=("git",))


def refuse():
    raise AssertionError("it was computed")


def demand(graph, cache, rows=ROWS, selection=EVERYTHING, stamp=STAMP):
    return kept_demand(graph, lambda: (snapshot(rows),), ("role",), selection, cache, stamp)


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path)


def test_kept_demand_equals_pooled_demand(cache):
    pooled = pool(GRAPH, (snapshot(ROWS),), ("role",))
    assert demand(GRAPH, cache) == pooled
    assert kept_demand(GRAPH, refuse, ("role",), Selection(), cache, STAMP) == pooled
    assert pooled.unknown == ("cobol",)


def test_demand_outlives_edits_of_the_curriculum_that_do_not_touch_it(cache):
    demand(GRAPH, cache)
    edited = curriculum("aws; gcp; sql 99; git; cobol: sql", alternatives="aws|gcp")
    kept = kept_demand(edited, refuse, ("role",), Selection(), cache, STAMP)
    assert kept == pool(edited, (snapshot(ROWS),), ("role",))
    assert kept.unknown == ("dbt",)


def test_demand_is_pooled_again_where_alternatives_the_selection_or_files_changed(cache):
    demand(GRAPH, cache)
    other = curriculum("aws; gcp; sql; dbt; git; svn", alternatives="aws|gcp|sql")
    assert demand(other, cache) == pool(other, (snapshot(ROWS),), ("role",))
    assert demand(GRAPH, cache, rows="1 sql", stamp=Stamp("other files", settled=True)).listings == 1
    assert demand(GRAPH, cache, rows="2 sql", selection=Selection(region="")).listings == 2


def test_two_folders_of_snapshots_do_not_push_each_other_out(cache):
    def asked(place, snapshots):
        return kept_demand(GRAPH, snapshots, ("role",), EVERYTHING, cache, Stamp(place, settled=True), place)

    asked("here", lambda: (snapshot("1 sql"),))
    asked("there", lambda: (snapshot("2 sql"),))
    assert [asked(place, refuse).listings for place in ("here", "there")] == [1, 2]


@pytest.mark.parametrize("kind", ["plan", "next", "why"])
def test_kept_answers_equal_computed_ones(cache, kind):
    market = demand(GRAPH, cache)
    answers = {
        "plan": lambda: plan(GRAPH, market, REQUEST),
        "next": lambda: start_now(GRAPH, market, REQUEST),
        "why": lambda: why(GRAPH, market, REQUEST, "gcp"),
    }
    computed = kept_answer(kind, REQUEST, cache, STAMP, answers[kind])
    kept = kept_answer(kind, REQUEST, cache, STAMP, refuse)
    assert kept == computed == answers[kind]()
    assert repr(kept) == repr(computed)


def test_another_request_is_another_answer(cache):
    market = demand(GRAPH, cache)
    for have in ((), ("git",), ("sql",)):
        request = REQUEST._replace(have=have)
        answer = kept_answer("plan", request, cache, STAMP, lambda request=request: plan(GRAPH, market, request))
        assert answer.have == have
    with pytest.raises(AssertionError, match="it was computed"):
        kept_answer("plan", REQUEST, cache, STAMP, refuse, also="something else")
