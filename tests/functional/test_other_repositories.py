"""Do the GitHub Action and the pre-commit hook check a curriculum in somebody else's repository?"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from running import ROOT

ACTION = yaml.safe_load((ROOT / ".github" / "actions" / "check" / "action.yml").read_text(encoding="utf-8"))
[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
GOOD = """\
area: A
skills:
  a:
    name: First tool
    summary: A tool that comes first.
    hours: [1, 2, 3]
    learn: [{title: T, url: "https://example.org/", kind: docs, hours: 1, cost: free}]
"""
BAD = GOOD + "    requires: [b: because]\n"
REDUNDANT = (
    GOOD
    + GOOD.partition("skills:\n")[2].replace("a:", "b:", 1).replace("First", "Second")
    + "    requires: [{a: because}]\n"
    + GOOD.partition("skills:\n")[2].replace("a:", "c:", 1).replace("First", "Third")
    + "    requires: [{a: because}, {b: because}]\n"
)
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "curriculum").mkdir()
    (tmp_path / "curriculum" / "mine.yaml").write_text(GOOD)
    (tmp_path / "temp").mkdir()
    (tmp_path / "temp" / "pathfinder").symlink_to(ROOT)
    (tmp_path / "bin").mkdir()
    for name, module in (("python", ""), ("pathfinder", "-m pathfinder")):  # as an installation has them
        (tmp_path / "bin" / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {module} "$@"\n')
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


def environment(repository: Path, **more: str) -> dict[str, str]:
    path = f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **more}


def action(repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step as a runner does: defaults filled in, the script in bash with -e."""
    given = {name: told["default"] for name, told in ACTION["inputs"].items()} | inputs
    step = ACTION["runs"]["steps"][-1]
    told = {name: value.replace("${{ inputs.", "").replace(" }}", "") for name, value in step["env"].items()}
    env = environment(repository, RUNNER_TEMP=str(repository / "temp"), **{n: given[v] for n, v in told.items()})
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)


def hook(repository: Path) -> subprocess.CompletedProcess[str]:
    command = [*shlex.split(HOOK["entry"]), *HOOK["args"]]
    return subprocess.run(
        command, cwd=repository, env=environment(repository), capture_output=True, text=True, check=False
    )


def test_a_clean_curriculum_passes_both(repository):
    assert (action(repository).returncode, action(repository).stdout) == (0, "")
    assert (hook(repository).returncode, hook(repository).stdout) == (0, "")


def test_an_error_fails_both_and_stands_at_its_line(repository):
    (repository / "curriculum" / "mine.yaml").write_text(BAD)
    done = action(repository)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=curriculum/mine.yaml,line=8,")
    assert hook(repository).returncode == 1


def test_warnings_pass_unless_they_shall_not(repository):
    (repository / "curriculum" / "mine.yaml").write_text(REDUNDANT)
    assert action(repository).returncode == 0
    assert "::warning " in action(repository).stdout
    assert action(repository, warnings="fail").returncode == 3


def test_several_folders_are_taken_and_none_is_run_as_code(repository):
    shutil.copytree(repository / "curriculum", repository / "more")
    (repository / "more" / "mine.yaml").write_text(BAD.replace("  a:", "  c:"))
    assert "file=more/mine.yaml" in action(repository, path="curriculum more").stdout
    done = action(repository, path='$(touch owned) "; touch owned #')
    assert done.returncode == 1
    assert not (repository / "owned").exists()


def test_the_action_installs_the_pathfinder_that_it_belongs_to():
    step = ACTION["runs"]["steps"][0]
    assert step["run"] == 'python -m pip install --quiet --target "$RUNNER_TEMP/pathfinder" "$WANTED"'
    assert "format('{0}/../../..', github.action_path)" in step["env"]["WANTED"]
    project = (ROOT / ".github" / "actions" / "check" / ".." / ".." / "..").resolve() / "pyproject.toml"
    assert "pathfinder" in tomllib.loads(project.read_text(encoding="utf-8"))["project"]["scripts"]


@pytest.mark.parametrize(("name", "fits"), [("curriculum/a.yaml", True), ("b.yml", True), ("README.md", False)])
def test_the_hook_runs_where_yaml_is_touched(name, fits):
    import re

    assert bool(re.search(HOOK["files"], name)) is fits
