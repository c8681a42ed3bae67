"""On which days does a step start and end, when so many hours a week go into the plan?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathfinder.model.learner import Request

DAYS_A_WEEK = 7


def exact(hours: float) -> Fraction:
    """Return the number as it is written: 0.1 is a tenth, so that no day is lost to rounding."""
    return Fraction(repr(hours))


def exact_sum(hours: Iterable[float]) -> Fraction:
    """Return the sum of the numbers as they are written."""
    return sum((exact(value) for value in hours), start=Fraction(0))


def starts_on(start: date, hours_before: Fraction, hours_per_week: float) -> date:
    """Return the day on which a step begins after that many hours."""
    return start + timedelta(days=floor(DAYS_A_WEEK * hours_before / exact(hours_per_week)))


def ends_on(start: date, hours_so_far: Fraction, hours_per_week: float) -> date:
    """Return the day on which so many hours are done; never before the start."""
    days = ceil(DAYS_A_WEEK * hours_so_far / exact(hours_per_week)) - 1
    return start + timedelta(days=max(0, days))


def hours_until(start: date, last_day: date, hours_per_week: float) -> float:
    """Return the hours that fit from the start to the end of the last day."""
    days = (last_day - start).days + 1
    return float(exact(hours_per_week) * max(0, days) / DAYS_A_WEEK)


def budget_of(request: Request) -> float | None:
    """Return the hours that may be spent: ``--budget``, or what fits before the day of ``--by``."""
    budgets = [] if request.budget is None else [request.budget]
    if request.by is not None and request.start is not None and request.hours_per_week:
        from pathfinder.planning.days import study_days  # it stands on this module

        days = study_days(request)
        budgets += [days.hours_until(request.by)] if days else []
    return min(budgets, default=None)
