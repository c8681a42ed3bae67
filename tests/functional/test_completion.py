"""Does the Tab key help? In real shells: skills after a comma and a sign, roles, snapshots, formats, codes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from running import LEFT_OUT, ROOT

if sys.platform == "win32":
    pytest.skip("these shells are a POSIX thing", allow_module_level=True)

from terminals import typed_into

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
PREPARE = {
    "bash": "PS1='ready> '; source {script}\n",
    "zsh": "PROMPT='ready> '; autoload -U compinit; compinit -u -D; source {script}\n",
    "fish": "function fish_prompt; echo 'ready> '; end; source {script}\n",
}
TYPED = [
    ("plan --have python,dock", "python,docker"),
    ("plan --have python,+dock", "python,+docker"),
    ("have -dock", "-docker"),
    ("why dock", "docker"),
    ("roadmap data-eng", "data-engineer"),
    ("demand compare ml-engineer,data-eng", "ml-engineer,data-engineer"),
    ("plan --snapshot 2025-09", "2025-09-linkedin-us"),
    ("plan --format markd", "markdown"),
    ("curriculum check --explain duplicate-k", "duplicate-key"),
    ("plan --hours-p", "--hours-per-week"),
    ("curric", "curriculum"),
    ("help demand sou", "sources"),
]


def completion_script(shell):
    env = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    command = [sys.executable, "-m", "pathfinder"]
    env |= {"_PATHFINDER_COMPLETE": f"source_{shell}"}
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A folder with `pathfinder` in it, to stand first on the PATH."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "pathfinder"
    script.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m pathfinder "$@"\n')
    script.chmod(0o755)
    return folder


@pytest.mark.parametrize("shell", START)
def test_tab_completes_in_a_real_shell(shell, program, tmp_path):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "completion"
    script.write_text(completion_script(shell))
    keys = [(f"pathfinder {typed}\t", completed) for typed, completed in TYPED]
    shown = typed_into(
        START[shell],
        PREPARE[shell].format(script=script),
        keys,
        cwd=tmp_path,
        PATH=f"{program}{os.pathsep}{os.environ['PATH']}",
        HOME=str(tmp_path),
    )
    rows = zip(TYPED, shown, strict=True)
    assert [(typed, screen) for (typed, completed), screen in rows if completed not in screen] == []


def offered(words):
    """Return what fish would be offered: it is told values and meanings alike."""
    env = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    env |= {"_PATHFINDER_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    env |= {"_TYPER_COMPLETE_ARGS": f"pathfinder {words}"}
    command = [sys.executable, "-m", "pathfinder"]
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, check=False)
    assert done.stderr == ""
    return dict(row.partition("\t")[::2] for row in done.stdout.splitlines() if row)


def test_skills_are_offered_with_their_names_but_not_twice():
    assert offered("plan --have dock")["docker"] == "Docker"
    assert "docker" not in offered("plan --have docker,dock")
    assert set(offered("plan --have +python,-dock")) == {"+python,-docker"}


def test_every_command_and_every_value_of_a_choice_is_offered():
    assert {"plan", "roadmap", "why", "demand"} <= offered("").keys()
    assert set(offered("plan --level ")) == {"entry", "mid", "senior"}
    assert set(offered("plan --theme ")) == {"auto", "light", "dark"}
    assert {"svg", "ics", "json"} <= offered("plan --format ").keys()
    assert {"all", "cycle"} <= offered("curriculum check --explain ").keys()


def test_skills_roles_and_snapshots_are_offered_to_every_option_that_takes_them():
    assert "python,docker" in offered("demand compare ml-engineer data-engineer --skills python,dock")
    assert "docker" in offered("demand measure jobs.csv --without dock")
    assert "docker" in offered("import resume.pdf --without dock")
    assert {"data-engineer"} == set(offered("demand match jobs.csv --roles data-eng"))
    assert "2025-09-linkedin-us" in offered("demand measure jobs.csv --overlaps 2025-09")


def test_nothing_is_offered_where_nothing_fits():
    assert offered("plan --have qqq") == {}
    assert offered("nonsense --have py") == {}
