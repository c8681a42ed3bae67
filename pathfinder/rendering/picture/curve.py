"""How is the coverage curve drawn? Match against hours studied, rising step by step."""

from __future__ import annotations

from collections.abc import Callable

from pathfinder.model.plan import Plan
from pathfinder.rendering.numbers import hours, percent
from pathfinder.rendering.picture.palette import HUES
from pathfinder.rendering.picture.strokes import group, number, path, tag, text

Level = Callable[[float], float]
"""A match or a number of hours -> where it is in the picture."""

_LABELS = 26.0
_SMALL = 11.0


def curve_drawn(plan: Plan, x: float, y: float, width: float, height: float) -> str:
    """Return the curve in a frame whose upper left corner is at x, y; the upper edge is the next tenth of match."""
    top = min(1.0, (int(plan.match_after * 10 + 1e-9) + 1) / 10)
    left, floor, right = x + 34, y + height - _LABELS, x + width
    room = floor - y

    def level(match: float) -> float:
        return floor - room * match / top

    def place(spent: float) -> float:
        return left + (right - left) * (spent / plan.hours if plan.hours else 0.0)

    rises = (f"H{number(place(step.hours_so_far))}V{number(level(step.match))}" for step in plan.steps)
    line = f"M{number(left)} {number(level(plan.match_before))}" + "".join(rises)
    area = f"{line}V{number(floor)}H{number(left)}Z"
    return group(
        (
            tag("title", f"Coverage curve: match from {percent(plan.match_before)} to {percent(plan.match_after)}"),
            *_grid(left, right, level, top),
            path(area, "lane0"),
            path(line, "none s-hue0", stroke_width=2.2, stroke_linejoin="round"),
            *_milestones(plan, place, level),
            text(left, floor + 18, "0 h", _SMALL, "quiet"),
            text(right, floor + 18, hours(plan.hours), _SMALL, "quiet end"),
            text((left + right) / 2, floor + 18, "match against hours studied", _SMALL, "quiet mid"),
        ),
        kind="curve",
    )


def _grid(left: float, right: float, level: Level, top: float) -> list[str]:
    tenths = round(top * 10)
    step = 1 if tenths <= 4 else 2  # noqa: PLR2004 - so that labels never touch
    drawn = []
    for tenth in range(0, tenths + 1, step):
        height = level(tenth / 10)
        drawn.append(path(f"M{number(left)} {number(height)}H{number(right)}", "s-line", stroke_width=1))
        drawn.append(text(left - 6, height + 4, f"{tenth * 10} %", _SMALL, "quiet end"))
    return drawn


def _milestones(plan: Plan, place: Level, level: Level) -> list[str]:
    """Return a dot in the milestone's colour where each ends."""
    ends = {step.milestone: step for step in plan.steps}
    return [
        tag("circle", cx=place(step.hours_so_far), cy=level(step.match), r=4, kind=f"hue{(n - 1) % HUES} s-paper")
        for n, step in ends.items()
    ]
