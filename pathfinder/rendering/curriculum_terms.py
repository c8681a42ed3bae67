"""How do the uses of terms and the gaps of a curriculum look, on the terminal and as JSON?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pathfinder.model.shares import Share
from pathfinder.model.term_use import TermUse
from pathfinder.rendering.lines import Line, Look, Span, clip, line, pad, pad_left, width
from pathfinder.rendering.numbers import count, interval, percent
from pathfinder.rendering.plan_json import SCHEMA_VERSION, share_json
from pathfinder.rendering.style import glyphs, plain

GapRow = tuple[str, int, Share, float]
"""The term, the listings of the role that name it, their share, and the share of all other listings."""
LONGEST_TERM = 40


def term_lines(uses: Iterable[TermUse], look: Look) -> list[Line]:
    """Return for each term its hits before and after the rules, then rejected places with the rule."""
    marks = glyphs(ascii_only=look.ascii)
    lines: list[Line] = []
    for use in uses:
        why = ", ".join(f"{rule} {number:,}" for rule, number in use.rejected)
        term = Span(plain(use.term, ascii_only=look.ascii), "name")
        numbers = f"  {use.found:,}{marks.arrow}{use.counted:,}"
        lines.append(line(term, Span(f" ({use.skill})", "quiet"), numbers, Span(f"  {why}" if why else "", "quiet")))
        lines += [_sample(sample, look) for sample in use.samples]
    return lines


def _sample(sample: tuple[str, str, str, str], look: Look) -> Line:
    """Return a rejected place; before and after share the room that is left."""
    rule, before, match, after = (plain(part, ascii_only=look.ascii) for part in sample)
    head = f"    {pad(rule, 7)} "
    half = max(0, (look.limit - width(head) - width(match)) // 2)
    before = before[len(before) - min(len(before), half) :]
    return line(Span(head, "warn"), Span(before, "quiet"), Span(match, "bad"), Span(clip(after, half, ""), "quiet"))


def terms_json(uses: Iterable[TermUse]) -> dict[str, object]:
    """Return the uses of terms as plain values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "terms": [
            {
                "skill": use.skill,
                "term": use.term,
                "before": use.found,
                "after": use.counted,
                "rejected": dict(use.rejected),
                "samples": [
                    {"rule": rule, "before": before, "match": match, "after": after}
                    for rule, before, match, after in use.samples
                ],
            }
            for use in uses
        ],
    }


def gap_lines(title: str, listings: int, rows: Sequence[GapRow], look: Look) -> list[Line]:
    """Return the gaps of a role: term, share with its interval, and the share among all other listings."""
    marks = glyphs(ascii_only=look.ascii)
    head = line(Span(plain(title, ascii_only=look.ascii), "title"), f"{marks.dot}{count(listings, 'listing')}")
    if not rows:
        return [head, line("Every name in them is a term of a skill.")]
    names = [plain(term, ascii_only=look.ascii) for term, *_ in rows]
    column = max(width(name) for name in names)
    if look.width is not None:
        column = min(column, LONGEST_TERM, max(8, look.width - 28))
    lines = [head]
    for name, (_, _, share, elsewhere) in zip(names, rows, strict=True):
        numbers = f"{pad_left(percent(share.value), 7)}{pad_left(interval(share, marks.range), 10)}"
        lines.append(
            line(
                Span(pad(clip(name, column, marks.ellipsis), column), "name"),
                numbers,
                Span(f"  else {percent(elsewhere)}", "quiet"),
            )
        )
    return lines


def gaps_json(role: str, listings: int, rows: Sequence[GapRow]) -> dict[str, object]:
    """Return the gaps of a role as plain values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "role": role,
        "listings": listings,
        "gaps": [
            {"term": term, "mentions": mentions, "share": share_json(share), "share_elsewhere": elsewhere}
            for term, mentions, share, elsewhere in rows
        ],
    }
