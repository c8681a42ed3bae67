"""When does somebody study? ``Mon-Fri 19:00-20:30, Sat 10:00-13:00`` becomes weekly slots, and these become days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pathfinder.errors import RequestError
from pathfinder.model.learner import WEEKDAYS

EXAMPLE = "Mon-Fri 19:00-20:30, Sat 10:00-13:00"
_SLOT = re.compile(r"(?P<days>[a-z]+(?:\s*-\s*[a-z]+)?)?\s*(?P<times>\d[\d:]*\s*-\s*[\d:]+)?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A weekly time of study by the clock on the wall: weekday (Monday is 0) and minutes after midnight.

    ``ends`` may lie beyond midnight (up to 1440 minutes later than the day's end).
    """

    weekday: int
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Session:
    """One study slot on one day, in its time zone; hours are real ones, also where the clock is put forward."""

    starts: datetime
    ends: datetime

    @property
    def hours(self) -> float:
        """Real hours between start and end."""
        return (self.ends.astimezone(UTC) - self.starts.astimezone(UTC)).total_seconds() / 3600


def slots_of(text: str) -> tuple[Slot, ...]:
    """Return the weekly slots, in order; RequestError with every part that is none, or that overlaps another.

    Days without hours share those of the next part (``Mon, Wed 19:00-20:00``), hours without days the days of
    the part before (``Mon 7:00-8:00, 19:00-20:00``).
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    faults: list[str] = []
    slots: list[Slot] = []
    waiting: list[int] = []
    days: list[int] = []
    for part in parts:
        found = _SLOT.fullmatch(part.replace("–", "-").casefold())
        named = _weekdays(found["days"] or "") if found else None
        times = _hours(found["times"]) if found and found["times"] else None
        if found is None or named is None or (found["times"] and times is None):
            faults.append(f"'{part}' is no study slot")
        elif times is None:
            waiting += named
        else:
            days, waiting = [*waiting, *named] or days, []
            slots += [Slot(day, *times) for day in days]
            faults += [] if days else [f"'{part}' names no day"]
    faults += ["the last days have no hours"] if waiting else []
    faults += _overlaps(sorted(slots))
    if faults or not slots:
        raise RequestError(faults or ["there is no study slot"], hint=f'such as --slots "{EXAMPLE}"')
    return tuple(sorted(slots))


def _hours(text: str) -> tuple[int, int] | None:
    """Return from and to in minutes after midnight; an end that is not later belongs to the next day."""
    starts, ends = (_minutes(clock.strip()) for clock in text.split("-"))
    if starts is None or ends is None or starts in (ends, _MINUTES_A_DAY):
        return None
    return starts, ends if ends > starts else ends + _MINUTES_A_DAY


def _weekdays(text: str) -> list[int] | None:
    """Return the days of ``mon``, ``mon-fri``, ``fri-mon`` or ``daily``; none for no text, None where it is wrong."""
    if not text.strip():
        return []
    if text.strip() == "daily":
        return list(range(7))
    named = [_weekday(name.strip()) for name in text.split("-")]
    first, last = named[0], named[-1]
    if first is None or last is None:
        return None
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _weekday(name: str) -> int | None:
    return next((n for n, day in enumerate(WEEKDAYS) if len(name) >= len("mon") and day.startswith(name)), None)


def _minutes(text: str) -> int | None:
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    minutes = int(found[1]) * 60 + int(found[2])
    return minutes if int(found[2]) < 60 and minutes <= _MINUTES_A_DAY else None  # noqa: PLR2004 - minutes an hour


def _overlaps(slots: list[Slot]) -> list[str]:
    """Return a fault for each slot that starts before the one before it (the week goes round) has ended."""
    if len(slots) < 2:  # noqa: PLR2004 - one slot alone
        return []
    spans = [(slot.weekday * _MINUTES_A_DAY + slot.starts, slot.weekday * _MINUTES_A_DAY + slot.ends) for slot in slots]
    following = [*spans[1:], (spans[0][0] + 7 * _MINUTES_A_DAY, 0)]
    return [
        f"two study slots overlap on {WEEKDAYS[(start // _MINUTES_A_DAY) % 7][:3].title()}"
        for (_, end), (start, _) in zip(spans, following, strict=True)
        if start < end
    ]


def sessions(slots: tuple[Slot, ...], first: date, zone: ZoneInfo) -> Iterator[Session]:
    """Yield the sessions from the first day on, in order, without end.

    A session that a change of the clock leaves without any time (02:30 to 03:00, when 02:00 becomes 03:00) is
    left out.
    """
    day = first
    while True:
        for slot in slots:
            if slot.weekday == day.weekday():
                session = Session(_at(day, slot.starts, zone), _at(day, slot.ends, zone))
                if session.hours > 0:
                    yield session
        day += timedelta(days=1)


def _at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Return that time of the clock; one that the clock jumps over becomes the time it jumps to (RFC 5545, 3.3.5)."""
    whole, rest = divmod(minutes, _MINUTES_A_DAY)
    wall = datetime.combine(day + timedelta(days=whole), time(rest // 60, rest % 60), zone)
    return wall.astimezone(UTC).astimezone(zone)
