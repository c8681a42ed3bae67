"""How are roles drawn beside each other? Their shares on one line per skill; what cannot be told apart is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.rendering.charts.frame import (
    MARGIN,
    NAMES,
    SMALL,
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
from pathfinder.rendering.compare_demand_text import difference_range, signed
from pathfinder.rendering.material import Theme
from pathfinder.rendering.numbers import percent
from pathfinder.rendering.picture.palette import HUES
from pathfinder.rendering.picture.strokes import box, group, said, tag, text
from pathfinder.rendering.picture.widths import clipped, width
from pathfinder.rendering.style import UNICODE
from pathfinder.rendering.words import Namer, listed, listings_text

if TYPE_CHECKING:
    from pathfinder.model.market import ComparedSkill, Comparison, Difference

_LANE = 13.0
_NUMBERS = 150.0


def comparison_svg(
    found: Comparison, rows: Sequence[ComparedSkill], role: Namer, name: Namer, theme: Theme = "auto"
) -> str:
    """Return the picture: for each skill a lane per role with share and interval, the differences in words."""
    roles = [role(source.role) for source in found.roles]
    title = f"{roles[0]} against {listed(roles[1:])}"
    within = "; within the snapshots that have both, averaged" if found.within else ""
    notes = (
        "Share of listings that name the skill, with its 95 % interval.",
        f"At the right {roles[0]} minus the line's role in points (Newcombe 95 %); {UNICODE.tied} is a tie{within}.",
        "; ".join(
            f"{text}: {listings_text(source.listings, source.effective)}"
            for text, source in zip(roles, found.roles, strict=True)
        ),
    )
    key_top = body_top(notes)
    top = key_top + 44
    step = _LANE * len(roles) + 10
    bottom = top + step * len(rows)
    highest = max((share.high for row in rows for share in row.shares if share), default=1.0)
    scale = Scale(0.0, nice_top(highest), MARGIN + NAMES, WIDTH - MARGIN - _NUMBERS)
    body = [*_key(roles, key_top + 10), *grid(scale, quarters(scale.high), top, bottom)]
    body += [_row(row, name(row.skill), roles, scale, top + step * place) for place, row in enumerate(rows)]
    return sheet(title, notes, body, bottom - key_top, theme)


def _key(roles: Sequence[str], y: float) -> list[str]:
    drawn, x = [], MARGIN
    for place, role in enumerate(roles):
        drawn += [box(x, y - 8, 10, 10, f"hue{place % HUES}", 2), text(x + 15, y + 1, role, SMALL + 1, "ink")]
        x += 15 + width(role, SMALL + 1) + 22
    return drawn


def _row(row: ComparedSkill, name: str, roles: Sequence[str], scale: Scale, y: float) -> str:
    told = [
        f"{role} {percent(share.value) if share else 'not measured'}"
        for role, share in zip(roles, row.shares, strict=True)
    ]
    parts = [tag("title", said(f"{name}: {'; '.join(told)}")), skill_name(clipped(name, NAMES, 13), y)]
    differences = (None, *row.differences)
    for place, (share, difference) in enumerate(zip(row.shares, differences, strict=True)):
        lane = y + 8 + _LANE * place
        if share is not None:
            parts += share_mark(share, scale, lane, f"hue{place % HUES}", bar=False)
        if difference is not None:
            kind = "quiet end" if difference.tied else "ink b end"
            parts.append(text(WIDTH - MARGIN, lane + 4, _words(difference), SMALL, kind))
    return group(parts)


def _words(found: Difference) -> str:
    return f"{UNICODE.tied + ' ' if found.tied else ''}{signed(found.value)}  ({difference_range(found, UNICODE)})"
