"""Where does a plan pause? At milestones: runs of consecutive steps that mostly belong together."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

LONGEST = 8
"""A milestone has at most this many steps."""
PAUSE = 3.0
"""What a milestone costs, in average steps' hours: so much must a cut set right to be worth a pause."""


def milestone_ends(areas: Sequence[str], hours: Sequence[float]) -> list[int]:
    """Return where the milestones end (exclusive, ascending; the last is the number of steps).

    Of all cuts into runs of at most eight steps the one with the least hours outside of the run's main
    area, plus :data:`PAUSE` average steps' hours for every run, so that short runs are made only for a reason. Found
    by dynamic programming over the end; ties go to fewer, then longer first runs.
    """
    count = len(areas)
    if not count:
        return []
    price = PAUSE * fsum(hours) / count
    best: list[tuple[float, int, tuple[int, ...]]] = [(0.0, 0, ())]
    for end in range(1, count + 1):
        options = []
        for start in range(max(0, end - LONGEST), end):
            cost, runs, ends = best[start]
            stray = fsum(hours[start:end]) - _main(areas[start:end], hours[start:end])[1]
            options.append((cost + stray + price, runs + 1, (*ends, end)))
        best.append(min(options, key=lambda option: (round(option[0], 6), option[1], tuple(-e for e in option[2]))))
    return list(best[count][2])


def main_area(areas: Sequence[str], hours: Sequence[float]) -> str:
    """Return the area with most of the hours; ties go to the area that comes first."""
    return _main(areas, hours)[0]


def _main(areas: Sequence[str], hours: Sequence[float]) -> tuple[str, float]:
    totals: dict[str, float] = {}
    for area, spent in zip(areas, hours, strict=True):
        totals[area] = totals.get(area, 0.0) + spent
    name = max(totals, key=lambda area: totals[area])
    return name, totals[name]
