"""Can a plan be taken away from the command line in every format, whole, and with clear words where it cannot?"""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from pathfinder.rendering.formats import FORMATS

STARTS = {
    "text": b"The role", "json": b"{", "markdown": b"# Roadmap: The role", "csv": b"n,milestone",
    "mermaid": b"flowchart", "dot": b"digraph", "svg": b"<svg", "png": b"\x89PNG",
    "html": b"<!DOCTYPE html>", "ics": b"BEGIN:VCALENDAR",
}  # fmt: skip
CURRICULUM = """
area: Data
skills:
  python: {name: Python, hours: 40}
  sql: {name: SQL, hours: 20}
  spark: {name: Spark, hours: 30, requires: [python: it is called from Python, sql: it speaks SQL]}
roles:
  role: {name: The role, titles: [role]}
"""
SNAPSHOT = """
id: 2026-01-test
source: test
kind: listings
period: [2026-01-01, 2026-01-31]
measured: {with: pathfinder test, on: 2026-02-01, terms: "sha256:0", skills: [python, spark, sql]}
roles:
  role: {listings: 10, duplicates: 0, employers: 10, effective: 10}
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("world")
    (root / "curriculum").mkdir()
    (root / "curriculum" / "all.yaml").write_text(CURRICULUM)
    folder = root / "demand_snapshots" / "2026-01-test"
    folder.mkdir(parents=True)
    (folder / "snapshot.yaml").write_text(SNAPSHOT)
    (folder / "counts.csv").write_text(
        "role,skill,mentions,listings,share\nrole,python,8,10,0.8\nrole,spark,4,10,0.4\nrole,sql,6,10,0.6\n"
    )
    (folder / "skill_sets.csv").write_text(
        "role,level,listings,weight,skills\n"
        "role,,4,4,python spark sql\nrole,,2,2,python sql\nrole,,2,2,python\nrole,,2,2,\n"
    )
    return root


def pathfinder(world: Path, *arguments: str, **more) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {
        "PATHFINDER_CURRICULUM": str(world / "curriculum"),
        "PATHFINDER_SNAPSHOTS": str(world / "demand_snapshots"),
        "PATHFINDER_TODAY": "2026-11-23",
        "PATHFINDER_CACHE": str(world / "cache"),
        "XDG_CONFIG_HOME": str(world / "config"),
        "XDG_CACHE_HOME": str(world / "cache"),
        "COLUMNS": "200",
    }
    command = [sys.executable, "-m", "pathfinder", "plan", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=environment, timeout=60, **more)


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda each: each.name)
def test_the_ending_says_the_format_and_the_file_is_whole(world, tmp_path, chosen):
    if chosen.extra:
        for package in ("jinja2", "icalendar", "resvg_py"):
            pytest.importorskip(package)
    file = tmp_path / "new" / f"roadmap{chosen.endings[0]}"
    slots = ("--slots", "Mon 19:00-20:30", "--timezone", "UTC") if chosen.name == "ics" else ()
    ran = pathfinder(world, "-o", str(file), "--all", *slots)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    assert file.read_bytes().startswith(STARTS[chosen.name])
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]
    again = pathfinder(world, "--format", chosen.name, "-o", "-", "--all", *slots)
    assert again.returncode == 0
    assert again.stdout == file.read_bytes() or chosen.name == "text"


def test_json_is_the_same_however_it_is_asked_for(world, tmp_path):
    said = pathfinder(world, "--json").stdout
    assert json.loads(said)["steps"]
    assert pathfinder(world, "--format", "json").stdout == said
    pathfinder(world, "-o", str(tmp_path / "plan.json"))
    assert (tmp_path / "plan.json").read_bytes() == said


def test_a_link_is_followed_and_an_old_file_replaced(world, tmp_path):
    real = tmp_path / "real.csv"
    real.write_text("old")
    (tmp_path / "link.csv").symlink_to(real)
    assert pathfinder(world, "-o", str(tmp_path / "link.csv")).returncode == 0
    assert real.read_bytes().startswith(b"n,milestone")
    assert (tmp_path / "link.csv").is_symlink()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "htlm"), "did you mean 'html'?"),
        (("-o", "plan.xlsx"), ".xlsx"),
        (("-o", "plan"), "no ending"),
        (("--json", "--format", "svg"), "exclude each other"),
        (("--slots", "Mon 9:00-10:00"), "belong to --format ics"),
        (("--format", "ics", "--timezone", "UTC"), "needs --slots"),
        (("--theme", "dark"), "belongs to"),
        (("--format", "svg", "--theme", "pink"), "auto, light, dark"),
    ],
)
def test_misuse_is_told_before_anything_is_computed(world, arguments, told: str):
    ran = pathfinder(world, *arguments, "--have", "no-such-skill")
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert told in ran.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "ics"), "needs study slots or dates"),
        (("--format", "ics", "--slots", "Moo 9:00-10:00"), "'Moo 9:00-10:00' is no study slot"),
        (("--format", "ics", "--slots", "Mon 9:00-10:00", "--timezone", "Mars/Base"), "no time zone 'Mars/Base'"),
    ],
)
def test_what_cannot_be_done_is_said(world, arguments, told: str):
    pytest.importorskip("icalendar")
    ran = pathfinder(world, *arguments)
    assert ran.returncode == 1
    assert told in ran.stderr.decode()
    assert b"hint" in ran.stderr


def test_a_folder_is_no_file(world, tmp_path):
    ran = pathfinder(world, "--format", "csv", "-o", str(tmp_path))
    assert ran.returncode == 1
    assert b"is a folder" in ran.stderr


def test_a_picture_is_not_poured_into_a_terminal(world):
    main, other = pty.openpty()
    environment = os.environ | {"PATHFINDER_CURRICULUM": str(world / "curriculum"), "COLUMNS": "200"}
    command = [sys.executable, "-m", "pathfinder", "plan", "--format", "png"]
    ran = subprocess.run(command, stdout=other, stderr=subprocess.PIPE, env=environment, timeout=60, check=False)
    os.close(other)
    os.close(main)
    assert ran.returncode == 2
    assert b"-o roadmap.png" in ran.stderr
