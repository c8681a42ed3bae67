"""What a command imports is what a user waits for: heavy packages stay out of the hot path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

import pytest
from running import LEFT_OUT, ROOT

HEAVY = {"networkx", "pydantic", "polars", "pyarrow", "jinja2", "asyncio", "rich", "pyspark", "icalendar"}
"""Never imported on the way to a plan, cached or not."""
ONLY_COLD = {
    "yaml",
    "csv",
    "hashlib",
    "pathfinder.loading.documents",
    "pathfinder.loading.fields",
    "pathfinder.loading.schema",
    "pathfinder.loading.curriculum",
    "pathfinder.loading.snapshots",
    "pathfinder.planning.planner",
    "pathfinder.planning.demand",
    "pathfinder.planning.solver",
    "pathfinder.planning.selection",
    "pathfinder.model.demand",
}
"""Imported only where the cache has no answer."""
SHOW = """
import atexit, sys
atexit.register(lambda: sys.stderr.write("modules: " + " ".join(sys.modules)))
from pathfinder.cli.run import run
run(sys.argv[1:])
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with a copy of the curriculum that nobody edits meanwhile, two seconds old, and a cache."""
    folder = tmp_path_factory.mktemp("settled")
    shutil.copytree(ROOT / "curriculum", folder / "curriculum")
    time.sleep(2.1)
    return folder


def modules(folder, *arguments, **more):
    kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    told = {"PATHFINDER_CACHE": str(folder / "cache"), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    told["PATHFINDER_CURRICULUM"] = str(folder / "curriculum")
    told["PATHFINDER_PROFILE"] = str(folder / "none.yaml")
    done = subprocess.run(
        [sys.executable, "-c", SHOW, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=folder,
        env=kept | told | more,
    )
    return set(done.stderr.rpartition("modules: ")[2].split())


def warm(folder, *arguments, kind, **more):
    """Ask until the answer is kept: while somebody edits pathfinder itself, nothing is."""
    for _ in range(10):
        modules(folder, *arguments, **more)
        if list((folder / "cache").glob(f"{kind}-*.entry")):
            return modules(folder, *arguments, **more)
        time.sleep(1)
    pytest.fail("nothing was ever kept")


@pytest.mark.parametrize("command", [["plan"], ["plan", "--budget", "100"], ["next"], ["why", "docker"]])
def test_without_a_cache_a_plan_imports_nothing_heavy(command, folder):
    loaded = modules(folder, *command, "--have", "python,sql", PATHFINDER_CACHE="")
    assert {"yaml", "pathfinder.planning.planner"} <= loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize("command", [["plan"], ["plan", "--json"], ["next"], ["why", "docker"]])
def test_what_was_asked_before_imports_neither_yaml_nor_the_planner(command, folder):
    loaded = warm(folder, *command, "--have", "python,sql", kind=command[0])
    assert not loaded & (HEAVY | ONLY_COLD)


def test_a_profile_that_was_read_before_needs_no_yaml_either(folder):
    profile = folder / "me.yaml"
    profile.write_text("have: [python, sql]\n", encoding="utf-8")
    time.sleep(2.1)
    loaded = warm(folder, "plan", kind="profile", PATHFINDER_PROFILE=str(profile))
    assert not loaded & (HEAVY | ONLY_COLD)


def test_completion_imports_the_curriculum_alone(folder):
    warm(folder, "plan", kind="plan")
    told = {"_PATHFINDER_COMPLETE": "complete_bash", "COMP_WORDS": "pathfinder plan --have py", "COMP_CWORD": "3"}
    loaded = modules(folder, **told)
    assert "pathfinder.loading.compiled" in loaded
    assert not loaded & (HEAVY | ONLY_COLD | {"pathfinder.planning.kept", "pathfinder.model.plan"})


def test_help_imports_no_command(folder):
    loaded = modules(folder, "--help")
    assert not loaded & {"pathfinder.cli.plan", "pathfinder.cli.options", "pathfinder.cli.request_options"}
    assert not loaded & (HEAVY | ONLY_COLD)
