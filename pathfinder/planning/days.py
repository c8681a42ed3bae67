"""On which days is studied, and on which of them does a step start and end? Busy and rest days shift the rest.

Without them DESIGN section 5 gives the days: starts = S + ⌊7·before/h⌋, ends = S + ⌈7·so_far/h⌉ − 1 days. With
rest days the week's hours go into the days that are left of it; a busy day is simply gone. The same formulas then
count study days from the first one instead of days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from pathfinder.errors import RequestError
from pathfinder.planning.schedule import DAYS_A_WEEK, ends_on, exact, hours_until, starts_on

if TYPE_CHECKING:
    from pathfinder.model.learner import Busy, Request


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
        if self._every_day:
            return _in_time(lambda: starts_on(self.start, before, self.hours_per_week))
        return self._nth(floor(self._week * before / exact(self.hours_per_week)))

    def ends_on(self, so_far: Fraction) -> date:
        """Return the day on which so many hours are done; RequestError where no day is left for it."""
        if self._every_day:
            return _in_time(lambda: ends_on(self.start, so_far, self.hours_per_week))
        return self._nth(max(0, ceil(self._week * so_far / exact(self.hours_per_week)) - 1))

    def hours_until(self, last_day: date) -> float:
        """Return the hours that fit from the start to the end of the last day."""
        if self._every_day:
            return hours_until(self.start, last_day, self.hours_per_week)
        days = 0
        for day in self._free():
            if day > last_day:
                break
            days += 1
        return float(exact(self.hours_per_week) * days / self._week)

    @property
    def _every_day(self) -> bool:
        return not self.busy and not self.rest_days

    @property
    def _week(self) -> int:
        return DAYS_A_WEEK - len(self.rest_days)

    def _nth(self, place: int) -> date:
        if place >= len(self._found):
            days = self._free(self._found[-1] + timedelta(days=1) if self._found else self.start)
            self._found.extend(_in_time(lambda: next(days)) for _ in range(place + 1 - len(self._found)))
        return self._found[place]

    def _free(self, day: date | None = None) -> Iterator[date]:
        day = day or self.start
        while True:
            away = next((days for days in self.busy if days.first <= day <= days.last), None)
            if away is None and day.weekday() not in self.rest_days:
                yield day
            day = (away.last if away else day) + timedelta(days=1)


def study_days(request: Request) -> StudyDays | None:
    """Return the days of study, or None where the request has no dates."""
    if request.start is None or not request.hours_per_week:
        return None
    return StudyDays(request.start, request.hours_per_week, request.busy, request.rest_days)


def _in_time(find: Callable[[], date]) -> date:
    try:
        return find()
    except (OverflowError, ValueError):
        raise RequestError(
            "no day of the calendar is left for all of this", hint="more hours a week, or fewer busy days"
        ) from None
