"""What is the smallest change that would make the goals fit into the hours?"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from pathfinder.errors import RequestError
from pathfinder.planning.days import StudyDays, budget_of, study_days
from pathfinder.planning.decimals import as_written, exact, exact_sum
from pathfinder.planning.known import useful_skills

if TYPE_CHECKING:
    from pathfinder.model.learner import Request
    from pathfinder.planning.numbering import Ground


def remedies(
    ground: Ground,
    request: Request,
    known: frozenset[str],
    reachable: frozenset[str],
    first: frozenset[str],
    hours: Fraction,
) -> tuple[str, ...]:
    """Return changes of which each alone would do: hours, hours a week, the day, a goal to drop."""
    more, in_time, days = [], [], study_days(request)
    if request.budget is not None and exact(request.budget) < hours:
        more = [f"give it {as_written(hours)} h (--budget {as_written(hours)})"]
    if request.by is not None and days is not None and exact(days.hours_until(request.by)) < hours:
        in_time = _in_time(days, hours, request.by)
    if more and in_time:  # neither alone would do
        more, in_time = [f"{more[0]} and {change}" for change in in_time], []
    return (*more, *in_time, *_droppable(ground, request, known, reachable, first))


def _in_time(days: StudyDays, hours: Fraction, by: date) -> list[str]:
    """Return the least hours a week, to a tenth of an hour, and the first day that would do."""
    found = []
    least = days.hours_a_week_for(hours, by)
    if least is not None:
        a_week = as_written(Fraction(ceil(least * 10), 10))
        found.append(f"study {a_week} h a week (--hours-per-week {a_week})")
    with suppress(RequestError):  # where the calendar ends before the hours do
        last = days.ends_on(hours).isoformat()
        found.append(f"be done by {last} (--by {last})")
    return found


def _droppable(
    ground: Ground, request: Request, known: frozenset[str], reachable: frozenset[str], first: frozenset[str]
) -> list[str]:
    """Return the goals of which dropping one is enough, else the fewest that must go together."""
    budget = budget_of(request)
    goals = [goal for goal in request.goals if goal not in known | first]
    spent = exact_sum(ground.hours[skill] for skill in sorted(first))
    if budget is None or len(goals) < 2 or spent > exact(budget):  # noqa: PLR2004 - dropping the only goal is no plan
        return []
    from pathfinder.planning.selection.remedies import remedies_for  # only plans that fail need it

    numbered = ground.numbered(useful_skills(ground.curriculum, goals, known | first, reachable), known | first)
    found = remedies_for(
        numbered.instance,
        [numbered.index[goal] for goal in goals],
        exact(budget) - spent,
        prefer=frozenset(numbered.index[skill] for skill in sorted(ground.prefer) if skill in numbered.index),
        id_rank=numbered.id_rank,
    )
    enough = sorted((drop for drop in found.without_one if drop.fits), key=lambda drop: -drop.hours)
    enough = enough or [found.fewest]
    return [
        _drop_text(ground, numbered.skills(drop.goals), drop.hours) for drop in enough if len(drop.goals) < len(goals)
    ]


def _drop_text(ground: Ground, dropped: tuple[str, ...], hours: float) -> str:
    names = " and ".join(ground.curriculum.skills[skill].name for skill in dropped)
    return f"drop {names} ({hours:g} h for the rest)"
