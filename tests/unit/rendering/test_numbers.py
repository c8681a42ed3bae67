"""Are numbers short, whole where they are small, and right in the number of their words?"""

from __future__ import annotations

from datetime import date

import pytest

from pathfinder.rendering.numbers import count, hours, months, percent, points, week_span, weeks


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0 %"), (0.0004, "<.1 %"), (0.0005, "0.1 %"), (0.032, "3.2 %"), (0.0994, "9.9 %"), (0.0995, "10 %"),
        (0.71, "71 %"), (1.0, "100 %"),
    ],
)  # fmt: skip
def test_a_percentage_takes_five_columns_at_the_most(value, shown):
    assert percent(value) == shown
    assert len(shown) <= 5


def test_hours_and_counts_and_points():
    assert [hours(value) for value in (8, 12.5, 1200, 0.25)] == ["8 h", "12.5 h", "1,200 h", "0.2 h"]
    assert [count(number, "skill") for number in (0, 1, 2, 1234)] == ["0 skills", "1 skill", "2 skills", "1,234 skills"]
    assert count(2, "entry", "entries") == "2 entries"
    assert [points(value) for value in (0.052, 0.0)] == ["+5.2", "+0.0"]


def test_a_week_that_is_begun_counts_and_a_sum_that_misses_it_by_a_hair_does_not():
    assert [weeks(spent, 8) for spent in (0, 1, 8, 8.1, 16)] == [0, 1, 1, 2, 2]
    assert weeks(0.1 + 0.2, 0.3) == 1


def test_weeks_from_so_many_hours_to_so_many():
    assert week_span(0, 8, 8) == "week 1"
    assert week_span(8, 24, 8) == "weeks 2–3"
    assert week_span(4, 20, 8, "-") == "weeks 1-3"
    assert week_span(8, 8, 8) == "week 2"


def test_a_period_within_one_month_is_that_month():
    assert months((date(2025, 9, 1), date(2025, 9, 30))) == "2025-09"
    assert months((date(2025, 9, 1), date(2026, 9, 30)), " … ") == "2025-09 … 2026-09"
