"""How does the provenance of the snapshots look on the terminal? The newest first, the old ones marked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from pathfinder.model.market import ALL_LISTINGS
from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line
from pathfinder.rendering.numbers import count
from pathfinder.rendering.style import Glyphs, glyphs, plain
from pathfinder.rendering.words import OLD_DAYS

if TYPE_CHECKING:
    from pathfinder.model.demand import Snapshot

_INDENT = 2
_MONTH_DAYS = 30.44


def age_days(snapshot: Snapshot, today: date) -> int:
    """Return the days since the snapshot's period ended; 0 for one that has not."""
    return max(0, (today - snapshot.period.end).days)


def old_warning(snapshots: Iterable[Snapshot], today: date) -> str:
    """Return that even the newest listings are old: then every plan rests on old demand. Empty where they are not."""
    ages = [(age_days(one, today), one.id) for one in snapshots if one.kind == "listings"]
    if not ages or min(ages)[0] <= OLD_DAYS:
        return ""
    days, newest = min(ages)
    return f"the newest listings ({newest}) are {days} days old: measure newer ones (`demand fetch`)"


def sources_lines(snapshots: Iterable[Snapshot], today: date, look: Look) -> list[Line]:
    """Return for every snapshot what it is, how old, on how many listings it rests, and where they came from."""
    marks = glyphs(ascii_only=look.ascii)
    lines: list[Line] = []
    for snapshot in sorted(snapshots, key=lambda s: (s.period.end, s.id), reverse=True):
        lines += _snapshot(snapshot, today, look, marks)
    return lines


def _snapshot(snapshot: Snapshot, today: date, look: Look, marks: Glyphs) -> list[Line]:
    room = look.limit
    lines = [*flow(_head(snapshot, today, marks), room, marks.dot)]
    for part in (_size(snapshot), _method(snapshot), _origin(snapshot)):
        parts = [Span(plain(text, ascii_only=look.ascii), style) for text, style in part if text]
        if look.width is not None:
            parts = [Span(clip(span.text, room - _INDENT, marks.ellipsis), span.style) for span in parts]
        lines += [line(" " * _INDENT, *spans) for spans in flow(parts, room - _INDENT, marks.dot)]
    return lines


def _head(snapshot: Snapshot, today: date, marks: Glyphs) -> list[Span]:
    days = age_days(snapshot, today)
    months = round(days / _MONTH_DAYS)
    age = f"{count(months, 'month')} old" if days < 2 * OLD_DAYS else f"{days / 365.25:.1f} years old"
    return [
        Span(snapshot.id, "title"),
        Span(f"{snapshot.period.start.isoformat()} {marks.ellipsis} {snapshot.period.end.isoformat()}"),
        Span(age, "warn" if days > OLD_DAYS else ""),
    ]


def _size(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Return source and size: listings and their summed weight, or search hits."""
    roles = snapshot.roles.values()
    listings = sum(role.listings for role in roles)
    effective = sum(role.effective for role in roles)
    what = "hits" if snapshot.kind == "counts" and ALL_LISTINGS not in snapshot.roles else "listings"
    sampled = [role for role, totals in sorted(snapshot.roles.items()) if totals.sampled]
    return [
        (snapshot.source, ""),
        (f"{listings:,} {what} ({effective:,.0f} effective) in {count(len(snapshot.roles), 'role')}", ""),
        (f"{count(len(snapshot.measured.skills), 'skill')} looked for", ""),
        (f"skill sets sampled for {', '.join(sampled)}" if sampled else "", ""),
    ]


def _method(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Return how it was measured, and what it shares listings with."""
    repeats = sum(role.duplicates for role in snapshot.roles.values())
    counted = "terms counted by site" if snapshot.kind == "counts" else f"{count(repeats, 'repeat')} removed"
    return [
        (counted, "quiet"),
        (f"by {snapshot.measured.by} on {snapshot.measured.on.isoformat()}" if snapshot.measured.by else "", "quiet"),
        (f"series {snapshot.series}" if snapshot.series else "", "quiet"),
        (f"overlaps {', '.join(snapshot.overlaps)}" if snapshot.overlaps else "", "warn"),
        (f"merged {', '.join(f'{other} in {used}' for other, used in sorted(snapshot.merged.items()))}", "quiet")
        if snapshot.merged
        else ("", ""),
    ]


def _origin(snapshot: Snapshot) -> list[tuple[str, str]]:
    origin, _, licence = snapshot.origin.rpartition(";")
    parts = [origin.strip(), licence.strip()] if origin else [snapshot.origin]
    return [(snapshot.region, "quiet"), *((part, "quiet") for part in parts)]
