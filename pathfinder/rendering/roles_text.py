"""How does the data flow look on the terminal, and each role's place on it? The stages as arrows, a row per role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.model.market import Nearness, RoleStanding
from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, pad, pad_left, width
from pathfinder.rendering.numbers import hours, percent
from pathfinder.rendering.roles_flow import flow_lines
from pathfinder.rendering.style import Glyphs, glyphs, plain
from pathfinder.rendering.words import Namer

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Stage

NARROWEST = 4
"""Columns of a stage."""

LEVEL_FROM = 5
"""A cell of so many columns has room for a level glyph beside its number."""

SHORTEST_NAME, LISTINGS = 12, 7
FULL_WIDTH = 100
STRONG, WEAK = 0.15, 0.05
"""A stage with so much of a role's requirements stands out; one with less is drawn quiet."""

PLACED = {False: ("★", "◆", "☆"), True: ("*", "#", "+")}
"""Marks of a stage that roles.yaml and the study of 2020 name, that roles.yaml alone names, the study alone."""


def roles_lines(
    found: Sequence[RoleStanding], stages: Sequence[Stage], until: str, name: Namer, look: Look
) -> list[Line]:
    """Return the flow, then the part of each role's requirements by stage; ``until`` is the match aimed at."""
    marks = glyphs(ascii_only=look.ascii)
    names = [plain(standing.name, ascii_only=look.ascii) for standing in found]
    table = _Table(names, stages, look, marks)
    lines = [
        *flow_lines(stages, look),
        line(),
        *_notes(found, look, marks, counted=table.listings > 0),
        line(),
        table.heads(),
    ]
    nearest = _nearest(found)
    for text, standing in zip(names, found, strict=True):
        lines.append(table.row(text, standing))
        if standing.nearness is not None:
            lines.append(_near(standing.nearness, until, name, look, marks, nearest=standing is nearest))
    return lines


class _Table:
    """What fits: the columns of the names, of the listings, and of a stage."""

    def __init__(self, names: Sequence[str], stages: Sequence[Stage], look: Look, marks: Glyphs) -> None:
        room = look.room(FULL_WIDTH)
        self.stages, self.look, self.marks = stages, look, marks
        self.listings = LISTINGS if room >= FULL_WIDTH else 0
        longest = max([SHORTEST_NAME, *(width(text) for text in names)]) + 1
        least = NARROWEST * len(stages)
        self.name = longest if look.width is None else max(SHORTEST_NAME, min(longest, room - self.listings - least))
        widest = max([NARROWEST, *(width(stage.name) + 1 for stage in stages)])
        each = (room - self.name - self.listings) // max(1, len(stages))
        self.cell = widest if look.width is None else max(NARROWEST, min(widest, each))

    def heads(self) -> Line:
        """Return the names of the stages, cut to their columns."""
        heads = [clip(plain(stage.name, ascii_only=self.look.ascii), self.cell - 1, "") for stage in self.stages]
        cells = "".join(pad_left(head, self.cell) for head in heads)
        return line(Span(" " * self.name + pad_left("n", self.listings) * bool(self.listings) + cells, "title"))

    def row(self, text: str, standing: RoleStanding) -> Line:
        """Return a role's row; a role without listings has question marks."""
        name = Span(pad(clip(text, self.name - 1, self.marks.ellipsis), self.name))
        told = f"{standing.effective:,.0f}" if standing.stages else "0"
        n = Span(pad_left(told, self.listings) if self.listings else "", "quiet")
        return line(name, n, *(self._cell(standing, stage.id) for stage in self.stages))

    def _cell(self, standing: RoleStanding, stage: str) -> Span:
        mark = placed_mark(standing, stage, ascii_only=self.look.ascii)
        if stage not in standing.stages:
            return Span(pad_left(f"?{mark}", self.cell), "quiet")
        part = standing.stages[stage]
        level = self._level(standing, part) if self.cell >= LEVEL_FROM and not self.look.ascii else ""
        style = "bar" if part >= STRONG else "quiet" if part < WEAK else ""
        return Span(pad_left(f"{level}{part * 100:.0f}{mark}", self.cell), style)

    def _level(self, standing: RoleStanding, part: float) -> str:
        levels = self.marks.levels
        top = max(standing.stages.values())
        return levels[round((len(levels) - 1) * part / top)] if top else levels[0]


def placed_mark(standing: RoleStanding, stage: str, *, ascii_only: bool) -> str:
    """Return the mark of who places the role at the stage; a blank where nobody does."""
    both, ours, theirs = PLACED[ascii_only]
    if stage in standing.curriculum:
        return both if stage in standing.seed else ours
    return theirs if stage in standing.seed else " "


def _nearest(found: Sequence[RoleStanding]) -> RoleStanding | None:
    """Return the role that takes the fewest hours; of equals the first by id."""
    reachable = [
        (standing.nearness.hours, standing.role, standing)
        for standing in found
        if standing.nearness is not None and standing.nearness.hours is not None
    ]
    return min(reachable, key=lambda row: row[:2])[2] if reachable else None


def hours_to(near: Nearness, until: str) -> str:
    """Return how many hours it takes to the match aimed at, or that it is out of reach."""
    return f"{until} is out of reach" if near.hours is None else f"{hours(near.hours)} to {until}"


def _near(near: Nearness, until: str, name: Namer, look: Look, marks: Glyphs, *, nearest: bool) -> Line:
    """Return how near the learner is: match, hours to go, first step."""
    first = f"first {plain(name(near.first), ascii_only=look.ascii)}" if near.first else "nothing left to learn"
    way = hours_to(near, until)
    told = f"  {marks.now if nearest else ' '} match {percent(near.match)}{marks.dot}{way}{marks.dot}{first}"
    return line(Span(clip(told, look.limit, marks.ellipsis), "now" if nearest else "quiet"))


def _notes(found: Sequence[RoleStanding], look: Look, marks: Glyphs, *, counted: bool) -> list[Line]:
    both, ours, theirs = PLACED[look.ascii]
    notes = ["% of a role's requirements by stage", *(["n: effective listings"] if counted else [])]
    notes.append(f"{both} roles.yaml and the study of 2020 place it here")
    notes.append(f"{ours} roles.yaml alone")
    if any(set(standing.seed) - set(standing.curriculum) for standing in found):
        notes.append(f"{theirs} the study alone")
    return flow([Span(note, "quiet") for note in notes], look.limit, marks.dot)
