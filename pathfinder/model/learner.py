"""What does the learner know, want and ask? The request is what a plan is computed from, the profile what they keep."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from pathfinder.model.shares import Level

Objective = Literal["match", "listings"]
DEFAULT_UNTIL = 0.6
"""A plan stops after the step that brings match to this, unless asked otherwise."""

MOST_HOURS_A_WEEK = 168.0
"""So many a week has."""

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
    """What was asked, in ids that exist; fields mean what the options of ``pathfinder plan`` of that name mean.

    Attributes:
        roles: Role ids, each weighing the same.
        have: Skill ids that are known; their prerequisites count as known too unless ``exact_have``.
        goals: Skill ids to reach; empty for all that the roles ask for.
        skip: Never these; ``first`` before all else; ``prefer`` among alternatives and ``any`` groups.
        until: The match, above 0 and up to 1, after which the plan is cut; None: not cut.
        budget: Hours that the plan may take; None: no limit.
        hours_per_week: For dates, from ``start`` on; with ``by`` the hours until that day are a budget.
        maximize: What is met early: ``match``, or whole ``listings``.
        snapshots: Ids, ``as_of``, ``region`` and ``level``: what the demand was pooled from; kept for the record.
        pace: What the likely hours are multiplied with; ``paces`` do so for the skills of an area.
        spent: Hours already given to half-known skills.
        pace_logged: From how many logged skills the paces were learned; 0 where somebody said them.
        busy: Days, and ``rest_days`` weekdays (0 is Monday), on which nothing is studied.
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
