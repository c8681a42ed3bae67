"""Can what a measurement says be pasted, and does it then answer?"""

from __future__ import annotations

import re
import shlex
import sys

import pytest
from running import pathfinder

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are a POSIX thing", allow_module_level=True)

from terminals import in_terminal

LISTINGS = "title,company,description\n" + "".join(
    f"Data Analyst,Company {n},We use SQL and Tableau for report number {n}.\n" for n in range(6)
)


def test_the_command_that_is_hinted_at_shows_what_was_measured(tmp_path):
    (tmp_path / "jobs.csv").write_text(LISTINGS)
    told = ("--id", "2026-11-mine", "--source", "My board", "--period", "2026-11-01..2026-11-30")
    place = str(tmp_path / "own snapshots")
    seen = in_terminal("demand", "measure", str(tmp_path / "jobs.csv"), *told, "--snapshots", place, columns=400)
    (command,) = re.findall(r"`(pathfinder demand show [^`]*)`", seen.plain)
    shown = pathfinder(*shlex.split(command)[1:], COLUMNS="60")
    assert shown.returncode == 0, shown.stderr
    assert "Tableau" in shown.stdout
    assert "…" not in shown.stdout.splitlines()[0] + shown.stdout.splitlines()[1]
