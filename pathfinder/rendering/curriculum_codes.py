"""How does the explanation of a code look? What is wrong, an example with the words that are wrong, and its mend."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, pad, width
from pathfinder.rendering.style import glyphs, plain

WIDEST = 100
"""Longer lines of prose are hard to read."""


def code_page(code: str, severity: str, text: str, example: tuple[str, str, str] | None, look: Look) -> list[Line]:
    """Return the page about one code; the example is (file, what is wrong in it, what mends it)."""
    style = "bad" if severity == "error" else "warn"
    lines = [line(Span(f"{severity}[{code}]", style)), *_paragraph(text, look)]
    if example:
        content, wrong, right = example
        lines += [line(), line(Span("Wrong", "title")), *_listing(content, wrong, style, look)]
        lines += [line(), line(Span("Right", "title"))]
        lines += _listing(content.replace(wrong, right, 1), right, "good", look)
    return lines


def _paragraph(text: str, look: Look) -> list[Line]:
    words = [Span(word) for word in plain(text, ascii_only=look.ascii).split()]
    return flow(words, min(look.room(), WIDEST), " ")


def _listing(content: str, marked: str, style: str, look: Look) -> list[Line]:
    """Return the file with the marked part in the style, line by line."""
    before, found, after = content.partition(marked) if marked else (content, "", "")
    lines: list[list[Span]] = [[Span("    ")]]
    for part, how in ((before, "quiet"), (found, style), (after, "quiet")):
        for place, piece in enumerate(part.split("\n")):
            if place:
                lines.append([Span("    ")])
            lines[-1].append(Span(plain(piece, ascii_only=look.ascii), how))
    while lines and not "".join(span.text for span in lines[-1]).strip():
        lines.pop()
    return [tuple(spans) for spans in lines]


def code_rows(rows: Sequence[tuple[str, str, str]], look: Look) -> list[Line]:
    """Return one line for each code: severity, code, and the beginning of its explanation."""
    marks = glyphs(ascii_only=look.ascii)
    column = max((width(code) for code, _, _ in rows), default=0)
    lines = []
    for code, severity, text in rows:
        style = "bad" if severity == "error" else "warn"
        said = plain(text, ascii_only=look.ascii)
        if look.width is not None:
            said = clip(said, max(0, look.width - column - 11), marks.ellipsis)
        lines.append(line(Span(pad(severity, 7), style), "  ", Span(pad(code, column), "name"), "  ", said))
    return lines
