"""The README is a test: its commands run, and the plan that it shows is the plan that one gets.

`PATHFINDER_UPDATE=1` writes the plan into the README anew, after the curriculum or the snapshots changed.
"""

from __future__ import annotations

import os
import re
import shlex

from running import ROOT, pathfinder

README = ROOT / "README.md"
SHOWN = re.compile(r"(```console\n\$ pathfinder (?P<command>[^\n]*)\n)(?P<output>.*?)(\n```)", re.DOTALL)
LISTINGS = "title,company,date,description\n" + "".join(
    f"Data Analyst,Company {n},2026-11-0{n},We use SQL and Tableau and Excel for reports and dashboards {n}.\n"
    for n in range(1, 9)
)


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    rows = [row.split(" #")[0].strip() for block in blocks for row in block.splitlines()]
    return [row for row in rows if row.startswith("pathfinder ")]


def test_every_command_runs_in_order(tmp_path):
    (tmp_path / "jobs.csv").write_text(LISTINGS)
    assert len(commands()) > 10
    for command in commands():
        done = pathfinder(*shlex.split(command)[1:], cwd=tmp_path)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert "Traceback" not in done.stderr


def test_the_plan_shown_is_the_plan_printed():
    text = README.read_text(encoding="utf-8")
    shown = SHOWN.search(text)
    done = pathfinder(*shlex.split(shown["command"]), COLUMNS="80")
    output = done.stdout.rstrip("\n")
    if os.environ.get("PATHFINDER_UPDATE"):
        README.write_text(text.replace(shown["output"], output), encoding="utf-8")
    else:
        assert shown["output"] == output
