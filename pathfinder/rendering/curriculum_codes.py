"""How does the explanation of a code look? What is wrong, an example with the words that are wrong, and its mend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, pad, width
from pathfinder.rendering.plan_json import SCHEMA_VERSION
from pathfinder.rendering.style import glyphs, plain

WIDEST = 100
"""Longer lines of prose are hard to read."""


class Code(NamedTuple):
    """A code of problems: its severity, what it means, and an example as (file, what is wrong, what mends it)."""

    code: str
    severity: str
    meaning: str
    example: tuple[str, str, str] | None

    @property
    def mended(self) -> str | None:
        """The example's file without its mistake."""
        return self.example[0].replace(self.example[1], self.example[2], 1) if self.example else None


def codes_json(codes: Iterable[Code]) -> dict[str, object]:
    """Return what codes mean as plain values."""
    rows = [
        {
            "code": one.code,
            "severity": one.severity,
            "explanation": one.meaning,
            "example": one.example[0] if one.example else None,
            "mended": one.mended,
        }
        for one in codes
    ]
    return {"schema_version": SCHEMA_VERSION, "codes": rows}


def code_page(code: Code, look: Look) -> list[Line]:
    """Return the page about one code."""
    style = "bad" if code.severity == "error" else "warn"
    lines = [line(Span(f"{code.severity}[{code.code}]", style)), *_paragraph(code.meaning, look)]
    if code.example:
        content, wrong, right = code.example
        lines += [line(), line(Span("Wrong", "title")), *_listing(content, wrong, style, look)]
        lines += [line(), line(Span("Right", "title")), *_listing(code.mended or "", right, "good", look)]
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


def code_rows(codes: Sequence[Code], look: Look) -> list[Line]:
    """Return one line for each code: severity, code, and the beginning of its explanation."""
    marks = glyphs(ascii_only=look.ascii)
    column = max((width(one.code) for one in codes), default=0)
    lines = []
    for one in codes:
        style = "bad" if one.severity == "error" else "warn"
        said = clip(plain(one.meaning, ascii_only=look.ascii), max(0, look.limit - column - 11), marks.ellipsis)
        lines.append(line(Span(pad(one.severity, 7), style), "  ", Span(pad(one.code, column), "name"), "  ", said))
    return lines
