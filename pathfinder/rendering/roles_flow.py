"""How is the flow of data drawn? A line of arrows per branch, each stage written out once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.rendering.lines import Line, Look, Span, clip, line, width
from pathfinder.rendering.style import glyphs, plain

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Stage

_UNICODE, _ASCII = ("→", "┬", "├", "╰", "│"), ("->", "+", "+", "+", "|")


def flow_lines(stages: Sequence[Stage], look: Look) -> list[Line]:
    """Return the flow, from each stage that no other leads to; arrows lose their blanks where room is short."""
    for airy in (True, False):
        rows = _Drawing(stages, look, airy=airy).rows
        if look.width is None or all(width(row) <= look.width for row in rows):
            break
    else:
        rows = [clip(row, look.room(), glyphs(ascii_only=look.ascii).ellipsis) for row in rows]
    return [line(Span(row, "rail")) for row in rows]


class _Drawing:
    """Draws depth first: the first way on stays on the line, the others begin lines below the branch."""

    def __init__(self, stages: Sequence[Stage], look: Look, *, airy: bool) -> None:
        self.by_id = {stage.id: stage for stage in stages}
        self.names = {stage.id: plain(stage.name, ascii_only=look.ascii) for stage in stages}
        self.arrow, self.fork, self.tee, self.last, self.side = _ASCII if look.ascii else _UNICODE
        self.gap = " " if airy else ""
        self.rows: list[str] = []
        self._done: set[str] = set()
        entered = {to for stage in stages for to in stage.to}
        roots = [stage.id for stage in stages if stage.id not in entered] or [stage.id for stage in stages[:1]]
        for root in roots:
            self._draw(root, "", "")

    def _draw(self, stage: str, text: str, below: str) -> None:
        """Draw from the stage on, behind ``text``; ``below`` goes before every line under this one."""
        text += self.names[stage]
        if stage in self._done:
            self.rows.append(text)
            return
        self._done.add(stage)
        ways = [way for way in self.by_id[stage].to if way in self.by_id]
        if not ways:
            self.rows.append(text)
        elif len(ways) == 1:
            self._draw(ways[0], f"{text}{self.gap}{self.arrow}{self.gap}", below)
        else:
            self._branch(ways, text + self.gap, below)

    def _branch(self, ways: Sequence[str], text: str, below: str) -> None:
        indent = below + " " * (width(text) - width(below))
        blank = " " * width(f"{self.arrow}{self.gap}")
        self._draw(ways[0], f"{text}{self.fork}{self.arrow}{self.gap}", f"{indent}{self.side}{blank}")
        for way in ways[1:]:
            final = way == ways[-1]
            mark = self.last if final else self.tee
            side = " " if final else self.side
            self._draw(way, f"{indent}{mark}{self.arrow}{self.gap}", f"{indent}{side}{blank}")
