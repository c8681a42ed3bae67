"""How are the flow of data and the roles on it drawn? Stages as columns under their arrows, a row of cells per role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.rendering.charts.frame import BODY, MARGIN, SMALL, WIDTH, body_top, sheet
from pathfinder.rendering.material import Theme
from pathfinder.rendering.numbers import percent
from pathfinder.rendering.picture.strokes import box, diamond, group, number, path, said, star, tag, text
from pathfinder.rendering.picture.widths import clipped
from pathfinder.rendering.roles_text import hours_to
from pathfinder.rendering.words import Namer

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Stage
    from pathfinder.model.market import Nearness, RoleStanding

_NAMES = 190.0
_ROW, _NEAR = 34.0, 16.0
_ARCS = 64.0
"""Room for the arrows above the stages."""

_PLACED_BY = {
    (True, True): ", placed by roles.yaml and the study of 2020",
    (True, False): ", placed by roles.yaml",
    (False, True): ", placed by the study of 2020",
    (False, False): "",
}
_DARK_TEXT_BELOW = 0.62
"""Cells more opaque than this get the paper's colour for their number."""


def flow_svg(
    found: Sequence[RoleStanding], stages: Sequence[Stage], until: str, name: Namer, theme: Theme = "auto"
) -> str:
    """Return the picture; the fuller a cell, the more of the role's requirements lie on the stage."""
    notes = (
        "Part of each role's requirements that lies on a stage, in percent; a skill on several stages is split evenly.",
        "A star: roles.yaml and the study of 2020 place it there; a diamond: roles.yaml; an open star: the study.",
    )
    top = body_top(notes)
    columns = _Columns(stages)
    y = top + _ARCS + 30
    body = [*columns.arrows(top + _ARCS), *columns.heads(top + _ARCS + 16)]
    for standing in found:
        body.append(_role(standing, columns, y, until, name))
        y += _ROW + (_NEAR if standing.nearness else 0)
    return sheet("Where each role stands on the flow of data", notes, body, y - top, theme)


class _Columns:
    """The stages side by side."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.stages = stages
        self.left = MARGIN + _NAMES
        self.width = (WIDTH - MARGIN - self.left) / max(1, len(stages))
        self.place = {stage.id: number for number, stage in enumerate(stages)}

    def middle(self, stage: str) -> float:
        """Return x of the middle of a stage's column."""
        return self.left + (self.place[stage] + 0.5) * self.width

    def heads(self, y: float) -> list[str]:
        """Return the names of the stages."""
        room = self.width - 4
        return [
            text(self.middle(stage.id), y, clipped(stage.name, room, SMALL + 1, bold=True), SMALL + 1, "ink b mid")
            for stage in self.stages
        ]

    def arrows(self, floor: float) -> list[str]:
        """Return an arc from each stage to those that data goes to, the higher the farther."""
        ways = [(stage.id, to) for stage in self.stages for to in stage.to if to in self.place]
        return [self._arrow(stage, to, floor) for stage, to in ways]

    def _arrow(self, stage: str, to: str, floor: float) -> str:
        start, end = self.middle(stage), self.middle(to)
        far = abs(self.place[to] - self.place[stage])
        height = min(_ARCS - 8, 14 + 11 * far)
        lean = 6 if end > start else -6
        arc = f"M{number(start + lean)} {number(floor)}"
        arc += f"C{number(start + lean)} {number(floor - height)} {number(end - lean)} {number(floor - height)}"
        arc += f" {number(end - lean)} {number(floor - 3)}"
        head = f"M{number(end - lean)} {number(floor)}l-3.5 -6h7z"
        return group((path(arc, "none s-hue0", stroke_width=1.5), path(head, "hue0")))


def _role(standing: RoleStanding, columns: _Columns, y: float, until: str, name: Namer) -> str:
    cells = [_cell(standing, stage, columns, y) for stage in columns.stages]
    parts = [text(MARGIN, y + _ROW / 2 + 4, clipped(standing.name, _NAMES - 10, BODY), BODY, "ink"), *cells]
    if standing.nearness:
        parts.append(text(MARGIN, y + _ROW + 9, _near(standing.nearness, until, name), SMALL, "quiet"))
    return group(parts)


def _cell(standing: RoleStanding, stage: Stage, columns: _Columns, y: float) -> str:
    x, middle = columns.middle(stage.id), y + _ROW / 2
    part = standing.stages.get(stage.id)
    placed = (stage.id in standing.curriculum, stage.id in standing.seed)
    told = f"{standing.name}, {stage.name}: {percent(part) if part is not None else 'not measured'}{_PLACED_BY[placed]}"
    # Half of all requirements is as full as a cell gets: more than that on one stage is rare.
    full = min(1.0, 0.06 + part * 1.9) if part is not None else 0.0
    shape = {"x": x - columns.width / 2 + 1.5, "y": y + 2, "width": columns.width - 3, "height": _ROW - 4}
    kind = "ink" if full < _DARK_TEXT_BELOW else "paper"
    shown = f"{part * 100:.0f}" if part is not None else "?"
    return group(
        (
            tag("title", said(told)),
            box(shape["x"], shape["y"], shape["width"], shape["height"], "card", 4),
            tag("rect", **shape, kind="hue0", rx=4, opacity=full),
            text(x - (8 if any(placed) else 0), middle + 4, shown, BODY, f"{kind} {'b ' if any(placed) else ''}mid"),
            _mark(placed, x + 15, middle, kind),
        )
    )


def _mark(placed: tuple[bool, bool], x: float, y: float, kind: str) -> str:
    """Return the mark of who places the role at the stage, drawn: few fonts have such characters."""
    by_curriculum, by_seed = placed
    if by_curriculum:
        return star(x, y, 13, kind) if by_seed else diamond(x, y, 11, kind)
    return star(x, y, 13, f"none s-{kind}") if by_seed else ""


def _near(near: Nearness, until: str, name: Namer) -> str:
    first = f", first {name(near.first)}" if near.first else ""
    return f"match {percent(near.match)}, {hours_to(near, until)}{first}"
