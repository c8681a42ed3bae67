"""Is what people install whole? Built, installed with the four base packages alone, and run away from the checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from running import ROOT

pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")

BASE = {"networkx", "pyyaml", "rich", "typer"}
NO_INDEX = re.compile(
    r"No matching distribution|Could not find a version|Connection|Temporary failure|Network is unreach"
)
CORPUS = "title,description\nData engineer,We use Python and SQL\n"
NEEDY = [
    (("demand", "measure", "jobs.csv", "--id", "x", "--source", "x", "--period", "2026-01-01"), "measure"),
    (("demand", "match", "jobs.csv"), "measure"),
    (("curriculum", "gaps", "jobs.csv"), "measure"),
    (("curriculum", "check", "--terms", "jobs.csv"), "measure"),
    (("import", "resume.pdf"), "measure"),
    (("plan", "-o", "plan.html"), "pictures"),
    (("plan", "-o", "plan.png"), "pictures"),
    (("plan", "-o", "plan.ics"), "pictures"),
]
"""Commands that need an extra, and the extra that they name."""


def built(source: Path, to: Path) -> tuple[Path, Path]:
    """Return the sdist and the wheel that hatchling makes of a folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(to)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(to.glob("*.tar.gz")), next(to.glob("*.whl"))


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def distributions(tmp_path_factory):
    return built(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def installed(distributions, tmp_path_factory):
    """Return a folder away from the checkout, with the wheel in an environment that holds nothing else."""
    folder = tmp_path_factory.mktemp("away")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    done = pip(python, "install", "-q", str(distributions[1]))
    if done.returncode and NO_INDEX.search(done.stderr):
        pytest.skip("no package index can be reached: the wheel was built, not installed")
    assert done.returncode == 0, done.stderr
    (folder / "jobs.csv").write_text(CORPUS)
    (folder / "resume.pdf").write_bytes(b"%PDF-1.4\n")
    return folder, python


def pip(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Let this environment's pip work on another one."""
    command = [sys.executable, "-m", "pip", "--python", str(python), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=bare())


def bare(**more: str) -> dict[str, str]:
    """Return the environment without anything that could lead back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PATHFINDER_"))}
    return {**kept, "PYTHONIOENCODING": "utf-8", **more}


def interpreter_of(version: str) -> str | None:
    """Return a Python of that version that runs: from the PATH, or one that pyenv keeps (its shims may not run)."""
    kept = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    named = shutil.which(f"python{version}")
    for found in [*([named] if named else []), *map(str, reversed(kept))]:
        if subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0:
            return found
    return None


def environment_with(folder: Path, interpreter: str, *wanted: str) -> Path:
    """Return the Python of a new environment that holds what is wanted."""
    subprocess.run([interpreter, "-m", "venv", str(folder)], check=True, capture_output=True, env=bare())
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    command = [str(python), "-m", "pip", "install", "-q", *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=bare())
    if done.returncode and NO_INDEX.search(done.stderr):
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr
    return python


def run(installed, *arguments: str) -> subprocess.CompletedProcess[str]:
    folder, python = installed
    command = [str(python), "-m", "pathfinder", *arguments]
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "PATHFINDER_CACHE": str(folder / "cache")}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder, env=bare(**home)
    )


def test_the_wheel_holds_code_data_and_schema_and_nothing_else(distributions):
    names = names_in(distributions[1])
    data = {name for name in names if name.startswith("pathfinder/_data/")}
    for kind in ("curriculum", "demand_snapshots"):
        files = [path for path in (ROOT / kind).rglob("*") if path.is_file() and not path.name.startswith(".")]
        assert {f"pathfinder/_data/{path.relative_to(ROOT).as_posix()}" for path in files} <= data
    assert "pathfinder/_data/curriculum/curriculum.schema.json" in data
    code = {f"{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "pathfinder").rglob("*.py")}
    assert code <= names
    assert {name.split("/")[0] for name in names} == {"pathfinder", "pathfinder-0.1.0.dist-info"}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".ipynb", ".parquet"))]


def test_the_sdist_makes_the_same_wheel(distributions, tmp_path):
    sdist, wheel = distributions
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path)  # noqa: S202 - made by us; `filter` came with Python 3.11.4
    folder = next(tmp_path.iterdir())
    _, again = built(folder, tmp_path / "again")
    assert names_in(again) == names_in(wheel)


def test_only_the_base_packages_are_asked_for(installed):
    _, python = installed
    packages = json.loads(pip(python, "inspect").stdout)["installed"]
    asked = {package["metadata"]["name"].lower() for package in packages if package.get("requested")}
    wanted = next(package["metadata"] for package in packages if package["metadata"]["name"] == "pathfinder")
    needed = {re.split(r"[<>=! ]", text)[0].lower() for text in wanted["requires_dist"] if "extra ==" not in text}
    assert needed == BASE
    assert "pathfinder" in asked


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("plan", "--have", "python,sql"), "match "),
        (("plan", "--format", "svg"), "<svg "),
        (("demand", "show"), "Python"),
        (("next",), "opens"),
        (("roadmap",), "Python"),
        (("curriculum", "schema"), '"$schema"'),
        (("curriculum", "graph", "+docker"), "Docker"),
        (("--version",), "pathfinder "),
    ],
)
def test_everything_else_works_with_the_base_packages(installed, command, told):
    done = run(installed, *command)
    assert done.returncode == 0, done.stderr
    assert told in done.stdout


def test_a_plan_and_a_check_of_what_was_installed(installed):
    plan = json.loads(run(installed, "plan", "--have", "python,sql", "--json").stdout)
    assert (plan["have"], plan["match"]["after"] >= 0.6) == (["python", "sql"], True)
    check = run(installed, "curriculum", "check", "--format", "json")
    found = json.loads(check.stdout)["problems"]
    assert check.returncode == 0
    assert not [problem for problem in found if problem["severity"] == "error"]


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_every_python_that_is_declared_plans_the_same(distributions, installed, tmp_path, version):
    interpreter = interpreter_of(version)
    if interpreter is None:
        pytest.skip(f"there is no Python {version} here")
    python = environment_with(tmp_path / "venv", interpreter, str(distributions[1]))
    asked = ("plan", "--have", "python,sql", "--json")
    assert run((tmp_path, python), *asked).stdout == run(installed, *asked).stdout != ""
    assert run((tmp_path, python), "curriculum", "check").returncode == 0


def test_the_lowest_versions_that_are_asked_for_are_enough(distributions, installed, tmp_path):
    """Of the four base packages; of the extras they were tried by hand."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lowest = [text.split(",")[0].replace(">=", "==") for text in asked]
    python = environment_with(tmp_path / "venv", sys.executable, str(distributions[1]), *lowest)
    for command in (
        ("plan", "--have", "python,sql"),
        ("next",),
        ("roadmap",),
        ("help",),
        ("curriculum", "graph", "+docker"),
    ):
        done = run((tmp_path, python), *command)
        assert (done.returncode, done.stdout) == (0, run(installed, *command).stdout), done.stderr


def test_the_first_command_of_the_readme_word_for_word(distributions, tmp_path):
    with tarfile.open(distributions[0]) as archive:
        archive.extractall(tmp_path)  # noqa: S202 - made by us
    folder = next(tmp_path.iterdir())
    command = re.search(r"```sh\n(.*?)\n```", (folder / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=bare(**home),
    )
    if done.returncode and NO_INDEX.search(done.stderr):
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr
    assert " · match " in done.stdout


@pytest.mark.parametrize(("command", "extra"), NEEDY)
def test_a_missing_extra_is_named_in_a_line(installed, command, extra):
    done = run(installed, *command)
    error, hint = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"error: this needs \S+, which is not installed", error)
    assert hint == f"hint: pip install 'pathfinder[{extra}]'; in a checkout: pip install '.[{extra}]'"
