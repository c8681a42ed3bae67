"""When does a time zone change its clock? Its VTIMEZONE (RFC 5545, 3.6.5), as rules that every calendar program reads.

icalendar writes lists of dates that some programs do not follow, and an hour late; so the rules are found here, by
looking: a change on the same weekday of the same week of the month in all years is a yearly rule, any other is
written as a single change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from pathfinder.model.learner import WEEKDAYS

_YEARS = 6
"""A rule that has held for so many years is taken to hold."""

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the clock: the time that it shows before it, and the offsets from UTC before and after."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    @property
    def kind(self) -> tuple[object, ...]:
        """What the changes of one yearly rule have in common, but for the week of the month."""
        return (self.before, self.after, self.name, self.summer, self.wall.month, self.wall.weekday(), self.wall.time())

    @property
    def weeks(self) -> set[int]:
        """Which weeks of the month the weekday is in: 1 to 5 from the front, and -1 where it is the last."""
        last = (self.wall + timedelta(days=_WEEK)).month != self.wall.month
        return {(self.wall.day - 1) // _WEEK + 1} | ({-1} if last else set())


def vtimezone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """Return the zone's VTIMEZONE, right for every time from the first day to the last."""
    years = range(first.year - 1, max(last.year + 1, first.year - 1 + _YEARS) + 1)
    component = Timezone()
    component.add("tzid", zone.key)
    changes = list(changes_of(zone, years))
    if not changes:
        component.add_component(_observance(_standing(zone, first)))
    by_kind: dict[tuple[object, ...], list[Change]] = defaultdict(list)
    for change in changes:
        by_kind[change.kind].append(change)
    for alike in by_kind.values():
        week = _week_of_rule(alike, years)
        for change in alike[:1] if week else alike:
            component.add_component(_observance(change, week))
    return component


def changes_of(zone: ZoneInfo, years: range) -> Iterator[Change]:
    """Yield the zone's changes of the clock in these years, found to the second by halving days."""
    moment = datetime(years[0], 1, 1, tzinfo=UTC)
    until = datetime(years[-1] + 1, 1, 1, tzinfo=UTC)
    while moment < until:
        following = moment + timedelta(days=1)
        if _offset(zone, moment) != _offset(zone, following):
            yield _change(zone, moment, following)
        moment = following


def _change(zone: ZoneInfo, early: datetime, late: datetime) -> Change:
    before = _offset(zone, early)
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=int((late - early).total_seconds()) // 2)
        if _offset(zone, middle) == before:
            early = middle
        else:
            late = middle
    return _told(zone, late, before)


def _told(zone: ZoneInfo, moment: datetime, before: timedelta) -> Change:
    after = moment.astimezone(zone)
    wall = (moment + before).replace(tzinfo=None)
    return Change(wall, before, _offset(zone, moment), after.tzname() or zone.key, bool(after.dst()))


def _standing(zone: ZoneInfo, day: date) -> Change:
    """Return the change that stands for a clock that is never changed."""
    moment = datetime(day.year - 1, 1, 1, tzinfo=UTC)
    return _told(zone, moment, _offset(zone, moment))


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _week_of_rule(alike: list[Change], years: range) -> int | None:
    """Return the week that all these changes are in, where there is one in every year; the last one goes first."""
    if [change.wall.year for change in alike] != list(years):
        return None
    return min(set.intersection(*(change.weeks for change in alike)), default=None)


def _observance(change: Change, week: int | None = None) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if change.summer else TimezoneStandard()
    part.add("dtstart", change.wall)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if week:
        day = f"{week}{WEEKDAYS[change.wall.weekday()][:2].upper()}"
        part.add("rrule", vRecur({"freq": "yearly", "bymonth": change.wall.month, "byday": day}))
    return part
