"""How is the provenance of the snapshots drawn? Each on the line of time, as long as its period, with its size."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pathfinder.rendering.charts.frame import (
    BODY,
    MARGIN,
    NAMES,
    ROW,
    SMALL,
    WIDTH,
    Scale,
    body_top,
    sheet,
    skill_name,
)
from pathfinder.rendering.material import Theme
from pathfinder.rendering.picture.palette import HUES
from pathfinder.rendering.picture.strokes import box, group, number, path, said, tag, text
from pathfinder.rendering.words import OLD_DAYS, is_old

if TYPE_CHECKING:
    from pathfinder.model.demand import Snapshot

_NUMBERS = 150.0
_SHORTEST = 5.0
"""A period of a day is still drawn so wide."""


def sources_svg(snapshots: Sequence[Snapshot], today: date, theme: Theme = "auto") -> str:
    """Return the picture, the newest snapshot first; one series has one colour."""
    rows = sorted(snapshots, key=lambda s: (s.period.end, s.id), reverse=True)
    notes = (
        f"Each snapshot over its period, as of {today.isoformat()}; listings (or hits) with their effective number.",
        f"Snapshots of one series have one colour; numbers in grey are more than {OLD_DAYS} days old.",
    )
    top = body_top(notes) + 18
    bottom = top + ROW * len(rows)
    first = min((row.period.start for row in rows), default=today)
    scale = Scale(
        float(date(first.year, 1, 1).toordinal()),
        float(max([today, *(row.period.end for row in rows)]).toordinal()) + 1,
        MARGIN + NAMES,
        WIDTH - MARGIN - _NUMBERS,
    )
    series = {name: place for place, name in enumerate(sorted({row.series or row.id for row in rows}))}
    body = _years(scale, top, bottom)
    for place, row in enumerate(rows):
        hue = f"hue{series[row.series or row.id] % HUES}"
        body.append(_row(row, top + ROW * place, scale, hue, old=is_old(row.period.end, today)))
    return sheet("Demand snapshots", notes, body, bottom - body_top(notes), theme)


def _years(scale: Scale, top: float, bottom: float) -> list[str]:
    """Return a line at the start of each year, with labels as close as they can be read."""
    first, last = date.fromordinal(int(scale.low)).year, date.fromordinal(int(scale.high)).year
    each = next((step for step in (1, 2, 5, 10) if (last - first) / step <= 12), 20)  # noqa: PLR2004 - labels that fit
    drawn = []
    for year in range(first, last + 1, each):
        x = scale.at(date(year, 1, 1).toordinal())
        drawn.append(path(f"M{number(x)} {number(top)}V{number(bottom)}", "s-line", stroke_width=1))
        drawn.append(text(x, top - 5, str(year), SMALL, "quiet mid"))
    return drawn


def _row(row: Snapshot, y: float, scale: Scale, hue: str, *, old: bool) -> str:
    listings = sum(totals.listings for totals in row.roles.values())
    effective = sum(totals.effective for totals in row.roles.values())
    told = f"{listings:,} ({effective:,.0f})"
    left, right = scale.at(row.period.start.toordinal()), scale.at(row.period.end.toordinal() + 1)
    wide = max(_SHORTEST, right - left)
    return group(
        (
            tag("title", said(f"{row.id}: {row.source}; {row.period.start} to {row.period.end}; {row.origin}")),
            skill_name(row.id, y),
            box(min(left, scale.right - wide), y + ROW / 2 - 5, wide, 10, hue, 2),
            text(WIDTH - MARGIN, y + ROW / 2 + 4, told, BODY, "quiet end" if old else "ink end"),
        )
    )
