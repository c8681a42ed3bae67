"""How do the settings of a profile look on the terminal? A row each: the key, its value in words, who says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pathfinder.model.learner import WEEKDAYS
from pathfinder.rendering.lines import Line, Look, Span, clip, line, pad, width
from pathfinder.rendering.numbers import count, hours
from pathfinder.rendering.style import glyphs, plain

if TYPE_CHECKING:
    from pathfinder.model.learner import LogEntry


def setting_text(key: str, value: object) -> str:
    """Return the value of a key of the profile in words; empty where nothing is said."""
    return _IN_WORDS.get(key, _listed)(value) if value else ""


def learned_text(pace: float, logged: int) -> str:
    """Return a pace that nobody set in words; empty where the log teaches none."""
    return f"{pace:g}, learned from {count(logged, 'logged skill')}" if logged else ""


def _listed(value: Iterable[object]) -> str:
    return ", ".join(str(item) for item in value)


def _spent(value: Iterable[tuple[str, float]]) -> str:
    return ", ".join(f"{skill} {hours(spent)}" for skill, spent in value)


def _log(entries: Sequence[LogEntry]) -> str:
    days = sorted(entry.on for entry in entries if entry.on)
    return f"{count(len(entries), 'skill')}{f', the last on {days[-1].isoformat()}' if days else ''}"


_IN_WORDS: Mapping[str, Callable[[Any], str]] = {
    "hours_per_week": lambda value: f"{value:g}",
    "pace": lambda value: f"{value:g}",
    "start": lambda value: str(value.isoformat()),
    "spent": _spent,
    "log": _log,
    "rest_days": lambda value: ", ".join(WEEKDAYS[day] for day in value),
}


def setting_lines(rows: Iterable[tuple[str, str, str]], look: Look) -> list[Line]:
    """Return the settings of a profile: key, value and, where it is not empty, where that comes from."""
    marks = glyphs(ascii_only=look.ascii)
    table = [(key, plain(value, ascii_only=look.ascii), origin) for key, value, origin in rows]
    keys = max((width(key) for key, _, _ in table), default=0)
    values = max((width(value) for _, value, origin in table if origin), default=0)
    if look.width is not None:
        values = min(values, max(10, look.width // 2))
    lines = []
    for key, value, origin in table:
        if origin:
            value = pad(clip(value, values, marks.ellipsis), values)  # noqa: PLW2901 - laid out for its column
        says = Span(f"  {origin}" if origin else "", "hint")
        lines.append(line(Span(f"{pad(key, keys)}  ", "quiet"), value, says))
    return lines
