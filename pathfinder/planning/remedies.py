"""What is the smallest change that would make the goals fit into the hours?"""

from __future__ import annotations

from datetime import timedelta
from math import ceil, fsum
from typing import TYPE_CHECKING

from pathfinder.planning.goals import goal_closure
from pathfinder.planning.schedule import budget_of, exact

if TYPE_CHECKING:
    from pathfinder.model.learner import Request
    from pathfinder.planning.numbering import Ground


def remedies(
    ground: Ground,
    request: Request,
    known: frozenset[str],
    reachable: frozenset[str],
    first: frozenset[str],
    hours: float,
) -> tuple[str, ...]:
    """Return changes of which each alone would do: hours, hours a week, the day, a goal to drop."""
    found = []
    if request.budget is not None:
        found.append(f"give it {hours:g} h (--budget {hours:g})")
    if request.by is not None and request.start is not None and request.hours_per_week:
        days = (request.by - request.start).days + 1
        if days > 0:
            a_week = ceil(float(exact(hours) * 7 / days) * 10 - 1e-9) / 10
            found.append(f"study {a_week:g} h a week (--hours-per-week {a_week:g})")
        needed = ceil(exact(hours) * 7 / exact(request.hours_per_week))
        last = request.start + timedelta(days=needed - 1)
        found.append(f"be done by {last.isoformat()} (--by {last.isoformat()})")
    found += _droppable(ground, request, known, reachable, first)
    return tuple(found)


def _droppable(
    ground: Ground, request: Request, known: frozenset[str], reachable: frozenset[str], first: frozenset[str]
) -> list[str]:
    """Return the goals of which dropping one would be enough, the one that leaves most hours in use first."""
    if len(request.goals) < 2:  # noqa: PLR2004 - dropping the only goal is no plan
        return []
    budget = budget_of(request)
    fits = []
    for dropped in request.goals:
        rest = [goal for goal in request.goals if goal != dropped]
        needed = first | set(goal_closure(ground, rest, known | first, reachable))
        hours = fsum(ground.hours[skill] for skill in sorted(needed))
        if budget is not None and hours <= budget:
            fits.append((-hours, dropped))
    return [
        f"drop {ground.curriculum.skills[dropped].name} ({-hours:g} h for the rest)" for hours, dropped in sorted(fits)
    ]
