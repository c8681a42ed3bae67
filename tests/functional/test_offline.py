"""Is the network used by `demand fetch` alone? Every other command runs where any use of a socket ends the process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from running import ROOT

GUARD = """
import os, sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.", "webbrowser.")):
        family = arguments[1] if event == "socket.__new__" else None
        if event == "socket.__new__" and getattr(family, "name", "") == "AF_UNIX":
            return  # between processes of this machine
        if event not in ("socket.gethostname", "socket.__new__"):
            sys.stderr.write(f"NETWORK {event} {arguments}\\n")
            sys.stderr.flush()
            os._exit(99)

sys.addaudithook(refuse)
"""
"""A sitecustomize.py: what it refuses holds in the process and in all that it starts (PEP 578)."""

COMMANDS = [
    ("plan", "--have", "python,sql"), ("plan", "--json"), ("plan", "--format", "svg"), ("next",), ("why", "docker"),
    ("roadmap",), ("whatif", "--have", "+docker"), ("roles",), ("status",), ("have", "+git"), ("profile",),
    ("demand", "show"), ("demand", "sources"), ("demand", "compare", "ml-engineer", "data-scientist"),
    ("curriculum", "check"), ("curriculum", "stats"), ("curriculum", "schema"), ("--help",), ("cache", "clear"),
]  # fmt: skip
NEEDING = [
    ("plan", "-o", "plan.html"), ("plan", "-o", "plan.ics", "--slots", "Mon 19:00-20:30"), ("plan", "-o", "plan.png"),
    ("demand", "match", "jobs.csv"), ("import", "resume.md", "--yes"), ("curriculum", "gaps", "jobs.csv"),
    ("demand", "measure", "jobs.csv", "--id", "x", "--source", "x", "--period", "2026-01-01", "--snapshots", "out"),
]  # fmt: skip


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sealed")
    (folder / "guard").mkdir()
    (folder / "guard" / "sitecustomize.py").write_text(GUARD)
    (folder / "jobs.csv").write_text("title,description\nData engineer,Python and SQL\nMachine learning engineer,Go\n")
    (folder / "resume.md").write_text("# Skills\n\nPython, SQL\n")
    return folder


def run(sealed, *command: str, start: tuple[str, ...] = ("-m", "pathfinder")):
    path = os.pathsep.join((str(sealed / "guard"), str(ROOT)))
    told = {"PYTHONPATH": path, "PATHFINDER_PROFILE": str(sealed / "me.yaml"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *start, *command],
        cwd=sealed, env={**os.environ, **told}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_but_fetch_uses_the_network(command, sealed):
    done = run(sealed, *command)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", NEEDING, ids=" ".join)
def test_nor_does_one_that_needs_an_extra(command, sealed):
    done = run(sealed, *command)
    if "is not installed" in done.stderr:
        pytest.skip(done.stderr.splitlines()[-1])
    assert done.returncode == 0, done.stderr


def test_the_guard_bites(sealed):
    lookup = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    assert run(sealed, lookup, start=("-c",)).returncode == 99


def test_fetch_is_the_one_that_would(sealed):
    done = run(sealed, "demand", "fetch", "hn", "--output", "hn.ndjson")
    assert (done.returncode, "NETWORK" in done.stderr) == (99, True), done.stderr
