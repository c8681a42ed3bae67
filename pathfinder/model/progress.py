"""How far has the learner come? Values for where they stand, what to review, and what a new plan moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pathfinder.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the log: what was done on the day, how long it took (None: not noted), and the match after it."""

    skill: str
    on: date | None
    hours: float | None
    match: float


@dataclass(frozen=True)
class Status:
    """Where the learner stands: ``match_first`` before the log, then its points, and the plan that lies ahead.

    ``hours_done`` sums the hours of the log and those spent on half-known skills; ``unnoted`` is how many
    entries of the log have none. ``pace_by_area`` holds areas whose pace differs from that of all.
    """

    plan: Plan
    match_first: float
    history: tuple[Point, ...]
    hours_done: float
    unnoted: int
    pace: float
    pace_logged: int
    pace_by_area: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A known skill that coming steps lean on; ``last_used`` is None where the log never touches it."""

    skill: str
    name: str
    last_used: date | None
    unused_days: int | None
    leaning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A skill that the new plan has at another place or on other days; a place is None where a plan lacks it.

    ``days`` is by how many its end moved, None where one of the plans has no dates.
    """

    skill: str
    before: int | None
    after: int | None
    days: int | None


@dataclass(frozen=True)
class Replanned:
    """A new plan beside the old one. ``kept``: the old order stands although ``gain`` (a share) would be to be had.

    ``shifts`` holds what entered, left or changed its place among the others; ``done`` what is known since;
    ``days`` by how many the whole plan's end moved.
    """

    plan: Plan
    kept: bool
    gain: float
    shifts: tuple[Shift, ...]
    done: tuple[str, ...]
    days: int | None
    ends_before: date | None
