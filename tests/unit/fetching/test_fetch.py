"""Is every unit fetched once, also over an interruption, and does one that fails stop no other?"""

from __future__ import annotations

from fetch_server import GREENHOUSE_JOB, Reply, serving

from pathfinder.fetching.client import Client
from pathfinder.fetching.fetch import Progress, fetch
from pathfinder.fetching.sources import source_named
from pathfinder.fetching.store import Store

BOARD = "/v1/boards/{}/jobs?content=true"
SOURCE = source_named("greenhouse")


def quick() -> Client:
    return Client(pause=0.0, sleep=lambda _: None)


def test_a_unit_that_fails_is_said_and_the_others_are_kept(tmp_path):
    replies = {BOARD.format("acme"): Reply({"jobs": [GREENHOUSE_JOB]}), BOARD.format("globex"): Reply(status=500)}
    told: list[Progress] = []
    with serving(replies) as site:
        store = Store(tmp_path / "x.ndjson", "greenhouse")
        found = fetch(SOURCE, ["nobody", "globex", "acme"], quick(), store, site.address, told.append)
    assert found.by_unit == {"acme": 1}
    assert found.stored.listings == 1
    assert found.faults[0] == "greenhouse has no 'nobody'"
    assert found.faults[1].startswith("globex: ")
    assert told[-1] == Progress(3, 3, 1, "")


def test_what_an_interrupted_run_had_finished_is_not_asked_for_again(tmp_path):
    path = tmp_path / "x.ndjson"
    Store(path, "greenhouse").add("acme", [{"source": "greenhouse", "board": "acme", "id": "1", "title": "Engineer"}])
    with serving({BOARD.format("globex"): Reply({"jobs": [{**GREENHOUSE_JOB, "id": 2}]})}) as site:
        found = fetch(SOURCE, ["acme", "globex"], quick(), Store(path, "greenhouse"), site.address)
    assert site.asked == [BOARD.format("globex")]
    assert (found.resumed, found.by_unit, found.faults) == (("acme",), {"globex": 1}, ())
    assert found.stored.listings == 2


def test_where_nothing_came_nothing_is_written(tmp_path):
    with serving({}) as site:
        store = Store(tmp_path / "x.ndjson", "greenhouse")
        found = fetch(SOURCE, ["nobody"], quick(), store, site.address)
    assert found.faults == ("greenhouse has no 'nobody'",)
    assert not (tmp_path / "x.ndjson").exists()
