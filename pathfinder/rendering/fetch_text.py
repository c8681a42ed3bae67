"""How does it look what was fetched? A row per board or month, then what the file holds now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, pad, pad_left, width
from pathfinder.rendering.numbers import count
from pathfinder.rendering.style import glyphs, plain

_LONGEST = 40


def fetch_lines(
    by_unit: Mapping[str, int], resumed: Sequence[str], stored: tuple[int, int, int], path: str, look: Look
) -> list[Line]:
    """Return the listings by unit; ``stored`` are all listings in the file, the new ones, those that came again."""
    marks = glyphs(ascii_only=look.ascii)
    rows = {**dict.fromkeys(resumed, "from the interrupted run"), **{u: f"{n:,}" for u, n in by_unit.items()}}
    names = {unit: plain(unit, ascii_only=look.ascii) for unit in rows}
    longest = max([0, *(width(name) for name in names.values())])
    column = longest if look.width is None else min(longest, _LONGEST, max(8, look.width - 26))
    lines = []
    for unit, told in rows.items():
        shown = clip(names[unit], column, marks.ellipsis)
        lines.append(line(Span(pad(shown, column)), Span(pad_left(told, 8))))
    listings, new, again = stored
    facts = [Span(plain(path, ascii_only=look.ascii), "title"), Span(count(listings, "listing"))]
    facts += [Span(f"{new:,} new", "good" if new else ""), Span(f"{again:,} fetched again", "quiet")]
    return [*lines, *flow(facts, look.limit, marks.dot)] if rows else lines
