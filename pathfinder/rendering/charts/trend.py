"""How is demand over time drawn? A line per skill over the days of the snapshots, with the interval at each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pathfinder.rendering.charts.frame import (
    BODY,
    MARGIN,
    PALE,
    SMALL,
    WIDTH,
    Scale,
    body_top,
    nice_top,
    quarters,
    sheet,
)
from pathfinder.rendering.compare_demand_text import difference_range, signed
from pathfinder.rendering.material import Theme
from pathfinder.rendering.numbers import count, month, percent
from pathfinder.rendering.picture.palette import HUES
from pathfinder.rendering.picture.strokes import group, number, path, said, tag, text
from pathfinder.rendering.picture.widths import clipped, width
from pathfinder.rendering.style import UNICODE
from pathfinder.rendering.trend_text import verdict
from pathfinder.rendering.words import Namer, listed

if TYPE_CHECKING:
    from pathfinder.model.demand import Period
    from pathfinder.model.market import SkillTrend, Trend

_HEIGHT, _LABELS, _LEFT = 380.0, 280.0, 48.0
_LINE = 15.0


def trend_svg(found: Trend, title: str, name: Namer, theme: Theme = "auto") -> str:
    """Return the picture; each line ends in its skill's name, with the change from first to last."""
    what = "search hits or terms" if found.kind == "counts" else "listings"
    measured = count(len(found.snapshots), "snapshot")
    marks = f"{UNICODE.up} {UNICODE.down} beyond the noise of sampling, {UNICODE.tied} within it"
    notes = (
        f"Share of {what}, with its 95 % interval. Series {listed(found.series)}, {measured}.",
        f"Change in points from first to last (Newcombe 95 %); {marks}.",
    )
    top = body_top(notes) + 10
    highest = max((point.share.high for row in found.skills for point in row.points), default=1.0)
    upright = Scale(0.0, nice_top(highest), top + _HEIGHT, top)
    days = [_middle(period) for period in found.periods]
    first, last = min(days), max(days)
    level = Scale(float(first), float(last if last > first else first + 1), MARGIN + _LEFT, WIDTH - MARGIN - _LABELS)
    body = [*_grid(level, upright), *_months(found.periods, level, top + _HEIGHT)]
    body += [_line(row, level, upright, f"hue{place % HUES}") for place, row in enumerate(found.skills)]
    body += _ends(found.skills, level, upright, name)
    return sheet(f"{title}: demand over time", notes, body, _HEIGHT + 34, theme)


def _middle(period: Period) -> int:
    """Return the day in the middle of a period, counted from the year 1."""
    return (period.start.toordinal() + period.end.toordinal()) // 2


def _grid(level: Scale, upright: Scale) -> list[str]:
    drawn = []
    for value in quarters(upright.high):
        y = upright.at(value)
        drawn.append(path(f"M{number(level.left)} {number(y)}H{number(level.right)}", "s-line", stroke_width=1))
        drawn.append(text(level.left - 8, y + 4, f"{value * 100:.3g} %", SMALL, "quiet end"))
    return drawn


def _months(periods: Sequence[Period], level: Scale, floor: float) -> list[str]:
    """Return the month of each snapshot under the axis, leaving out those that would touch the one before."""
    drawn, taken = [], -1e9
    for day in sorted({_middle(period) for period in periods}):
        x = level.at(day)
        if x - taken >= 52:  # noqa: PLR2004 - the width of a label
            drawn.append(text(x, floor + 20, month(date.fromordinal(day)), SMALL, "quiet mid"))
            taken = x
    return drawn


def _line(row: SkillTrend, level: Scale, upright: Scale, hue: str) -> str:
    places = [(level.at(_middle(point.period)), point.share) for point in row.points]
    parts = []
    if len(places) > 1:
        data = "M" + "L".join(f"{number(x)} {number(upright.at(share.value))}" for x, share in places)
        parts.append(path(data, f"none s-{hue}", stroke_width=2, stroke_linejoin="round"))
    for x, share in places:
        interval = f"M{number(x)} {number(upright.at(share.low))}V{number(upright.at(share.high))}"
        parts.append(path(interval, f"none s-{hue}", stroke_width=3, opacity=PALE))
        parts.append(tag("circle", cx=x, cy=upright.at(share.value), r=3.5, kind=hue))
    return group(parts)


def _ends(rows: Sequence[SkillTrend], level: Scale, upright: Scale, name: Namer) -> list[str]:
    """Return the names at the right, in the order of the last shares, each below the one before."""
    named = [(upright.at(row.points[-1].share.value), place, row) for place, row in enumerate(rows) if row.points]
    drawn, y = [], upright.right - _LINE
    for wanted, place, row in sorted(named, key=lambda item: (item[0], item[1])):
        y = max(wanted, y + _LINE)
        numbers = _numbers(row)
        shown = clipped(name(row.skill), _LABELS - 12 - width(f" {numbers}", BODY, bold=True), BODY, bold=True)
        words = text(level.right + 12, y + 4, f"{shown} {numbers}", BODY, f"hue{place % HUES} b")
        drawn.append(group((tag("title", said(f"{name(row.skill)} {numbers}")), words)))
    return drawn


def _numbers(row: SkillTrend) -> str:
    """Return the last share, and the change where there is one."""
    told = percent(row.points[-1].share.value)
    if row.change is None:
        return told
    mark, _ = verdict(row.change, UNICODE)
    return f"{told}  {mark} {signed(row.change.value)} ({difference_range(row.change, UNICODE)})"
