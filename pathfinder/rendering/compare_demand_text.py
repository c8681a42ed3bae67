"""How do roles look beside each other on the terminal? A row per skill: shares, differences, what is only noise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.model.market import Difference
from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, pad, pad_left, width
from pathfinder.rendering.numbers import count, percent
from pathfinder.rendering.style import Glyphs, glyphs, plain
from pathfinder.rendering.words import Namer, listed

if TYPE_CHECKING:
    from pathfinder.model.market import ComparedSkill, Comparison

SHARE, POINTS, RANGE = 6, 8, 11
"""Columns of a share, of a difference with its mark, and of its interval."""

SHORTEST_NAME, LONGEST_NAME = 10, 30


def comparison_lines(
    found: Comparison, rows: Sequence[ComparedSkill], role: Namer, name: Namer, look: Look
) -> list[Line]:
    """Return the first role against each other, the largest difference first; intervals go where room is short."""
    marks = glyphs(ascii_only=look.ascii)
    roles = [plain(role(source.role), ascii_only=look.ascii) for source in found.roles]
    names = [plain(name(row.skill), ascii_only=look.ascii) for row in rows]
    others = len(roles) - 1
    ranges = look.width is None or look.width >= SHORTEST_NAME + 6 + SHARE + others * (SHARE + POINTS + RANGE)
    block = SHARE + POINTS + (RANGE if ranges else 0)
    longest = max([SHORTEST_NAME, width(roles[0]) - SHARE, *(width(text) for text in names)])
    if look.width is not None:
        longest = max(SHORTEST_NAME, min(longest, LONGEST_NAME, look.width - SHARE - others * block))
    lines = [*_head(found, roles, look, marks), line(), _column_heads(roles, longest + SHARE, block, look, marks)]
    for text, row in zip(names, rows, strict=True):
        shown = clip(text, longest, marks.ellipsis)
        first, *rest = row.shares
        spans = [Span(pad(shown, longest)), Span(pad_left(percent(first.value) if first else "?", SHARE))]
        for share, difference in zip(rest, row.differences, strict=True):
            spans.append(Span(pad_left(percent(share.value) if share else "?", SHARE), "quiet"))
            spans += _difference(difference, marks, ranges=ranges)
        lines.append(line(*spans))
    return lines


def _difference(found: Difference | None, marks: Glyphs, *, ranges: bool) -> list[Span]:
    if found is None:
        return [Span(pad_left("?", POINTS), "quiet"), Span(" " * RANGE if ranges else "")]
    style = "quiet" if found.tied else "good" if found.value > 0 else "warn"
    told = f"{marks.tied if found.tied else ' '}{signed(found.value)}"
    spans = [Span(pad_left(told, POINTS), style)]
    if ranges:
        spans.append(Span(pad_left(difference_range(found, marks), RANGE), "quiet"))
    return spans


def signed(value: float) -> str:
    """Return a difference of shares in points: ``+5.2``, ``-0.3``."""
    return f"{value * 100:+.1f}"


def difference_range(found: Difference, marks: Glyphs) -> str:
    """Return the interval of a difference in points: ``-2…+5``."""
    return f"{found.low * 100:+.0f}{'..' if marks.ellipsis == '...' else marks.ellipsis}{found.high * 100:+.0f}"


def _column_heads(roles: Sequence[str], first: int, block: int, look: Look, marks: Glyphs) -> Line:
    """Return the roles above their columns: each begins or ends where its shares do."""
    whole = look.width is None
    heads = [pad_left(roles[0] if whole else clip(roles[0], first, marks.ellipsis), first)]
    heads += [pad(f"  {role if whole else clip(role, block - 2, marks.ellipsis)}", block) for role in roles[1:]]
    return line(*(Span(head, "title") for head in heads))


def _head(found: Comparison, roles: Sequence[str], look: Look, marks: Glyphs) -> list[Line]:
    room = look.limit
    title = f"{roles[0]} against {listed(roles[1:])}"
    rests = [
        Span(f"{text}: {count(source.listings, 'listing')}, {source.effective:,.0f} effective")
        for text, source in zip(roles, found.roles, strict=True)
    ]
    notes = [
        Span("share of listings, difference in points, its 95 % interval", "quiet"),
        Span(f"{marks.tied} a tie: the listings cannot tell which is larger", "quiet"),
    ]
    if found.within:
        notes.append(Span("differences within the snapshots that have both, averaged", "quiet"))
    elif found.uneven:
        uneven = [f"in some of the roles only: {found.uneven[0]}", *found.uneven[1:]]
        notes += [Span(clip(text, room, marks.ellipsis), "quiet") for text in uneven]
    head = line(Span(clip(title, room, marks.ellipsis), "title"))
    return [head, *flow(rests, room, marks.dot), *flow(notes, room, marks.dot)]
