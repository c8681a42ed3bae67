"""How does demand look on the terminal? A row per skill with its bar, share, interval and rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.model.shares import Share
from pathfinder.rendering.bars import share_bar
from pathfinder.rendering.lines import Line, Look, Span, clip, fitted, flow, line, names_column, pad, pad_left
from pathfinder.rendering.numbers import count, interval, months, percent
from pathfinder.rendering.style import Glyphs, glyphs, plain
from pathfinder.rendering.words import Namer

if TYPE_CHECKING:
    from pathfinder.model.demand import RoleDemand

Row = tuple[str, Share, int, tuple[str, ...]]
"""Skill id, share, rank, the skills that it cannot be told apart from."""

BAR = 20
LONGEST_NAME, SHORTEST_NAME = 30, 8
RANK = 4


def demand_lines(demand: RoleDemand, title: str, rows: Sequence[Row], name: Namer, look: Look) -> list[Line]:
    """Return what listings of a role ask for, the most wanted first."""
    marks = glyphs(ascii_only=look.ascii)
    room = look.room()
    names = [plain(name(skill), ascii_only=look.ascii) for skill, *_ in rows]
    fixed = RANK + 1 + 7 + 11
    columns = names_column(names, look, longest=LONGEST_NAME, fixed=fixed + 2, shortest=SHORTEST_NAME)
    bar = max(0, min(BAR, room - fixed - columns - 2))
    lines = [*_head(demand, title, look, marks), line()]
    for text, (_, share, rank, tied) in zip(names, rows, strict=True):
        mark = f"{marks.tied if tied else ' '}{rank}"
        shown = clip(text, columns, marks.ellipsis)
        lines.append(
            line(
                Span(pad_left(mark, RANK), "quiet"),
                Span(f" {pad(shown, columns)}  "),
                *share_bar(share, bar, marks),
                Span(pad_left(percent(share.value), 7)),
                Span(pad_left(f"  {interval(share, marks.range)}", 11), "quiet"),
            )
        )
    return lines


def _head(demand: RoleDemand, title: str, look: Look, marks: Glyphs) -> list[Line]:
    start, end = demand.period
    parts = [
        Span(plain(title, ascii_only=look.ascii), "title"),
        Span(count(demand.listings, "listing")),
        Span(f"{demand.effective:,.0f} effective"),
        Span(months((start, end), f" {marks.ellipsis} ")),
        Span(count(len(demand.snapshots), "snapshot")),
    ]
    notes = ["share of listings, 95 % interval", f"{marks.tied} its rank is shared: the listings cannot tell it apart"]
    return [*flow(parts, look.limit, marks.dot), *fitted([Span(note, "quiet") for note in notes], look, marks.dot)]
