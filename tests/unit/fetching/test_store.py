"""Does the file survive interruptions whole, without a listing lost or doubled?"""

from __future__ import annotations

import json

import pytest

from pathfinder.errors import RequestError
from pathfinder.fetching.store import Store, Stored


def row(board: str, number: int, text: str = "SQL") -> dict[str, str]:
    return {"source": "lever", "board": board, "id": str(number), "title": "Data Engineer", "description": text}


def lines(path) -> list[tuple[str, str, str]]:
    return [(r["board"], r["id"], r["description"]) for r in map(json.loads, path.read_text().splitlines())]


def test_listings_are_added_in_order_and_newer_texts_replace_older_ones(tmp_path):
    path = tmp_path / "x.ndjson"
    first = Store(path, "lever")
    first.add("acme", [row("acme", 1), row("acme", 2)])
    assert first.finish() == Stored(2, 2, 0)
    second = Store(path, "lever")
    second.add("acme", [row("acme", 3), row("acme", 1, "Spark")])
    assert second.finish() == Stored(3, 1, 1)
    assert lines(path) == [("acme", "1", "Spark"), ("acme", "2", "SQL"), ("acme", "3", "SQL")]
    assert [p.name for p in tmp_path.iterdir()] == ["x.ndjson"]


def test_the_file_keeps_its_mode_and_a_link_to_it_is_followed(tmp_path):
    (tmp_path / "real.ndjson").write_text("")
    (tmp_path / "real.ndjson").chmod(0o640)
    (tmp_path / "x.ndjson").symlink_to("real.ndjson")
    store = Store(tmp_path / "x.ndjson", "lever")
    store.add("acme", [row("acme", 1)])
    store.finish()
    assert (tmp_path / "x.ndjson").is_symlink()
    assert (tmp_path / "real.ndjson").stat().st_mode & 0o777 == 0o640
    assert len(lines(tmp_path / "real.ndjson")) == 1


def test_an_interrupted_run_goes_on_behind_the_last_whole_unit(tmp_path):
    path = tmp_path / "x.ndjson"

    def breaking():
        yield row("globex", 1)
        raise KeyboardInterrupt

    store = Store(path, "lever")
    store.add("acme", [row("acme", 1)])
    with pytest.raises(KeyboardInterrupt):
        store.add("globex", breaking())
    assert not path.exists()

    resumed = Store(path, "lever")
    assert resumed.done == {"acme"}
    resumed.add("globex", [row("globex", 1), row("globex", 2)])
    assert resumed.finish() == Stored(3, 3, 0)
    assert [(board, number) for board, number, _ in lines(path)] == [("acme", "1"), ("globex", "1"), ("globex", "2")]


def test_a_line_cut_off_in_the_middle_is_dropped(tmp_path):
    path = tmp_path / "x.ndjson"
    store = Store(path, "lever")
    store.add("acme", [row("acme", 1)])
    with store.part.open("ab") as part:
        part.write(b'{"row": {"source": "lever", "bo')
    resumed = Store(path, "lever")
    resumed.add("globex", [row("globex", 7)])
    assert resumed.finish().listings == 2


def test_a_restart_forgets_the_interrupted_run(tmp_path):
    store = Store(tmp_path / "x.ndjson", "lever")
    store.add("acme", [row("acme", 1)])
    again = Store(tmp_path / "x.ndjson", "lever")
    again.restart()
    assert again.done == set()
    again.add("globex", [row("globex", 1)])
    assert again.finish() == Stored(1, 1, 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"source": "hn", "id": "1"}\n', "from hn"),
        ('{"title": "x"}\n', "that pathfinder did not fetch"),
        ("title,text\n", "no file of listings"),
        ("[1]\n", "no file of listings"),
    ],
)
def test_a_file_of_something_else_is_refused_untouched(tmp_path, content, said):
    path = tmp_path / "x.ndjson"
    path.write_text(content)
    with pytest.raises(RequestError, match=said):
        Store(path, "lever")
    assert path.read_text() == content


def test_listings_without_an_id_are_told_apart_by_their_address_or_text(tmp_path):
    store = Store(tmp_path / "x.ndjson", "lever")
    store.add("acme", [{**row("acme", 1, text), "id": ""} for text in ("SQL", "Spark", "SQL")])
    assert store.finish().listings == 2


def test_half_a_character_in_a_text_does_no_harm(tmp_path):
    store = Store(tmp_path / "x.ndjson", "lever")
    store.add("acme", [row("acme", 1, "\ud83d SQL")])
    assert store.finish().listings == 1
    assert lines(store.path) == [("acme", "1", "? SQL")]
