"""Is anything of the user's lost, and does the plan still print, when a process dies, the disk is full or a folder is
closed? Kills are made before each change of a file in turn, so that no moment is left to chance.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from running import ROOT

if sys.platform == "win32":
    pytest.skip("signals and limits are POSIX's", allow_module_level=True)

SITE = """
import os, signal, sys

LEFT = int(os.environ["KILL_AT"])
BELOW = os.environ["KILL_BELOW"]

def watch(event, arguments):
    global LEFT
    if event == "open":
        writes = arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    else:
        writes = event in {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}
    if writes and str(arguments[0]).startswith(BELOW):
        LEFT -= 1
        if LEFT == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
"""
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (int(__import__('os').environ['DISK']),) * 2)\n"
"""No file may grow beyond this: writing ends in an OSError, as on a disk that is full."""
PROFILE = "# mine, with a comment\nrole: data-engineer  # and another\nhave:\n  - python\n"
MINE = (
    "# mine\nskills:\n  mine: {name: My own tool, hours: 5}  # kept\nroles: {r: {name: R, titles: [data engineer]}}\n"
)
JOBS = "title,description\nData engineer,my own tool\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with all that a user may have: profile, curriculum, a saved plan, a corpus."""
    (tmp_path / "own" / "curriculum").mkdir(parents=True)
    (tmp_path / "own" / "pathfinder.yaml").write_text("# mine\n")
    (tmp_path / "own" / "curriculum" / "mine.yaml").write_text(MINE)
    (tmp_path / "me.yaml").write_text(PROFILE)
    (tmp_path / "jobs.csv").write_text(JOBS)
    (tmp_path / "plan.md").write_text("an older plan\n")
    (tmp_path / "site").mkdir()
    return tmp_path


def run(home: Path, *command: str, site: str = "", cwd: Path | None = None, **more: str):
    (home / "site" / "sitecustomize.py").write_text(site)
    told = {
        "PYTHONPATH": os.pathsep.join((str(home / "site"), str(ROOT))),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATHFINDER_PROFILE": str(home / "me.yaml"),
        "PATHFINDER_CACHE": str(home / "cache"),
        "PATHFINDER_TODAY": "2027-01-04",
    }
    env = {name: value for name, value in {**os.environ, **told, **more}.items() if value != "-"}
    return subprocess.run(
        [sys.executable, "-m", "pathfinder", *command],
        cwd=cwd or home, env=env, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def killed_everywhere(home: Path, *command: str, cwd: Path | None = None) -> Iterator[int]:
    """Run a command again and again, killed before its first change of a file, its second, until it ends by itself."""
    for moment in count(1):
        done = run(home, *command, site=SITE, cwd=cwd, KILL_AT=str(moment), KILL_BELOW=str(home))
        if done.returncode == 0:
            assert moment > 2, "nothing was written"
            return
        assert done.returncode == -9, done.stderr
        yield moment


def test_a_profile_survives_a_kill_at_every_write(home):
    for _ in killed_everywhere(home, "have", "+sql"):
        text = (home / "me.yaml").read_text()
        assert text in (PROFILE, PROFILE + "  - sql\n")
        (home / "me.yaml").write_text(PROFILE)
    assert (home / "me.yaml").read_text() == PROFILE + "  - sql\n"
    assert run(home, "undo").returncode == 0
    assert (home / "me.yaml").read_text() == PROFILE


def test_a_curriculum_survives_a_kill_at_every_write(home):
    own, add = home / "own" / "curriculum" / "mine.yaml", ("curriculum", "edit", "mine", "--hours", "7")
    for _ in killed_everywhere(home, *add, cwd=home / "own"):
        assert own.read_text() in (MINE, MINE.replace("hours: 5", "hours: 7"))
        own.write_text(MINE)
    assert own.read_text() == MINE.replace("hours: 5", "hours: 7")


def test_a_plan_written_to_a_file_survives_a_kill_at_every_write(home):
    for _ in killed_everywhere(home, "plan", "-o", "plan.md"):
        assert (home / "plan.md").read_text() == "an older plan\n"
    assert (home / "plan.md").read_text().startswith("# ")


def test_a_snapshot_survives_a_kill_at_every_write(home):
    pytest.importorskip("pyarrow")
    pytest.importorskip("ahocorasick_rs")
    measure = (
        "demand",
        "measure",
        "jobs.csv",
        "--id",
        "x",
        "--source",
        "x",
        "--period",
        "2026-01-01",
        "--workers",
        "1",
    )
    measure += (
        "--curriculum",
        "own/curriculum/mine.yaml",
        "--snapshots",
        "out",
        "--any-date",
        "--measured-on",
        "2026-02-01",
    )
    assert run(home, *measure).returncode == 0
    shown = (
        "demand",
        "show",
        "--role",
        "r",
        "--json",
        "--curriculum",
        "own/curriculum/mine.yaml",
        "--snapshots",
        "out",
    )
    whole = run(home, *shown).stdout
    assert '"mine"' in whole
    for _ in killed_everywhere(home, *measure, "--replace"):
        assert run(home, *shown).stdout == whole
    assert run(home, *shown).stdout == whole


def test_a_cache_half_written_costs_nothing_but_time(home):
    whole = run(home, "plan", PATHFINDER_CACHE="").stdout
    for _ in killed_everywhere(home, "plan"):
        assert run(home, "plan").stdout == whole
        shutil.rmtree(home / "cache")
    assert run(home, "plan").stdout == whole
    for entry in (home / "cache").iterdir():
        entry.write_bytes(entry.read_bytes()[: entry.stat().st_size // 2])
    assert run(home, "plan").stdout == whole


def test_two_versions_share_a_cache_and_leave_each_other_alone(home):
    whole = run(home, "plan", PATHFINDER_CACHE="").stdout
    copy = home / "other" / "pathfinder"
    shutil.copytree(ROOT / "pathfinder", copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("curriculum", "demand_snapshots"):
        (home / "other" / name).symlink_to(ROOT / name)
    (home / "other" / "pyproject.toml").write_text("")
    (copy / "rendering" / "words.py").write_text((copy / "rendering" / "words.py").read_text() + "\nOTHER = 1\n")
    paths = os.pathsep.join((str(home / "other"), str(home / "site")))
    for _ in range(2):
        assert run(home, "plan").stdout == whole
        assert run(home, "plan", PYTHONPATH=paths).stdout == whole


@pytest.mark.parametrize("room", ["0", "200"])
def test_on_a_full_disk_the_plan_prints_and_nothing_is_lost(room, home):
    whole = run(home, "plan", PATHFINDER_CACHE="").stdout
    assert run(home, "plan", site=FULL, DISK=room).stdout == whole
    refused = [
        run(home, *command, site=FULL, DISK=room)
        for command in (("have", "+sql,docker,git,pandas,spark"), ("plan", "-o", "plan.md"))
    ]
    for done in refused:
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("error: ")
        assert len(done.stderr.splitlines()) == 1
        assert "itself failed" not in done.stderr
    assert (home / "me.yaml").read_text() == PROFILE
    assert (home / "plan.md").read_text() == "an older plan\n"
    assert not [path for path in home.iterdir() if path.name.endswith(".new")]


@pytest.mark.parametrize("where", ["", "missing", "file", "sealed"])
def test_without_a_home_that_can_be_written_the_plan_prints(where, home):
    (home / "file").write_text("")
    told = {"HOME": str(home / where) if where else "-", "XDG_CONFIG_HOME": "-", "XDG_CACHE_HOME": "-"}
    if where == "sealed":
        told["HOME"] = "/proc/self"  # nobody writes there, not even root
    told |= {"PATHFINDER_PROFILE": "-", "PATHFINDER_CACHE": "-", "USERPROFILE": "-"}
    done = run(home, "plan", "--have", "python", **told)
    assert (done.returncode, done.stderr) == (0, "")
    if where in ("file", "sealed"):
        done = run(home, "have", "+sql", **told)
        assert done.returncode == 1
        assert done.stderr.startswith("error: ")
        assert "itself failed" not in done.stderr


@pytest.mark.parametrize("folder", ["cache", "profile"])
def test_a_file_where_a_folder_should_be_is_one_clear_error_or_none(folder, home):
    (home / "taken").write_text("")
    named = str(home / "taken") if folder == "cache" else str(home / "taken" / "me.yaml")
    done = run(home, "plan", "--have", "python", **{f"PATHFINDER_{folder.upper()}": named})
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert json.loads(run(home, "plan", "--json", **{f"PATHFINDER_{folder.upper()}": named}).stdout)["steps"]


def test_a_clock_that_jumps_changes_no_plan(home):
    whole = run(home, "plan").stdout
    for entry in (home / "cache").iterdir():
        os.utime(entry, (4e9, 4e9))  # written in 2096
    assert run(home, "plan").stdout == whole
    for entry in (home / "cache").iterdir():
        os.utime(entry, (0, 0))
    assert run(home, "plan").stdout == whole
