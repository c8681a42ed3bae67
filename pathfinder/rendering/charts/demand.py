"""How is the demand of a role drawn? A bar per skill with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.rendering.charts.frame import (
    BODY,
    MARGIN,
    NAMES,
    ROW,
    WIDTH,
    Scale,
    body_top,
    grid,
    nice_top,
    quarters,
    share_mark,
    sheet,
    skill_name,
)
from pathfinder.rendering.demand_text import Row
from pathfinder.rendering.material import Theme
from pathfinder.rendering.numbers import interval, percent
from pathfinder.rendering.picture.strokes import group, said, tag, text
from pathfinder.rendering.words import Namer, listings_text

if TYPE_CHECKING:
    from pathfinder.model.demand import RoleDemand

_NUMBERS = 120.0


def demand_svg(demand: RoleDemand, title: str, rows: Sequence[Row], name: Namer, theme: Theme = "auto") -> str:
    """Return the picture of a role's shares, in the order of the rows."""
    notes = (
        "Share of listings that name the skill, with its 95 % interval.",
        f"{listings_text(demand.listings, demand.effective, demand.period)}.",
    )
    top = body_top(notes) + 18
    bottom = top + ROW * len(rows)
    reach = nice_top(max((share.high for _, share, *_ in rows), default=1.0))
    scale = Scale(0.0, reach, MARGIN + NAMES, WIDTH - MARGIN - _NUMBERS)
    body = grid(scale, quarters(reach), top, bottom)
    for place, (skill, share, *_) in enumerate(rows):
        y = top + ROW * place
        told = f"{percent(share.value)} ({interval(share)})"
        body.append(
            group(
                (
                    tag("title", said(f"{name(skill)}: {told}")),
                    skill_name(name(skill), y),
                    *share_mark(share, scale, y + ROW / 2, "hue0"),
                    text(WIDTH - MARGIN, y + ROW / 2 + 4, told, BODY, "quiet end"),
                )
            )
        )
    return sheet(title, notes, body, bottom - body_top(notes), theme)
