"""How much CPU does `curriculum check` take on large curricula, in units of `python -c pass`?

    python tests/benchmarks/bench_check.py [SIZE…]

Issue 8 asks for at most 12, 60 and 170 units at 300, 10,000 and 30,000 skills (aim: 8, 42, 120). The first number is
that of a check without a cache, as the first time and after every edit; the second that of one where nothing changed.
Both processes run alternately in the same minute; the least of several runs counts.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from pathfinder.cache import SETTLING_SECONDS

SIZES = {300: (12, 8), 10_000: (60, 42), 30_000: (170, 120)}
"""Number of skills -> the most that is allowed, and the aim, in units of `python -c pass`."""
A_FILE = 1_000
RUNS = 5


def generated(folder: Path, size: int, seed: int = 7) -> None:
    """Write a clean curriculum of so many skills: two prerequisites each, some groups, terms and resources."""
    chance = random.Random(seed)
    for start in range(0, size, A_FILE):
        lines = [f"area: Area {start // A_FILE}", "skills:"]
        for number in range(start, min(size, start + A_FILE)):
            lines += _skill(number, chance)
        (folder / f"area-{start // A_FILE:03}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _skill(number: int, chance: random.Random) -> list[str]:
    """Prerequisites lie one layer of a hundred back, so that no edge goes through another."""
    lines = [
        f"  skill-{number}:",
        f"    name: Skill {number}",
        f"    summary: What skill {number} is and does, in one sentence.",
        f"    hours: [{8 + number % 5}, {14 + number % 7}, {25 + number % 9}]",
    ]
    layer = number // 100
    if layer:
        below = chance.sample(range((layer - 1) * 100, layer * 100), 3)
        lines += ["    requires:", *(f"      - skill-{one}: its results are the input here" for one in below[:2])]
        if number % 6 == 0:
            other = next(one for one in range((layer - 1) * 100, layer * 100) if one not in below)
            lines += [f"      - any: [skill-{below[2]}, skill-{other}]", "        because: one of them holds the data"]
    lines += [
        "    terms:",
        f"      - tool{number}",
        f"      - {{term: instrument {number}, case: initial}}",
        "    learn:",
        f'      - {{title: Guide {number}, url: "https://example.org/{number}", kind: docs, hours: 4, cost: free}}',
    ]
    return lines


def cpu_of(command: list[str], environment: dict[str, str]) -> float:
    """Return the CPU seconds of one run, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode or done.stdout:
        raise SystemExit(f"{command} failed:\n{done.stdout[:2000]}{done.stderr[:2000]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratios(size: int) -> tuple[float, float]:
    """Return the CPU of a check without a cache, and of one from it, over that of `python -c pass`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "curriculum"
        folder.mkdir()
        generated(folder, size)
        time.sleep(SETTLING_SECONDS + 0.5)  # what was written just now is not kept
        told = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PATHFINDER_CURRICULUM": ""}
        told.pop("PYTHONDONTWRITEBYTECODE", None)
        first, again = told | {"PATHFINDER_CACHE": ""}, told | {"PATHFINDER_CACHE": str(Path(name) / "cache")}
        check = [sys.executable, "-m", "pathfinder", "curriculum", "check", str(folder)]
        empty = [sys.executable, "-c", "pass"]
        for environment in (first, again):
            cpu_of(check, environment)
        runs = [(cpu_of(check, first), cpu_of(check, again), cpu_of(empty, told)) for _ in range(RUNS)]
    unit = min(run[2] for run in runs)
    return min(run[0] for run in runs) / unit, min(run[1] for run in runs) / unit


def main() -> None:
    """Print the ratios beside what is allowed; exit with 1 where one is exceeded."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    failed = False
    for size in sizes:
        value, again = ratios(size)
        most, aim = SIZES.get(size, (float("inf"), float("inf")))
        failed |= value > most
        print(f"{size:>7,} skills: {value:6.1f} × pass  (at most {most:g}, aim {aim:g}); unchanged {again:.1f}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
