"""How are shares, hours and dates written for people?"""

from __future__ import annotations

from datetime import date
from math import ceil

from pathfinder.model.shares import Share

_WHOLE_FROM = 0.0995
"""From here on a percentage is written without decimals."""

_SAME = 1e-9
"""Weeks: less than this beyond a whole number is that number, which sums of hours may miss."""


def percent(value: float) -> str:
    """Return a share between 0 and 1 as ``71 %``, small ones as ``3.2 %``; at most five columns."""
    if 0 < value < 0.0005:  # noqa: PLR2004 - what would read as 0.0
        return "<.1 %"
    return f"{value * 100:.0f} %" if value >= _WHOLE_FROM or value == 0 else f"{value * 100:.1f} %"


def points(value: float) -> str:
    """Return a gain of match in percentage points: ``+5.2``."""
    return f"+{value * 100:.1f}"


def interval(share: Share, dash: str = "–") -> str:
    """Return the 95 % interval of a share as ``62–79 %``."""
    return f"{share.low * 100:.0f}{dash}{share.high * 100:.0f} %"


def hours(value: float) -> str:
    """Return hours as ``8 h`` or ``12.5 h``."""
    return f"{value:,.1f}".rstrip("0").rstrip(".") + " h" if value % 1 else f"{value:,.0f} h"


def weeks(spent: float, per_week: float) -> int:
    """Return in how many weeks so many hours are studied; a week that is begun counts."""
    return ceil(spent / per_week - _SAME)


def week_span(before: float, after: float, per_week: float, dash: str = "–") -> str:
    """Return the weeks in which hours are studied, from so many hours to so many, as ``weeks 3–5`` or ``week 3``."""
    first = int(before / per_week + _SAME) + 1
    last = max(first, weeks(after, per_week))
    return f"week {first}" if first == last else f"weeks {first}{dash}{last}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 skill``, ``9 skills``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def month(day: date) -> str:
    """Return the month of a day as ``2026-03``."""
    return f"{day.year}-{day.month:02}"


def months(period: tuple[date, date], between: str = " to ") -> str:
    """Return the months of a period as ``2025-02 to 2026-03``, or the one month that it lies in."""
    first, last = map(month, period)
    return first if first == last else f"{first}{between}{last}"
