"""Where does the learner stand, and what of what they know is getting rusty? The log, told in match and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import fsum
from typing import TYPE_CHECKING

from pathfinder.model.progress import Point, Stale, Status
from pathfinder.planning.coverage import Coverage
from pathfinder.planning.known import known_skills

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand
    from pathfinder.model.learner import LogEntry, Request
    from pathfinder.model.plan import Plan


def with_log(plan: Plan, log: Iterable[LogEntry]) -> Plan:
    """Return the plan with the day and the hours of every known skill that the log holds."""
    logged = {entry.skill: entry for entry in log}
    rows = (
        row._replace(logged=True, on=logged[row.skill].on, took=logged[row.skill].hours) if row.skill in logged else row
        for row in plan.known
    )
    return plan._replace(known=tuple(rows)) if logged else plan


def status(curriculum: Curriculum, demand: RoleDemand, request: Request, plan: Plan, log: Sequence[LogEntry]) -> Status:
    """Return where the learner stands under the request; ``plan`` is its plan."""
    first, history = _history(curriculum, demand, request, log)
    hours = [entry.hours for entry in log if entry.hours] + [spent for _, spent in request.spent]
    return Status(
        plan=plan,
        match_first=first,
        history=history,
        hours_done=fsum(hours),
        unnoted=sum(not entry.hours for entry in log),
        pace=request.pace,
        pace_logged=request.pace_logged,
        pace_by_area=request.paces,
    )


def _history(
    curriculum: Curriculum, demand: RoleDemand, request: Request, log: Sequence[LogEntry]
) -> tuple[float, tuple[Point, ...]]:
    """Return the match before the log and after each entry, by day; what was forgotten since was known then."""
    entries = sorted(log, key=lambda entry: entry.on or date.min)
    logged = {entry.skill for entry in entries}
    have = [skill for skill in request.have if skill not in logged]

    def match() -> float:
        known, _ = known_skills(curriculum, request._replace(have=tuple(have)))
        return Coverage(demand).learn_all(known).match

    first, points = match(), []
    for entry in entries:
        have.append(entry.skill)
        points.append(Point(entry.skill, entry.on, entry.hours, match()))
    return first, tuple(points)


def review(curriculum: Curriculum, plan: Plan, log: Iterable[LogEntry], today: date) -> tuple[Stale, ...]:
    """Return the known skills that steps of the plan need directly, longest unused first.

    A skill is used on the day it is logged and on the day anything is logged that stands on it, however far.
    What the log never touches has been unused the longest, for all one knows. Ties: more steps lean on it, then ids.
    """
    used: dict[str, date] = {}
    for entry in log:
        if entry.on is not None:
            for skill in curriculum.closure([entry.skill]):
                used[skill] = max(used.get(skill, date.min), entry.on)
    rows = []
    for known in plan.known:
        leaning = tuple(step.skill for step in plan.steps if known.skill in step.requires)
        last = used.get(known.skill)
        if leaning:
            days = None if last is None else (today - last).days
            rows.append(Stale(known.skill, known.name, last, days, leaning))
    return tuple(sorted(rows, key=lambda row: (row.last_used or date.min, -len(row.leaning), row.skill)))
