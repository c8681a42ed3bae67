"""What does the learner know, want and ask? The request is what a plan is computed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pathfinder.model.demand import Level

Objective = Literal["match", "listings"]
DEFAULT_UNTIL = 0.6
"""A plan stops after the step that brings match to this, unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked, in ids that exist; every field has the meaning of the option of the same name.

    ``until`` None means no cut. ``budget`` is in hours, ``pace`` multiplies the likely hours,
    ``spent`` holds hours already given to half-known skills.
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
