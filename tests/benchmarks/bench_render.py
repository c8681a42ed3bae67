"""How much CPU does drawing take? A plan and a map of 300 rows, in colour, in ASCII and piped: at most 30 ms each.

Run: python tests/benchmarks/bench_render.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from worlds import curriculum, plan, snapshot

from pathfinder.planning.demand import pool
from pathfinder.planning.roadmap import roadmap
from pathfinder.rendering.lines import Look
from pathfinder.rendering.plan_text import plan_lines
from pathfinder.rendering.roadmap_text import roadmap_lines
from pathfinder.rendering.style import to_text

ROWS, RUNS, LIMIT = 300, 5, 0.030
LOOKS = {
    "80 columns, colour": Look(80, colour=True),
    "200 columns": Look(200),
    "60 columns, ASCII": Look(60, ascii=True),
    "piped": Look(None),
}


def world():
    """Return a curriculum of 300 skills in which each needs up to two before it, and a demand that names them all."""
    needs = [f"s{n}: {' '.join(f's{m}' for m in {n // 2, n - 7} if 0 < m < n)}" for n in range(1, ROWS + 1)]
    listings = "; ".join(f"{1 + n % 5} s{n} s{1 + n * 3 % ROWS}" for n in range(1, ROWS + 1))
    return curriculum("; ".join(needs)), listings


def measured(draw, look):
    """Return the least CPU time of several drawings, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        to_text(draw(look), colour=look.colour)
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    """Print the times; the status is 1 where one is over the limit."""
    land, listings = world()
    whole = plan(land, listings)
    shares = pool(land, [snapshot(listings)], ("role",)).shares
    found = roadmap(land, shares, whole, dict.fromkeys(land.skills, 10.0), 0.8)
    assert len(whole.steps) == ROWS
    draws = {
        "plan": lambda look: plan_lines(whole, land.name_of, look),
        "roadmap": lambda look: roadmap_lines(found, look, everything=True),
    }
    over = 0
    for name, draw in draws.items():
        for told, look in LOOKS.items():
            took = measured(draw, look)
            over += took > LIMIT
            print(f"{name:8} {told:20} {took * 1000:6.1f} ms for {ROWS} rows{'  OVER' if took > LIMIT else ''}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
