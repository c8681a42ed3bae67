"""On which days was a listing posted? Boards write dates in a dozen ways; some only say how long ago."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from typing import Literal

from pathfinder.measuring.wordlist import words
from pathfinder.model.demand import Period

RELATIVE: Literal["relative"] = "relative"
"""What a date such as '3 days ago' is read as: nobody knows from which day it counts."""

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_EPOCH = re.compile(r"(\d{9,16})(?:\.\d+)?")
_DAY_MONTH = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ .-]+)?([A-Za-z]{3,9})\.?[ ,-]+(?:(\d{1,2})(?:st|nd|rd|th)?,? +)?(\d{4})"
)
_AGO = re.compile(
    r"\bago\b|\bjust (?:now|posted)\b|\btoday\b|\byesterday\b|\bhours?\b|^\d+\+?\s*(?:d|w|h|mo|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_MONTHS = {name: number for number, name in enumerate(words("jan feb mar apr may jun jul aug sep oct nov dec"), 1)}
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_DAY_FIRST_ABOVE = 12


def read_date(text: str) -> Period | Literal["relative"] | None:
    """Return the first and last day that the text may mean, RELATIVE, or None where it cannot be read.

    ISO dates and times, year and month, seconds to microseconds since 1970, US order for 3/4/2025 unless the
    first number is over 12, and months by name. Years before 1990 or after 2100 are damage, not dates.
    """
    text = text.strip()
    if not text:
        return None
    try:
        return _absolute(text) or (RELATIVE if _AGO.search(text) else None)
    except (ValueError, OverflowError, OSError):
        return None


def _absolute(text: str) -> Period | None:
    if found := _ISO.match(text):
        return _days(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if found := _NUMERIC.match(text):
        first, second = int(found[1]), int(found[2])
        month, day = (second, first) if first > _DAY_FIRST_ABOVE else (first, second)
        return _days(int(found[3]), month, day)
    if found := _COMPACT.fullmatch(text):
        return _days(int(found[1]), int(found[2]), int(found[3]))
    if found := _EPOCH.fullmatch(text):
        return _from_epoch(int(found[1]))
    return _by_name(text)


def _from_epoch(number: int) -> Period | None:
    """Read seconds, milliseconds or microseconds since 1970 by their size."""
    while number > 10**11:
        number //= 1000
    day = datetime.fromtimestamp(number, UTC).date()
    return _days(day.year, day.month, day.day)


def _by_name(text: str) -> Period | None:
    for found in _DAY_MONTH.finditer(text):
        month = _MONTHS.get(found[2][:3].lower())
        if month:
            day = found[1] or found[3]
            return _days(int(found[4]), month, int(day) if day else None)
    return None


def _days(year: int, month: int, day: int | None) -> Period | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if day is None:
        return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Period(date(year, month, day), date(year, month, day))
