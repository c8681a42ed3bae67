"""Is a profile that was kept the one that would be read, and is every change of it seen?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from worlds import curriculum

from pathfinder.cache import Cache, Stamp
from pathfinder.loading import profile as reading
from pathfinder.loading.kept_profile import LoadedProfile, kept_layers

CURRICULUM = curriculum("python; sql; dbt: sql")
KNOWN = Stamp("this curriculum", settled=True)
PROFILE = """\
have: [python, sqk]
busy: [2026-12-20..2027-01-05]
log:
  - {skill: sql, done: 2026-11-01, took: 12}
"""


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Lay a profile and settings that have settled, and return a reader that counts how often files are read."""
    monkeypatch.chdir(tmp_path)
    profile, settings = tmp_path / "me.yaml", tmp_path / "own" / "pathfinder.yaml"
    settings.parent.mkdir()
    settings.write_text("extends: bundled\nprofile: {hours_per_week: 6}\n", encoding="utf-8")
    monkeypatch.setattr("pathfinder.cache.SETTLING_SECONDS", -1.0)
    reads: list[Path] = []
    load = reading.load_profile
    monkeypatch.setattr(reading, "load_profile", lambda path, known: reads.append(path) or load(path, known))

    def read(text: str, known: Stamp = KNOWN) -> tuple[tuple[LoadedProfile, LoadedProfile], int]:
        if not profile.exists() or profile.read_text(encoding="utf-8") != text:
            profile.write_text(text, encoding="utf-8")
        layers = kept_layers(profile, settings.parent, CURRICULUM, Cache(tmp_path / "cache"), known)
        return layers, len(reads)

    return read


def test_the_second_time_nothing_is_read_and_everything_is_the_same(lay) -> None:
    (first, project), _ = lay(PROFILE)
    assert [problem.code for problem in first.problems] == ["unknown-skill"]
    assert first.profile.have == ("python",)
    assert project.profile.hours_per_week == 6
    assert lay(PROFILE) == ((first, project), 1)


def test_another_text_and_another_curriculum_are_seen(lay) -> None:
    lay(PROFILE)
    (changed, _), reads = lay("have: [sql]\n")
    assert (changed.profile.have, reads) == (("sql",), 2)
    _, reads = lay("have: [sql]\n", Stamp("another curriculum", settled=True))
    assert reads == 3


def test_a_warning_names_the_file_as_seen_from_where_one_stands(lay, tmp_path: Path) -> None:
    (first, _), _ = lay(PROFILE)
    os.chdir(tmp_path / "own")
    (second, _), reads = lay(PROFILE)
    assert reads == 2
    shown = [problem.location.path for problem in (*first.problems, *second.problems) if problem.location]
    assert shown == ["me.yaml", str(tmp_path / "me.yaml")]
