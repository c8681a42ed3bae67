"""What does a format get to make its file from? The plan, the curriculum, what was measured, and how it may look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from urllib.parse import quote, urlsplit

from pathfinder.model.curriculum import Curriculum
from pathfinder.model.demand import RoleDemand, Snapshot
from pathfinder.model.learner import Busy
from pathfinder.model.plan import Milestone, Plan, Step
from pathfinder.rendering.lines import Look

Theme = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")

EPOCH = date(2020, 1, 1)
"""Stands for the day of the export where nobody says which it is."""


@dataclass(frozen=True, slots=True)
class CalendarWishes:
    """What a calendar needs beside the plan: study slots as typed, their time zone, the first day, today.

    On ``busy`` days and on ``rest_days`` (0 is Monday) slots stay empty.
    """

    slots: str | None = None
    timezone: str | None = None
    start: date = EPOCH
    today: date = EPOCH
    busy: tuple[Busy, ...] = ()
    rest_days: tuple[int, ...] = ()

    def keeps_free(self, day: date) -> bool:
        """True for a day without study."""
        return day.weekday() in self.rest_days or any(days.first <= day <= days.last for days in self.busy)


@dataclass(frozen=True)
class Material:
    """Everything that a file of a plan is made from; ``demand`` and ``snapshots`` are what the plan rests on.

    A format that gets no demand shows less: the page then cannot say how a skill marked as known moves the match.
    """

    plan: Plan
    curriculum: Curriculum
    demand: RoleDemand | None = None
    snapshots: tuple[Snapshot, ...] = ()
    look: Look = field(default_factory=lambda: Look(None))
    theme: Theme = "auto"
    calendar: CalendarWishes = field(default_factory=CalendarWishes)

    @property
    def name_of(self) -> Callable[[str], str]:
        """Skill id -> the name that people read."""
        return self.curriculum.name_of

    @property
    def title(self) -> str:
        """The heading of the file."""
        return f"Roadmap: {self.plan.role_name}"

    @property
    def steps_by_skill(self) -> Mapping[str, Step]:
        """The plan's steps by skill id."""
        return {step.skill: step for step in self.plan.steps}

    def steps_of(self, milestone: Milestone) -> list[Step]:
        """Return the steps of a milestone in order."""
        return [step for step in self.plan.steps if step.milestone == milestone.n]

    @property
    def leaned_on(self) -> tuple[str, ...]:
        """The known skills that steps directly need, in the order of the plan's list of known skills."""
        needed = {skill for step in self.plan.steps for skill in step.requires}
        return tuple(row.skill for row in self.plan.known if row.skill in needed)

    @property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """(prerequisite, skill) for every direct prerequisite of a step that is itself a step or known."""
        shown = {step.skill for step in self.plan.steps} | set(self.leaned_on)
        return tuple((needed, step.skill) for step in self.plan.steps for needed in step.requires if needed in shown)


def safe_url(url: str) -> str:
    """Return a web address that is safe to put into a link, or nothing: only http and https with a host.

    Blanks, quotes, angle and round brackets, backslashes and control characters are percent-encoded, so that
    the address can end neither an attribute nor a Markdown link.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return ""
    return quote(url.strip(), safe="!#$%&*+,-./:;=?@_~[]")
