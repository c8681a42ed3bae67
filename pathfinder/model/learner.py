"""What does the learner know, want and ask? The request is what a plan is computed from, the profile what they keep."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from pathfinder.model.shares import Level

Objective = Literal["match", "listings"]
DEFAULT_UNTIL = 0.6
"""A plan stops after the step that brings match to this, unless asked otherwise."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The names of rest days; their places are those of :meth:`datetime.date.weekday`."""


class Busy(NamedTuple):
    """Days on which nothing is studied, the first and the last included."""

    first: date
    last: date

    def __str__(self) -> str:
        """Return the range as it is typed: ``2026-12-20..2027-01-05``."""
        return self.first.isoformat() if self.first == self.last else f"{self.first}..{self.last}"


class Request(NamedTuple):
    """What was asked, in ids that exist; every field has the meaning of the option of the same name.

    ``until`` None means no cut. ``budget`` is in hours. ``pace`` multiplies the likely hours, ``paces`` do so
    for the skills of an area, ``pace_logged`` is the number of logged skills that these were learned from
    (0: somebody said them). ``spent`` holds hours already given to half-known skills. On ``busy`` days and on
    ``rest_days`` (0 is Monday) nothing is studied.
    """

    roles: tuple[str, ...]
    have: tuple[str, ...] = ()
    exact_have: bool = False
    goals: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    until: float | None = DEFAULT_UNTIL
    budget: float | None = None
    hours_per_week: float | None = None
    start: date | None = None
    by: date | None = None
    maximize: Objective = "match"
    snapshots: tuple[str, ...] = ()
    as_of: date | None = None
    region: str | None = None
    level: Level | None = None
    pace: float = 1.0
    spent: tuple[tuple[str, float], ...] = ()
    paces: tuple[tuple[str, float], ...] = ()
    pace_logged: int = 0
    busy: tuple[Busy, ...] = ()
    rest_days: tuple[int, ...] = ()


class LogEntry(NamedTuple):
    """A skill that was learned, on which day, and how many hours it took; None where nobody noted it."""

    skill: str
    on: date | None = None
    hours: float | None = None


class Profile(NamedTuple):
    """What a learner keeps about themselves, in ids that exist; None and empty mean that nothing is said.

    ``have`` is what they know now; ``log`` is the history of how they came to it, in the order in which it was
    written. ``spent`` holds hours already given to half-known skills.
    """

    roles: tuple[str, ...] = ()
    have: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    hours_per_week: float | None = None
    start: date | None = None
    busy: tuple[Busy, ...] = ()
    rest_days: tuple[int, ...] = ()
    pace: float | None = None
    spent: tuple[tuple[str, float], ...] = ()
    log: tuple[LogEntry, ...] = ()
