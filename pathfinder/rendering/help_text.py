"""How does help look? Summary, examples, usage, then commands or options in groups, all in one column."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.model.help import HelpGroup, HelpPage
from pathfinder.rendering.lines import Line, Look, Span, line, pad, width
from pathfinder.rendering.style import ASCII, UNICODE, plain
from pathfinder.rendering.why_text import broken

WIDEST = 110
"""Longer lines are hard to read; a wider terminal stays empty at the right."""
NARROWEST = 40
LONGEST_TYPED = 28
"""What is typed and longer than that stands on a line of its own."""
INDENT = "  "
_IN_ASCII = {ord(mark): ascii_mark for mark, ascii_mark in zip(UNICODE, ASCII, strict=True) if len(mark) == 1}
"""The roadmap's marks as a terminal without Unicode shows them."""


def help_lines(page: HelpPage, look: Look) -> list[Line]:
    """Return the page; examples are never broken, so that they can be copied."""
    room = max(NARROWEST, min(look.room(80), WIDEST))
    lines = [line(piece) for piece in broken(page.paragraphs[0], room)] if page.paragraphs else []
    if page.examples:
        lines += [line(), line(Span("Examples", "title"))]
        lines += [line(INDENT, Span(example, "hint")) for example in page.examples]
    for paragraph in page.paragraphs[1:]:
        lines += [line(), *(line(piece) for piece in broken(paragraph, room))]
    lines += [line(), line(Span("Usage", "title")), line(INDENT, page.usage)]
    options = _column([group for group in page.groups if _of_options(group)])
    others = _column([group for group in page.groups if not _of_options(group)])
    for group in page.groups:
        column = options if _of_options(group) else others
        lines += [line(), line(Span(group.name, "title")), *_rows(group, column, room)]
    if not look.ascii:
        return lines
    return [
        tuple(Span(plain(text.translate(_IN_ASCII), ascii_only=True), style) for text, style in spans)
        for spans in lines
    ]


def _of_options(group: HelpGroup) -> bool:
    return group.rows[0].typed.startswith("-")


def _column(groups: Sequence[HelpGroup]) -> int:
    """Return one column for these groups, so that the eye goes straight down."""
    typed = [width(row.typed) for group in groups for row in group.rows]
    return max((wide for wide in typed if wide <= LONGEST_TYPED), default=0)


def _rows(group: HelpGroup, column: int, room: int) -> list[Line]:
    lines: list[Line] = []
    before = len(INDENT) + column + 2
    for row in group.rows:
        told = broken(row.told, max(20, room - before)) or [""]
        if width(row.typed) > column:
            lines.append(line(INDENT, Span(row.typed, "hint")))
        else:
            lines.append(line(INDENT, Span(pad(row.typed, column), "hint"), f"  {told.pop(0)}"))
        lines += [line(" " * before, piece) for piece in told]
    return lines
