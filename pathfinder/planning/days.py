"""On which days is studied, and on which of them does a step start and end? Busy and rest days shift the rest.

Counted in study days from the first one, a step starts after ⌊w·before/h⌋ of them and ends with the ⌈w·so_far/h⌉th, h
being the hours a week and w the days of a week on which is studied. Where nothing is in the way these are the days of
DESIGN section 5: S + ⌊7·before/h⌋ and S + ⌈7·so_far/h⌉ − 1. Rest days leave the week's hours to the others; a busy
day is simply gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from pathfinder.errors import RequestError
from pathfinder.planning.decimals import exact

if TYPE_CHECKING:
    from pathfinder.model.learner import Busy, Request

DAYS_A_WEEK = 7
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class StudyDays:
    """The days of study from ``start`` on; found as far as somebody asks."""

    start: date
    hours_per_week: float
    busy: tuple[Busy, ...] = ()
    rest_days: tuple[int, ...] = ()
    _found: list[date] = field(default_factory=list, compare=False)

    def starts_on(self, before: Fraction) -> date:
        """Return the day on which a step begins after that many hours; RequestError where no day is left for it."""
        return self._nth(floor(self._days_for(before)))

    def ends_on(self, so_far: Fraction) -> date:
        """Return the day on which so many hours are done; RequestError where no day is left for it."""
        return self._nth(max(0, ceil(self._days_for(so_far)) - 1))

    def hours_until(self, last_day: date) -> float:
        """Return the hours that fit from the start to the end of the last day."""
        return float(exact(self.hours_per_week) * self._count_until(last_day) / self._week)

    def hours_a_week_for(self, hours: Fraction, last_day: date) -> Fraction | None:
        """Return how many hours a week are enough to be done by the end of the day; None where it has no study day."""
        days = self._count_until(last_day)
        return hours * self._week / days if days else None

    @property
    def _week(self) -> int:
        return DAYS_A_WEEK - len(self.rest_days)

    @property
    def _every_day(self) -> bool:
        return not self.busy and not self.rest_days

    def _days_for(self, hours: Fraction) -> Fraction:
        return self._week * hours / exact(self.hours_per_week)

    def _count_until(self, last_day: date) -> int:
        """Return the number of study days up to a day, itself included."""
        if self._every_day:
            return max(0, (last_day - self.start).days + 1)
        count = 0
        for day in self._free(self.start):
            if day > last_day:
                break
            count += 1
        return count

    def _nth(self, place: int) -> date:
        """Return the study day with so many before it."""
        try:
            if self._every_day:
                return self.start + place * _DAY
            if place >= len(self._found):
                days = self._free(self._found[-1] + _DAY if self._found else self.start)
                self._found.extend(next(days) for _ in range(place + 1 - len(self._found)))
        except OverflowError:
            raise RequestError(
                "no day of the calendar is left for all of this", hint="more hours a week, or fewer busy days"
            ) from None
        return self._found[place]

    def _free(self, day: date) -> Iterator[date]:
        """Yield the study days from a day on; OverflowError where the calendar ends."""
        while True:
            away = next((days for days in self.busy if days.first <= day <= days.last), None)
            if away is None and day.weekday() not in self.rest_days:
                yield day
            day = (away.last if away else day) + _DAY


def study_days(request: Request) -> StudyDays | None:
    """Return the days of study, or None where the request has no dates."""
    if request.start is None or not request.hours_per_week:
        return None
    return StudyDays(request.start, request.hours_per_week, request.busy, request.rest_days)


def budget_of(request: Request) -> float | None:
    """Return the hours that may be spent: ``--budget``, or what fits before the day of ``--by``."""
    budgets = [] if request.budget is None else [request.budget]
    days = study_days(request)
    if request.by is not None and days is not None:
        budgets.append(days.hours_until(request.by))
    return min(budgets, default=None)
