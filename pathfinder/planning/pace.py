"""How fast does this learner learn, and how long does a skill take then? By the log, near 1 while that is short.

The pace is the hours taken over the likely hours, R, of n logged skills, shrunk towards a prior pace p by
:data:`PRIOR` skills that took exactly p times their likely hours: (n·R + PRIOR·p) / (n + PRIOR), the posterior
mean where the spread of one skill's ratio is √PRIOR times the spread between learners. For all skills p is 1; for
an area with at least :data:`ENOUGH` of them p is the pace of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.learner import LogEntry, Request

PRIOR = 3
"""So many skills at the likely hours stand beside the logged ones."""
ENOUGH = 4
"""An area with so many logged skills has a pace of its own."""
DIGITS = 2
"""A pace is rounded to what is said of it, so that what is printed is what was used."""


class Pace(NamedTuple):
    """The pace for every skill, those of areas that have one of their own, and from how many logged skills."""

    overall: float
    by_area: tuple[tuple[str, float], ...]
    logged: int


def learned_pace(curriculum: Curriculum, log: Iterable[LogEntry]) -> Pace:
    """Return what the log says of the pace; without hours in it everything is 1."""
    taken: dict[str, list[tuple[float, float]]] = {}
    for entry in log:
        skill = curriculum.skills.get(entry.skill)
        if entry.hours and skill is not None:
            taken.setdefault(skill.area, []).append((entry.hours, skill.hours.likely))
    pairs = [pair for area in sorted(taken) for pair in taken[area]]
    overall = _shrunk(pairs, 1.0)
    known = (area for area in sorted(taken) if len(taken[area]) >= ENOUGH)
    by_area = {area: round(_shrunk(taken[area], overall), DIGITS) for area in known}
    overall = round(overall, DIGITS)
    return Pace(overall, tuple((area, pace) for area, pace in by_area.items() if pace != overall), len(pairs))


def at_pace(hours: float, pace: float, spent: float) -> float:
    """Return the hours that are left at a pace, less those spent, counted as the decimals that they are written as."""
    from decimal import Decimal  # three hours at pace 0.8 are 2.4: doubles make it more, and more than a budget of 2.4

    return max(0.0, float(Decimal(repr(hours)) * Decimal(repr(pace)) - Decimal(repr(spent))))


def learner_hours(curriculum: Curriculum, request: Request) -> dict[str, float]:
    """Return the hours that each skill still takes this learner: likely hours times pace, less those spent."""
    if request.pace == 1 and not request.paces and not request.spent:
        return {skill.id: skill.hours.likely for skill in curriculum.skills.values()}
    spent, paces = dict(request.spent), dict(request.paces)
    return {
        skill.id: at_pace(skill.hours.likely, paces.get(skill.area, request.pace), spent.get(skill.id, 0.0))
        for skill in curriculum.skills.values()
    }


def _shrunk(pairs: Sequence[tuple[float, float]], prior: float) -> float:
    if not pairs:
        return prior
    ratio = fsum(took for took, _ in pairs) / fsum(likely for _, likely in pairs)
    return (len(pairs) * ratio + PRIOR * prior) / (len(pairs) + PRIOR)
