"""The same bytes with a cache and without one, whatever lies in it, and whoever else uses it."""

from __future__ import annotations

import shutil
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from running import ROOT, pathfinder

QUESTIONS = [
    ["plan", "--have", "python,sql", "--json"],
    ["plan", "--have", "python", "--goal", "docker"],
    ["plan", "--have", "python", "--hours-per-week", "8", "--start", "2027-01-04", "--format", "csv"],
    ["next", "--have", "python", "--json"],
    ["why", "docker", "--have", "python", "--json"],
    ["curriculum", "list", "sklearn", "--json"],
    ["curriculum", "check", "--json"],
    ["demand", "show", "--json"],
    ["roles", "--json"],
]
KINDS = {"plan", "next", "why", "curriculum", "snapshots", "demand", "check"}
"""What is kept for them."""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """Return a function that asks of copies of the data, which nobody edits meanwhile."""
    data = tmp_path_factory.mktemp("data")
    for name in ("curriculum", "demand_snapshots"):
        shutil.copytree(ROOT / name, data / name)
    time.sleep(2.1)
    told = {"PATHFINDER_CURRICULUM": str(data / "curriculum"), "PATHFINDER_SNAPSHOTS": str(data / "demand_snapshots")}
    return lambda cache, *question: pathfinder(*question, PATHFINDER_CACHE=str(cache), **told)


@pytest.fixture(scope="module")
def cache(tmp_path_factory, ask):
    """Return a cache that has been asked everything."""
    folder = tmp_path_factory.mktemp("cache")
    for _ in range(10):
        for question in QUESTIONS:
            ask(folder, *question)
        if {path.name.partition("-")[0] for path in folder.iterdir()} == KINDS:
            return folder
        time.sleep(1)  # somebody edits pathfinder itself just now
    pytest.fail("nothing was ever kept")


@pytest.fixture(scope="module", params=QUESTIONS, ids=" ".join)
def question(request, ask):
    """Return a question, how it is asked, and its answer where nothing is kept."""
    return request.param, ask, ask("", *request.param)


def same(cache, question):
    told, ask, expected = question
    found = ask(cache, *told)
    assert (found.returncode, found.stdout, found.stderr) == (expected.returncode, expected.stdout, expected.stderr)


def test_answers_are_the_same_from_the_cache(question, cache):
    same(cache, question)


def test_answers_are_the_same_from_a_damaged_cache(question, cache, tmp_path):
    damaged = tmp_path / "damaged"
    shutil.copytree(cache, damaged)
    for path in damaged.iterdir():
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] + b"\0" + whole[len(whole) // 2 + 1 :])
    same(damaged, question)


def test_answers_are_the_same_where_no_folder_can_be(question, tmp_path):
    (tmp_path / "file").write_text("mine")
    same(tmp_path / "file" / "below", question)


def test_many_at_once_answer_the_same(ask, tmp_path):
    expected = ask("", *QUESTIONS[0]).stdout
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: ask(tmp_path / "shared", *QUESTIONS[0]).stdout, range(4)))
    assert answers == [expected] * 4
    assert not list((tmp_path / "shared").glob("*.partial"))


def test_a_mistake_made_after_a_clean_check_is_told_and_so_is_its_mending(tmp_path):
    own, cache = tmp_path / "own", str(tmp_path / "cache")
    own.mkdir()
    clean = 'skills:\n  sql: {name: SQL, summary: "Asks tables.", hours: 3}\n'
    for text in (clean, clean.replace("hours: 3", "hours: x"), clean):
        (own / "a.yaml").write_text(text)
        time.sleep(2.1)
        for _ in range(2):
            told = pathfinder("curriculum", "check", str(own), PATHFINDER_CACHE=cache)
            assert ("wrong-type" in told.stdout, told.returncode) == ((True, 1) if "x" in text else (False, 0))


def test_clear_empties_the_folder(tmp_path):
    (tmp_path / "plan-00000000.entry").write_bytes(b"12345")
    (tmp_path / "notes.txt").write_text("mine")
    done = pathfinder("cache", "clear", PATHFINDER_CACHE=str(tmp_path))
    assert done.stdout == f"1 entry deleted, 0.0 MB, in {tmp_path}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert "nothing is kept" in pathfinder("cache", "clear", PATHFINDER_CACHE="").stdout
