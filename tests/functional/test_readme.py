"""The README is a test: its commands run, its Python runs, and the plan that it shows is the plan that one gets.

`PATHFINDER_UPDATE=1` writes the plan into the README and draws its picture anew, after the curriculum or the snapshots
changed. The lines that install are run in test_packaging.py.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from running import ROOT, pathfinder

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
PICTURE = ROOT / ".github" / "roadmap.svg"
SHOWN = re.compile(r"(```console\n\$ pathfinder (?P<command>[^\n]*)\n)(?P<output>.*?)(\n```)", re.DOTALL)
DRAWN = re.compile(r"The picture is `pathfinder (?P<command>[^`]*) -o roadmap.svg`")
LISTINGS = "title,company,date,description\n" + "".join(
    f"Data Analyst,Company {n},2026-11-0{n},We use SQL and Tableau and Excel for reports and dashboards {n}.\n"
    for n in range(1, 9)
)
ELSEWHERE = {
    "pathfinder --install-completion": "writes into the shell's own files",
    "pathfinder done SKILL --took 14h": "stands in a code block with a skill",
    "pathfinder-curriculum-check": "is the hook of test_other_repositories.py",
}
"""Code in the running text that is not run here, and why."""


def rows() -> list[str]:
    """Return the lines of the README's shell blocks, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    return [row.split(" #")[0].strip() for block in blocks for row in block.splitlines()]


def commands() -> list[str]:
    """Return what the README says can be typed, from its blocks first, then from its text."""
    prose = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    inline = [" ".join(code.split()) for code in re.findall(r"`(pathfinder[ -][^`]+)`", prose)]
    told = [row for row in rows() if row.startswith("pathfinder ")] + inline
    return [code.split(" | ")[0] for code in told if code not in ELSEWHERE]


def test_every_command_runs_in_order(tmp_path):
    pytest.importorskip("jinja2", reason="the extra `pictures` is not installed")
    pytest.importorskip("ahocorasick_rs", reason="the extra `measure` is not installed")
    (tmp_path / "jobs.csv").write_text(LISTINGS)
    shutil.copy(min((ROOT / "tests" / "resumes" / "files").glob("*.pdf")), tmp_path / "cv.pdf")
    assert len(commands()) > 25
    for command in commands():
        done = pathfinder(*shlex.split(command)[1:], cwd=tmp_path)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert "Traceback" not in done.stderr


def test_every_other_line_installs():
    """Their words are checked here; test_packaging.py runs them."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    others = [row for row in rows() if row and not row.startswith("pathfinder ")]
    assert [row.split()[0] for row in others] == ["python3", "python3", "pip", "pip"]
    for row in others:
        asked = re.search(r"'\.\[([\w,]+)\]'", row)
        assert not asked or set(asked[1].split(",")) <= set(extras)


def test_the_plan_shown_is_the_plan_printed():
    shown = SHOWN.search(TEXT)
    done = pathfinder(*shlex.split(shown["command"]), COLUMNS="80")
    output = done.stdout.rstrip("\n")
    if os.environ.get("PATHFINDER_UPDATE"):
        README.write_text(TEXT.replace(shown["output"], output), encoding="utf-8")
    else:
        assert shown["output"] == output


def test_the_picture_is_drawn_by_its_command(tmp_path: Path):
    """And it is a picture of the plan that stands below it."""
    command = shlex.split(DRAWN.search(TEXT)["command"])
    assert command == shlex.split(SHOWN.search(TEXT)["command"])
    drawn = PICTURE if os.environ.get("PATHFINDER_UPDATE") else tmp_path / "roadmap.svg"
    done = pathfinder(*command, "-o", str(drawn))
    assert done.returncode == 0, done.stderr
    assert drawn.read_bytes() == PICTURE.read_bytes()
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in TEXT


def test_the_python_runs_and_the_links_lead_somewhere():
    [code] = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert re.fullmatch(r"\d+ h, match \d\d%, first: .+\n", done.stdout), done.stderr
    assert [link for link in re.findall(r"\]\(([^)#:]+)\)", TEXT) if not (ROOT / link).exists()] == []


def test_the_numbers_are_what_their_commands_say():
    [told] = re.findall(r"its (\d+) skills \(`pathfinder curriculum stats`\)", TEXT)
    assert pathfinder("curriculum", "stats").stdout.startswith(f"{told} skills ")
    named = re.search(r"The roles are (.*?)\.", TEXT, re.DOTALL)[1]
    listed = pathfinder("roles", "--json").stdout
    assert set(re.findall(r"`([\w-]+)`", named)) == set(re.findall(r'"role": "([\w-]+)"', listed))
