"""How does a fresh measurement look? What was read, then a row per role with what it asks for most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from pathfinder.model.demand import Snapshot
from pathfinder.model.shares import Share
from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, pad, pad_left, width
from pathfinder.rendering.numbers import count, percent
from pathfinder.rendering.style import glyphs, plain
from pathfinder.rendering.words import Namer

TOP = 5
"""So many skills are named for each role."""


def measure_lines(snapshot: Snapshot, facts: Mapping[str, int], name: Namer, look: Look) -> list[Line]:
    """Return the summary of a snapshot; ``facts`` says what became of the rows that were read."""
    marks = glyphs(ascii_only=look.ascii)
    room = look.limit
    head = [Span(snapshot.id, "title"), *(Span(f"{number:,} {what}") for what, number in facts.items() if number)]
    lines = flow(head, room, marks.dot)
    wide = max((width(role) for role in snapshot.roles), default=0)
    for role, totals in sorted(snapshot.roles.items()):
        numbers = f"{totals.listings:>7,} {marks.dot.strip()} {totals.effective:>8,.1f} effective"
        repeats = f", {count(totals.duplicates, 'repeat')}, {count(totals.employers, 'employer')}"
        text = ", ".join(_top(snapshot, role, totals.effective, name))
        spans = [Span(pad(role, wide)), Span(f" {numbers}"), Span(pad(repeats, 30), "quiet")]
        shown = plain(text, ascii_only=look.ascii)
        left = room - sum(width(span.text) for span in spans) - 1
        if left < 30:  # noqa: PLR2004 - too little for two skills: a line of their own
            lines += [line(*spans[:2]), line(Span(f"  {clip(shown, room - 2, marks.ellipsis)}", "quiet"))]
        else:
            lines.append(line(*spans, f" {clip(shown, left, marks.ellipsis)}"))
    return lines


def _top(snapshot: Snapshot, role: str, effective: float, name: Namer) -> list[str]:
    """Return the role's most wanted skills with half the width of their interval."""
    rows = sorted((row for row in snapshot.counts if row.role == role), key=lambda row: (-row.share, row.skill))
    told = []
    for row in rows[:TOP]:
        share = Share.of(row.share, effective)
        told.append(f"{name(row.skill)} {percent(share.value)} ±{pad_left(f'{(share.high - share.low) * 50:.0f}', 1)}")
    return told


def dry_run_lines(files: Mapping[str, object], rows: Sequence[Mapping[str, object]], look: Look) -> list[Line]:
    """Return the columns found in each file (as their fields say), and a line for each of the first rows."""
    marks = glyphs(ascii_only=look.ascii)
    room = look.limit
    lines = []
    for path, columns in sorted(files.items()):
        found = [(name, getattr(columns, name)) for name in ("title", "text", "parts", "employer", "date")]
        parts = [
            Span(f"{name}: {', '.join(names) or marks.range}") for name, names in found if names or name != "parts"
        ]
        lines += flow([Span(plain(path, ascii_only=look.ascii), "title"), *parts], room, marks.dot)
    for row in rows:
        roles = ", ".join(cast("list[str]", row["roles"])) or "no role"
        text = f"row {row['row']}: {roles}{marks.arrow}{', '.join(cast('list[str]', row['skills'])) or 'no skill'}"
        lines.append(line(clip(text, room, marks.ellipsis)))
    return lines
