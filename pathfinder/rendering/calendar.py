"""How does a plan get into a calendar? One event for each study slot, or a whole-day event for each step.

Events keep their UID from one export to the next, so that importing again moves and rewrites them instead of
adding new ones: an event is named after the skill that it starts with and the number of the sessions that start
with this skill. SEQUENCE and DTSTAMP grow with the day of the export (RFC 5545, 3.8.7).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import fsum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vUri

from pathfinder.errors import RequestError
from pathfinder.model.plan import Step
from pathfinder.rendering.material import EPOCH, Material, safe_url
from pathfinder.rendering.numbers import hours, percent
from pathfinder.rendering.slots import EXAMPLE, Session, sessions, slots_of
from pathfinder.rendering.style import harmless
from pathfinder.rendering.vtimezone import vtimezone
from pathfinder.rendering.words import reason_text

_SETTLED = 1e-9
"""Hours: less than this is left of a step that is done."""

LONGEST = 50_000
"""So many sessions are enough for every plan; a calendar program would not take more."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One session with what is studied in it: (step, hours) in order."""

    session: Session
    parts: tuple[tuple[Step, float], ...]


def plan_calendar(material: Material) -> bytes:
    """Return the plan as iCalendar (RFC 5545).

    RequestError where there are neither study slots nor dates, or where slots or time zone are wrong.
    """
    wishes = material.calendar
    calendar = Calendar()
    calendar.add("prodid", "-//pathfinder//study plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", harmless(material.title))
    if wishes.slots is not None:
        zone = zone_named(wishes.timezone)
        calendar.add("x-wr-timezone", zone.key)
        _add_lessons(calendar, material, zone)
    elif material.plan.steps and material.plan.steps[0].starts is None:
        raise RequestError(
            "a calendar needs study slots or dates",
            hint=f'--slots "{EXAMPLE}", or --hours-per-week 8 with --start or --by',
        )
    else:
        _add_days(calendar, material)
    return bytes(calendar.to_ical())


def zone_named(name: str | None) -> ZoneInfo:
    """Return the time zone of that name, or the machine's own; RequestError where there is none."""
    if name is None:
        from tzlocal import get_localzone_name

        name = get_localzone_name() or "UTC"
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError; '..' a ValueError
        raise RequestError(f"there is no time zone '{name}'", hint="such as --timezone Europe/Berlin") from None


def lessons(material: Material, zone: ZoneInfo) -> Iterator[Lesson]:
    """Yield each session until the plan's hours are used up; steps follow one another without a gap."""
    waiting = [(step, step.hours) for step in material.plan.steps if step.hours > _SETTLED]
    wishes = material.calendar
    for number, session in enumerate(sessions(slots_of(wishes.slots or ""), wishes.start, zone)):
        if not waiting:
            return
        if number >= LONGEST:
            raise RequestError(f"the plan needs more than {LONGEST:,} sessions", hint="name longer study slots")
        if wishes.keeps_free(session.starts.date()):
            continue
        free, parts = session.hours, []
        while waiting and free > _SETTLED:
            step, left = waiting[0]
            spent = min(left, free)
            parts.append((step, spent))
            free -= spent
            waiting[0] = (step, left - spent)
            if waiting[0][1] <= _SETTLED:
                waiting.pop(0)
        yield Lesson(session, tuple(parts))


def _add_lessons(calendar: Calendar, material: Material, zone: ZoneInfo) -> None:
    try:
        planned = list(lessons(material, zone))
    except OverflowError:
        raise RequestError("the sessions would go on after the year 9999", hint="start earlier") from None
    events = list(_lesson_events(material, planned))
    if events and "TZID" in events[0]["dtstart"].params:  # times in UTC have none, and need no rules
        calendar.add_component(vtimezone(zone, planned[0].session.starts.date(), planned[-1].session.ends.date()))
    for event in events:
        calendar.add_component(event)


def _lesson_events(material: Material, planned: list[Lesson]) -> Iterator[Event]:
    started: dict[str, int] = {}
    done: dict[str, list[float]] = {}
    for lesson in planned:
        first = lesson.parts[0][0]
        started[first.skill] = started.get(first.skill, 0) + 1
        told = []
        for step, spent in lesson.parts:
            done.setdefault(step.skill, []).append(spent)
            told.append(f"{harmless(step.name)}: {hours(round(fsum(done[step.skill]), 2))} of {hours(step.hours)}")
        event = _event(material, f"{first.skill}#{started[first.skill]}", [step for step, _ in lesson.parts], told)
        event.add("dtstart", lesson.session.starts)
        event.add("dtend", lesson.session.ends)
        yield event


def _add_days(calendar: Calendar, material: Material) -> None:
    for step in material.plan.steps:
        if step.starts is not None and step.ends is not None:
            event = _event(material, step.skill, [step], [f"{harmless(step.name)}: {hours(step.hours)}"])
            event.add("dtstart", step.starts)
            event.add("dtend", max(step.starts, step.ends) + timedelta(days=1))  # DTEND is the day after
            event.add("transp", "TRANSPARENT")  # a long step must not block whole weeks
            calendar.add_component(event)


def _event(material: Material, key: str, steps: list[Step], told: list[str]) -> Event:
    event = Event()
    exported = material.calendar.today
    event.add("uid", _uid(material, key))
    event.add("dtstamp", datetime(exported.year, exported.month, exported.day, tzinfo=UTC))
    event.add("sequence", _sequence(exported))
    event.add("summary", " → ".join(harmless(step.name) for step in steps))
    event.add("description", "\n".join([*told, "", *_notes(material, steps)]))
    event.add("categories", ["pathfinder"])
    address = next(filter(None, (safe_url(resource.url) for resource in steps[0].learn)), "")
    if address:
        event.add("url", vUri(address))
    return event


def _notes(material: Material, steps: list[Step]) -> list[str]:
    """Return why, with what, and what for, of each step."""
    notes = []
    for step in steps:
        notes.append(f"{harmless(step.name)}: {harmless(reason_text(step, material.name_of))}")
        notes += [f"{harmless(resource.title)} {safe_url(resource.url)}".rstrip() for resource in step.learn]
        notes.append(f"The average listing is then matched at {percent(step.match)}.")
    return notes


def _uid(material: Material, key: str) -> str:
    """Return a UID that the same session of the same roles has in every export."""
    text = f"{','.join(material.plan.roles)}/{key}"
    return f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@pathfinder"


def _sequence(exported: date) -> int:
    return max(0, (exported - EPOCH).days)
