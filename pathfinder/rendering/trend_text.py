"""How does demand over time look on the terminal? A sparkline per skill, its ends, and whether the change is noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathfinder.model.market import Difference
from pathfinder.rendering.compare_demand_text import difference_range, signed
from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, pad, pad_left, width
from pathfinder.rendering.numbers import count, interval, month, months, percent
from pathfinder.rendering.style import Glyphs, glyphs, harmless, plain
from pathfinder.rendering.words import Namer, listed

if TYPE_CHECKING:
    from pathfinder.model.demand import Period
    from pathfinder.model.market import SkillTrend, Trend
    from pathfinder.model.shares import Share

SHORTEST_NAME, LONGEST_NAME = 8, 30
SHARE, RANGE, POINTS, MARK = 6, 11, 8, 3
_COLUMNS_FOR_ALL = 8
"""More snapshots than this are drawn, and only the first and the last are written out."""


def trend_lines(found: Trend, title: str, name: Namer, look: Look) -> list[Line]:
    """Return a row per skill: sparkline, shares with intervals as room allows, change, verdict."""
    marks = glyphs(ascii_only=look.ascii)
    names = [plain(name(row.skill), ascii_only=look.ascii) for row in found.skills]
    top = max((point.share.value for row in found.skills for point in row.points), default=0.0)
    columns = _columns(found, look, names)
    lines = [*_head(found, title, look, marks), line(), *columns.heads(found)]
    for text, row in zip(names, found.skills, strict=True):
        shown = clip(text, columns.name, marks.ellipsis)
        spans = [Span(pad(shown, columns.name)), Span(f" {_sparkline(found, row, top, marks)} ", "bar")]
        spans += columns.shares(found, row, marks)
        lines.append(line(*spans, *_change(row.change, marks, ranges=columns.ranges)))
    return lines


class _Columns:
    """What fits: the width of the names, which snapshots are written out, and whether intervals are."""

    def __init__(self, name: int, shown: list[int], *, ranges: bool) -> None:
        self.name, self.shown, self.ranges = name, shown, ranges

    @property
    def share(self) -> int:
        return SHARE + (RANGE if self.ranges else 2)

    def heads(self, found: Trend) -> list[Line]:
        before = self.name + 2 + len(found.snapshots)
        labels = _labels(found.periods)
        heads = "".join(pad_left(labels[place], self.share) for place in self.shown)
        return [line(Span(" " * before + heads, "quiet"))]

    def shares(self, found: Trend, row: SkillTrend, marks: Glyphs) -> list[Span]:
        by_snapshot = {point.snapshot: point.share for point in row.points}
        spans = []
        for place in self.shown:
            spans += self._share(by_snapshot.get(found.snapshots[place]), marks)
        return spans

    def _share(self, share: Share | None, marks: Glyphs) -> list[Span]:
        if share is None:
            return [Span(pad_left("?", self.share), "quiet")]
        if not self.ranges:
            return [Span(pad_left(percent(share.value), self.share))]
        return [
            Span(pad_left(percent(share.value), SHARE)),
            Span(pad_left(interval(share, marks.range), RANGE), "quiet"),
        ]


def _columns(found: Trend, look: Look, names: list[str]) -> _Columns:
    number = len(found.snapshots)
    every = list(range(number))
    ends = every if number <= 2 else [0, number - 1]  # noqa: PLR2004 - a first and a last
    longest = max([SHORTEST_NAME, *(width(text) for text in names)])
    if look.width is None:
        return _Columns(longest, every if number <= _COLUMNS_FOR_ALL else ends, ranges=True)
    tries = [(every, True), (ends, True), (every, False), (ends, False)]
    tries = [(shown, ranges) for shown, ranges in tries if shown is ends or number <= _COLUMNS_FOR_ALL]
    name = SHORTEST_NAME
    for shown, ranges in tries:
        fixed = number + 2 + len(shown) * (SHARE + (RANGE if ranges else 2)) + POINTS + MARK + (RANGE if ranges else 0)
        name = look.width - fixed
        if name >= min(longest, 14):
            return _Columns(min(longest, LONGEST_NAME, name), shown, ranges=ranges)
    return _Columns(max(SHORTEST_NAME, min(longest, name)), ends, ranges=False)


def _labels(periods: tuple[Period, ...]) -> list[str]:
    """Return how each snapshot is called: the month in which it ends; the year where it covers most of one."""
    long = all((period.end - period.start).days > 200 and period.end.month >= 5 for period in periods)  # noqa: PLR2004
    years = [str(period.end.year) for period in periods]
    return years if long and len(set(years)) == len(years) else [month(period.end) for period in periods]


def _sparkline(found: Trend, row: SkillTrend, top: float, marks: Glyphs) -> str:
    """Return a level per snapshot, all skills on one scale; a blank where the skill was not looked for."""
    by_snapshot = {point.snapshot: point.share.value for point in row.points}
    last = len(marks.levels) - 1
    return "".join(
        " " if snapshot not in by_snapshot else marks.levels[round(last * by_snapshot[snapshot] / top) if top else 0]
        for snapshot in found.snapshots
    )


def _change(change: Difference | None, marks: Glyphs, *, ranges: bool) -> list[Span]:
    if change is None:
        return []
    glyph, style = verdict(change, marks)
    spans = [Span(pad_left(signed(change.value), POINTS), style)]
    if ranges:
        spans.append(Span(pad_left(difference_range(change, marks), RANGE), "quiet"))
    return [*spans, Span(pad_left(glyph, MARK), style)]


def verdict(change: Difference, marks: Glyphs) -> tuple[str, str]:
    """Return the mark and the style of a change: up, down, or no more than noise."""
    if change.tied:
        return marks.tied, "quiet"
    return (marks.up, "good") if change.value > 0 else (marks.down, "warn")


def _head(found: Trend, title: str, look: Look, marks: Glyphs) -> list[Line]:
    room = look.limit
    start, end = found.periods[0].start, found.periods[-1].end
    facts = [
        Span(plain(title, ascii_only=look.ascii), "title"),
        Span(f"series {harmless(listed(found.series))}"),
        Span(count(len(found.snapshots), "snapshot")),
        Span(months((start, end), f" {marks.ellipsis} ")),
    ]
    what = "search hits or terms" if found.kind == "counts" else "listings"
    notes = [
        Span(f"share of {what}, 95 % interval", "quiet"),
        Span("change from first to last in points", "quiet"),
        Span(f"{marks.up} {marks.down} beyond the noise of sampling, {marks.tied} within it", "quiet"),
    ]
    return [*flow(facts, room, marks.dot), *flow(notes, room, marks.dot)]
