"""How does a problem look? ``path:line:column: error[CODE]: message``, the excerpt with a caret, the hint."""

from __future__ import annotations

from collections.abc import Iterable

from pathfinder.problems import Problem
from pathfinder.rendering.lines import Line, Look, Span, line, width
from pathfinder.rendering.style import ASCII, harmless, plain
from pathfinder.rendering.why_text import broken

LONGEST_EXCERPT = 160
"""A longer source line is shown around the place only."""
_HINT = "    hint: "
LEAST_HINT = 20
"""A hint is broken at blanks, but not into narrower lines; the line with the place stays whole, for editors."""


def problem_lines(problems: Iterable[Problem], look: Look) -> list[Line]:
    """Return all problems, one after the other, in the order given."""
    return [spans for problem in problems for spans in _lines_of(problem, look)]


def _lines_of(problem: Problem, look: Look) -> list[Line]:
    style = "bad" if problem.is_error else "warn"
    place = f"{harmless(str(problem.location))}: " if problem.location else ""
    told = Span(f"{problem.severity}[{problem.code}]: ", style)
    head = line(Span(place, "name"), told, _said(problem.message, look))
    lines = [head]
    if problem.location is not None and problem.excerpt:
        lines += _excerpt(problem, problem.location.line, problem.location.column, style, look)
    lines += [
        line(Span(f"    {harmless(str(note.location))}: ", "quiet"), _said(note.text, look)) for note in problem.notes
    ]
    if problem.hint:
        first, *rest = broken(_said(problem.hint, look), max(LEAST_HINT, look.limit - len(_HINT))) or [""]
        lines += [line(Span(_HINT, "hint"), first), *(line(" " * len(_HINT), piece) for piece in rest)]
    return lines


def _said(text: str, look: Look) -> str:
    """Return a sentence as it can be shown; in ASCII with the arrows of chains and dots that stand for more."""
    if look.ascii:
        text = text.replace("→", ASCII.arrow.strip()).replace("…", ASCII.ellipsis)
    return plain(text, ascii_only=look.ascii)


def _excerpt(problem: Problem, number: int, column: int, style: str, look: Look) -> list[Line]:
    """Return the source line and a caret line under it; tabs and escapes are shown as one column each."""
    text = problem.excerpt
    start = max(0, column - 1 - LONGEST_EXCERPT // 2) if len(text) > LONGEST_EXCERPT else 0
    shown = text[start : start + LONGEST_EXCERPT]
    if not (shown.isascii() and shown.isprintable()):
        shown = "".join(" " if c == "\t" else plain(c, ascii_only=look.ascii) or "?" for c in shown)
    before = width(shown[: column - 1 - start])
    carets = "^" * max(1, min(problem.width, len(shown) - (column - 1 - start)))
    margin = f"{number:>5} | "
    return [
        line(Span(margin, "quiet"), shown),
        line(Span(" " * (len(margin) - 2) + "| ", "quiet"), Span(" " * before + carets, style)),
    ]
