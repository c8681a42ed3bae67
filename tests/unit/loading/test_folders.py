"""Are curriculum, snapshots, profile and cache looked for where people expect them?"""

from __future__ import annotations

from pathlib import Path

import pytest

from pathfinder.loading import folders

HOME = {"HOME": "/home/me"}


@pytest.mark.parametrize(
    ("platform", "environment", "config", "cache"),
    [
        ("linux", HOME, "/home/me/.config/pathfinder", "/home/me/.cache/pathfinder"),
        ("linux", {**HOME, "XDG_CONFIG_HOME": "/c", "XDG_CACHE_HOME": "/d"}, "/c/pathfinder", "/d/pathfinder"),
        ("linux", {**HOME, "XDG_CONFIG_HOME": "relative"}, "/home/me/.config/pathfinder", "/home/me/.cache/pathfinder"),
        (
            "darwin",
            HOME,
            "/home/me/Library/Application Support/pathfinder",
            "/home/me/Library/Caches/pathfinder",
        ),
        (
            "win32",
            {"APPDATA": "/me/Roaming", "LOCALAPPDATA": "/me/Local"},
            "/me/Roaming/pathfinder",
            "/me/Local/pathfinder/Cache",
        ),
    ],
)
def test_each_platform_has_its_folders(platform: str, environment: dict[str, str], config: str, cache: str) -> None:
    assert folders.config_folder(environment, platform) == Path(config)
    assert folders.cache_folder(environment, platform) == Path(cache)
    assert folders.profile_file(None, environment, platform) == Path(config) / "profile.yaml"


def test_the_profile_may_be_elsewhere() -> None:
    assert folders.profile_file(None, {"PATHFINDER_PROFILE": "/p.yaml"}) == Path("/p.yaml")
    assert folders.profile_file(Path("mine.yaml"), {"PATHFINDER_PROFILE": "/p.yaml"}) == Path("mine.yaml")


def test_the_bundled_folders_are_there() -> None:
    assert (folders.bundled_curriculum() / "roles.yaml").is_file()
    assert folders.bundled_snapshots().is_dir()


def test_given_beats_environment_beats_ones_own_beats_bundled(tmp_path: Path) -> None:
    (tmp_path / "pathfinder.yaml").write_text("extends: bundled\n")
    below = tmp_path / "notes" / "deep"
    below.mkdir(parents=True)
    named = {"PATHFINDER_CURRICULUM": "/c", "PATHFINDER_SNAPSHOTS": "/s"}
    assert folders.curriculum_folder(Path("g"), below, named) == Path("g")
    assert folders.curriculum_folder(None, below, named) == Path("/c")
    assert folders.curriculum_folder(None, below, {}) == tmp_path
    assert folders.curriculum_folder(None, tmp_path.parent, {}) == folders.bundled_curriculum()
    assert folders.snapshots_folder(Path("g"), below, named) == Path("g")
    assert folders.snapshots_folder(None, below, named) == Path("/s")
    assert folders.snapshots_folder(None, below, {}) == folders.bundled_snapshots()
    (tmp_path / "demand_snapshots" / "x").mkdir(parents=True)
    (tmp_path / "demand_snapshots" / "x" / "snapshot.yaml").write_text("")
    assert folders.snapshots_folder(None, below, {}) == tmp_path / "demand_snapshots"


def test_files_of_a_curriculum_come_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "c.txt", ".d.yaml", "curriculum.schema.json"):
        (tmp_path / name).write_text("")
    (tmp_path / "folder.yaml").mkdir()
    assert folders.curriculum_files(tmp_path) == (None, (tmp_path / "a.yml", tmp_path / "b.yaml"))
    (tmp_path / "pathfinder.yaml").write_text("")
    assert folders.curriculum_files(tmp_path).settings == tmp_path / "pathfinder.yaml"
    assert len(folders.curriculum_files(tmp_path).files) == 2
