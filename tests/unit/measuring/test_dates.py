from datetime import date

import pytest

from pathfinder.measuring.dates import RELATIVE, read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-09-03", date(2025, 9, 3)),
        ("2025-10-17T13:31:23.591+00:00", date(2025, 10, 17)),
        ("2025/9/3", date(2025, 9, 3)),
        ("20250903", date(2025, 9, 3)),
        ("1767374628", date(2026, 1, 2)),
        ("1712895812000.0", date(2024, 4, 12)),
        ("1/12/2024", date(2024, 1, 12)),
        ("31/12/2024", date(2024, 12, 31)),
        ("12 Sept 2025", date(2025, 9, 12)),
        ("September 3rd, 2025", date(2025, 9, 3)),
        ("Wed, 03 Sep 2025 10:00:00 GMT", date(2025, 9, 3)),
    ],
)
def test_days_are_read(text, day):
    assert read_date(text) == (day, day)


def test_a_month_is_all_its_days():
    assert read_date("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize("text", ["3 weeks ago", "1 day ago", "Just posted", "today", "30+ days ago", "5d"])
def test_ages_are_relative(text):
    assert read_date(text) == RELATIVE


@pytest.mark.parametrize(
    "text", ["", "soon", "+058259-07-14T23:43:20.000Z", "2025-13-40", "1850-01-01", "99999999999999999"]
)
def test_damage_is_no_date(text):
    assert read_date(text) is None
