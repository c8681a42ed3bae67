"""How much CPU do whole commands take, in units of `python -c pass`? The table of issue 8.

    python tests/benchmarks/bench_startup.py [--runs 21] [--large] [--compare REV]

Every row is the median CPU (user + system, the process alone) of many runs over the median of `python -c pass`;
the commands take turns, so that a busy minute hurts all alike. Bytecode is compiled beforehand, into a folder of
its own, as it is for whoever installed pathfinder; so is an empty typer command. `--large` adds what takes
long; `--compare REV` measures another commit (`git worktree`) beside this working tree.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import bench_check
import large_world

ROOT = Path(__file__).parents[2]
EMPTY = "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str = ''): print()\napp()\n"
PASS, TYPER = "python -c pass", "empty typer command"


class Row(NamedTuple):
    """One line of the table: ``prepare`` runs before every measured run, ``least`` and ``aim`` are in units."""

    name: str
    command: list[str]
    least: float | None = None
    aim: float | None = None
    environment: Mapping[str, str] = MappingProxyType({})
    prepare: Callable[[], object] | None = None


def rows(folder: Path, *, large: bool) -> list[Row]:
    """Return the table's rows; what they read is made below ``folder``."""
    run = [sys.executable, "-m", "pathfinder"]
    own, edited = folder / "own", folder / "edited"
    large_world.curriculum(own, 300)
    large_world.curriculum(edited, 300)
    cold, new = ({"PATHFINDER_CACHE": str(folder / name)} for name in ("cold", "new"))
    plan = [*run, "plan", "--have", "python,sql"]
    mine = [*run, "plan", "--curriculum", str(own), "--snapshots", str(folder / "demand"), "--have", "skill-3"]
    mine_edited = [str(edited) if part == str(own) else part for part in mine]
    large_world.snapshot(folder / "demand", 300, 2_000)
    completion = {"_PATHFINDER_COMPLETE": "complete_bash", "COMP_WORDS": "pathfinder plan --have py", "COMP_CWORD": "3"}

    def edit() -> None:
        """Touch the curriculum, so that its entry no longer holds."""
        for path in edited.glob("*.yaml"):
            path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")

    profile = folder / "me.yaml"
    profile.write_text("have: [python, sql]\nrole: data-engineer\n", encoding="utf-8")
    table = [
        Row(PASS, [sys.executable, "-c", "pass"]),
        Row(TYPER, [sys.executable, "-c", EMPTY]),
        Row("plan, bundled, warm", plan, 12, 9.5),
        Row("plan --json, warm", [*plan, "--json"], 9, 7.5),
        Row("completion of --have py", run, 9, 7, completion),
        Row("--help", [*run, "--help"], 14, 7),
        Row("own 300 skills, warm", mine, 13, 10),
        Row("own 300 skills, just edited", mine_edited, 17, 13, {}, edit),
        Row("own 300 skills, all cold", mine, 17, 13, cold, lambda: _unlink(folder / "cold", "*")),
        Row("next, warm", [*run, "next", "--have", "python,sql"]),
        Row("plan of a profile, warm", [*run, "plan", "--profile", str(profile)]),
        Row("roadmap, warm", [*run, "roadmap", "--have", "python,sql"]),
        Row("demand show, warm", [*run, "demand", "show"]),
        Row("roles, warm", [*run, "roles"]),
        Row("plan, bundled, new request", plan, None, None, new, lambda: _unlink(folder / "new", "plan-*")),
        Row("plan, bundled, no cache", plan, None, None, {"PATHFINDER_CACHE": ""}),
    ]
    for size, (least, aim) in bench_check.SIZES.items():
        if size <= 300 or large:
            (folder / str(size)).mkdir()
            bench_check.generated(folder / str(size), size)
            check = [*run, "curriculum", "check", str(folder / str(size))]
            table.append(Row(f"curriculum check, {size:,}", check, least, aim))
            table.append(Row("… the first time", check, least, aim, {"PATHFINDER_CACHE": ""}))
    if large:
        large_world.curriculum(folder / "large", 10_000)
        large_world.snapshot(folder / "large-demand", 10_000, 50_000)
        command = [*run, "plan", "--curriculum", str(folder / "large"), "--snapshots", str(folder / "large-demand")]
        command += ["--have", "skill-3"]
        table.append(Row("plan, 10,000 skills, 50,000 sets, warm", command))
        table.append(Row("… a new request", command, None, None, new, lambda: _unlink(folder / "new", "plan-*")))
    return table


def _unlink(cache: Path, pattern: str) -> None:
    for path in cache.glob(f"{pattern}.entry"):
        path.unlink()


def cpu(row: Row, environment: dict[str, str], where: Path) -> float:
    """Return the CPU milliseconds of one run."""
    if row.prepare:
        row.prepare()
    told = environment | dict(row.environment)
    process = subprocess.Popen(row.command, env=told, cwd=where, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{row.name} failed: {said.decode()[:2000]}")
    return (used.ru_utime + used.ru_stime) * 1000


def measured(tree: Path, table: list[Row], folder: Path, runs: int) -> dict[str, float]:
    """Return the median milliseconds of every row, with pathfinder as it is in ``tree``."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PATHFINDER", "PYTHON", "COMP_"))}
    environment |= {
        "PYTHONPATH": str(tree),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "PATHFINDER_CACHE": str(folder / "cache"),
        "HOME": str(folder),
    }
    times: dict[str, list[float]] = {row.name: [] for row in table}
    for turn in range(-2, runs):  # two turns to compile and to fill the cache
        for row in table:
            slow = turn >= 0 and len(times[row.name]) and times[row.name][0] > 1_000
            if not (slow and turn >= 3):  # a second and more: three runs will do
                spent = cpu(row, environment, folder)
                if turn >= 0:
                    times[row.name].append(spent)
        if turn == -2:
            _let_settle()
    return {name: statistics.median(found) for name, found in times.items()}


def _let_settle() -> None:
    """What was written in the last two seconds is not trusted by the cache."""
    import time

    time.sleep(2.5)


@contextmanager
def worktree(revision: str) -> Iterator[Path]:
    """Check another commit out beside this one, and take it away again."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "tree"
        subprocess.run(["git", "worktree", "add", "--detach", "-q", str(path), revision], cwd=ROOT, check=True)
        try:
            yield path
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(path)], cwd=ROOT, check=True)


def main() -> None:
    """Print the table; with ``--compare`` the other commit's numbers beside it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--large", action="store_true", help="also 10,000 and 30,000 skills")
    parser.add_argument("--compare", metavar="REV")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = rows(folder, large=asked.large)
        here = measured(ROOT, table, folder, asked.runs)
        there: dict[str, float] = {}
        if asked.compare:
            with worktree(asked.compare) as tree:
                there = measured(tree, table, folder, asked.runs)
    _print(table, here, there)


def _print(table: list[Row], here: dict[str, float], there: dict[str, float]) -> None:
    print(f"{'':40}{'ms':>9}{'÷ pass':>9}{'at least':>10}{'aim':>7}{'other':>9}")
    for row in table:
        ratio, other = here[row.name] / here[PASS], there[row.name] / there[PASS] if there else None
        print(
            f"{row.name:40}{here[row.name]:9.1f}{ratio:9.2f}{row.least or '':>10}{row.aim or '':>7}"
            + (f"{other:9.2f}" if other is not None else "")
        )
    above = (here["plan, bundled, warm"] - here[TYPER]) / here[PASS]
    print(f"{'plan above an empty typer command':40}{'':9}{above:9.2f}{5:>10}{2:>7}")


if __name__ == "__main__":
    main()
