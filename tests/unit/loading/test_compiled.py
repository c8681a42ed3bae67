"""What comes from the cache equals what the files say, and any change of the files is seen."""

from __future__ import annotations

import os
import time

import pytest

from pathfinder import cache as module
from pathfinder.cache import Cache
from pathfinder.errors import CurriculumError, RequestError
from pathfinder.loading import compiled, folders
from pathfinder.loading.curriculum import curriculum_or_raise, load_curriculum

TEXT = """\
skills:
  sql: {name: SQL, hours: 10, terms: [sql, {term: SEQUEL, case: upper, near: [data]}]}
  pandas:
    name: Pandas
    hours: [1, 2, 3]
    requires: [{sql: tables}, {any: [sql], because: either}]
    learn: [{title: Guide, url: "https://x.test", hours: 2}]
roles:
  role: {name: Role, titles: [role]}
alternatives:
  both: {name: Both, skills: [sql, pandas]}
"""


@pytest.fixture
def later(monkeypatch):
    """Let every file be old enough to be trusted."""
    now = time.time
    monkeypatch.setattr(module.time, "time", lambda: now() + 60)
    code_stamp = module.code_stamp.__wrapped__
    monkeypatch.setattr(compiled, "code_stamp", code_stamp)


@pytest.fixture
def folder(tmp_path, later):  # noqa: ARG001 - fixtures cannot use usefixtures
    path = tmp_path / "own"
    path.mkdir()
    (path / "a.yaml").write_text(TEXT)
    return path


def opened(folder, cache):
    bundled = folders.bundled_curriculum()
    return compiled.kept_curriculum(folder, bundled, cache, compiled.curriculum_stamp(folder, bundled))


def from_files(folder):
    return curriculum_or_raise(load_curriculum(folder))


def refuse(*_args, **_kwargs):
    raise AssertionError("the files were read")


@pytest.mark.usefixtures("later")
def test_the_bundled_curriculum_comes_back_equal(tmp_path, monkeypatch):
    cache, folder = Cache(tmp_path), folders.bundled_curriculum()
    read = opened(folder, cache)
    monkeypatch.setattr("pathfinder.loading.curriculum.load_curriculum", refuse)
    kept = opened(folder, cache)
    assert isinstance(kept.skills, compiled.LazySkills)
    assert dict(kept.skills) == dict(read.skills)
    assert list(kept.skills) == list(read.skills)
    assert (kept.roles, kept.alternatives, kept.stages) == (read.roles, read.alternatives, read.stages)
    assert (kept.near_groups, kept.digest, kept.dependents) == (read.near_groups, read.digest, read.dependents)
    for skill in read.skills.values():
        assert kept.name_of(skill.id) == skill.name
        assert type(kept.skills[skill.id].hours) is type(skill.hours)


def test_spellings_are_found_in_what_was_kept(folder, tmp_path):
    cache = Cache(tmp_path / "kept")
    opened(folder, cache)
    kept = opened(folder, cache)
    assert [kept.find(typed) for typed in ("sql", "PANDAS", "Sequel")] == ["sql", "pandas", "sql"]
    assert kept.skills.get("go") is None
    assert "go" not in kept.skills
    with pytest.raises(RequestError):
        kept.find("go")


@pytest.mark.parametrize(
    "change",
    [
        lambda path: (path / "a.yaml").write_text(TEXT.replace("hours: 10", "hours: 20")),
        lambda path: (path / "b.yaml").write_text("skills: {go: {name: Go, hours: 1}}"),
        lambda path: (path / "a.yaml").rename(path / "c.yaml"),
        lambda path: (path / "pathfinder.yaml").write_text("extends: bundled\n"),
    ],
    ids=["edited", "added", "renamed", "extended"],
)
def test_a_change_of_the_folder_is_seen(folder, tmp_path, change):
    cache = Cache(tmp_path / "kept")
    opened(folder, cache)
    change(folder)
    again = opened(folder, cache)
    assert dict(again.skills) == dict(from_files(folder).skills)
    assert again.digest == from_files(folder).digest


def test_an_edit_of_equal_size_with_its_time_put_back_is_seen(folder, tmp_path):
    cache, path = Cache(tmp_path / "kept"), folder / "a.yaml"
    assert opened(folder, cache).skills["sql"].hours.likely == 10
    times = path.stat()
    time.sleep(0.05)
    path.write_text(TEXT.replace("hours: 10", "hours: 20"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert opened(folder, cache).skills["sql"].hours.likely == 20


def test_an_edit_of_the_code_is_seen(folder, tmp_path, monkeypatch):
    cache = Cache(tmp_path / "kept")
    opened(folder, cache)
    monkeypatch.setattr(module, "_sources_in", lambda _: [str(folder / "a.yaml")])
    monkeypatch.setattr("pathfinder.loading.curriculum.load_curriculum", refuse)
    with pytest.raises(AssertionError, match="the files were read"):
        opened(folder, cache)


def test_errors_are_never_kept(folder, tmp_path):
    cache = Cache(tmp_path / "kept")
    (folder / "a.yaml").write_text(TEXT.replace("[{sql", "[{sqk"))
    for _ in range(2):
        with pytest.raises(CurriculumError):
            opened(folder, cache)


@pytest.mark.usefixtures("later")
def test_a_snapshot_that_comes_or_goes_changes_the_stamp(tmp_path):
    bare = compiled.snapshots_stamp(tmp_path)
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "snapshot.yaml").write_text("id: one")
    there = compiled.snapshots_stamp(tmp_path)
    (tmp_path / "one" / "counts.csv").write_text("role")
    counted = compiled.snapshots_stamp(tmp_path)
    assert len({bare.text, there.text, counted.text, compiled.snapshots_stamp(tmp_path / "one").text}) == 4
