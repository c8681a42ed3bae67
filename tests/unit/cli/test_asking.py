"""Do typed words, what stands, and the day become the request that was meant?"""

from __future__ import annotations

from datetime import date

import pytest
from worlds import curriculum

from pathfinder.cli.asking import Asked, half_known, request_of, rest_days
from pathfinder.cli.lazy import UsageError
from pathfinder.cli.standing import standing_of
from pathfinder.model.learner import Busy, LogEntry, Profile, Request

WORLD = curriculum("python; sql; pandas; docker")
TODAY = date(2026, 11, 23)


def request(profile: Profile | None = None, **asked: object) -> Request:
    return request_of(Asked(**asked), WORLD, lambda: TODAY, profile or Profile())


@pytest.mark.parametrize(
    ("typed", "have"),
    [
        (None, ("python", "sql")),
        ("pandas", ("pandas",)),
        ("+pandas,-sql", ("python", "pandas")),
        ("", ()),
        ("pandas,+sql", ("pandas", "sql")),
    ],
)
def test_have_replaces_the_profiles_list_or_changes_it(typed, have):
    assert request(Profile(have=("python", "sql")), have=typed).have == have


def test_half_known_skills_are_parted_from_known_ones():
    assert half_known("python,pandas:10h,+sql:2.5", str) == ("python", {"pandas": 10.0, "sql": 2.5})
    assert half_known("+pandas:10h", str) == (None, {"pandas": 10.0})
    assert half_known("pandas:10", str) == ("", {"pandas": 10.0})
    for plain in (None, "python", "c:sharp", ":10h", "x:0h"):
        assert half_known(plain, str) == (plain, {})


def test_hours_spent_are_those_of_the_profile_and_of_the_options_but_not_of_what_is_known():
    profile = Profile(have=("python",), spent=(("pandas", 4.0), ("sql", 3.0)))
    asked = request(profile, have="+sql,+docker:5h")
    assert (asked.have, asked.spent) == (("python", "sql"), (("docker", 5.0), ("pandas", 4.0)))


def test_a_day_gone_by_becomes_today_and_one_to_come_stays():
    for start, first in ((date(2026, 10, 1), TODAY), (date(2027, 1, 4), date(2027, 1, 4))):
        assert request(Profile(start=start, hours_per_week=8.0)).start == first
    assert request(Profile(start=date(2026, 10, 1))).start is None
    assert request(Profile(hours_per_week=8.0)).start is None
    assert request(Profile(hours_per_week=8.0), by="2027-06-30").start == TODAY
    assert request(Profile(start=date(2027, 1, 4), hours_per_week=8.0), start="2026-01-01").start == date(2026, 1, 1)


def test_goals_of_the_profile_give_way_to_how_far_somebody_wants_to_go():
    profile = Profile(goals=("docker",))
    assert (request(profile).goals, request(profile).until) == (("docker",), None)
    assert (request(profile, until=0.5).goals, request(profile, until=0.5).until) == ((), 0.5)
    assert request(profile, everything=True).goals == ()
    assert request(profile, goal="sql").goals == ("sql",)


def test_the_pace_is_said_or_learned_from_the_log():
    log = (LogEntry("sql", None, 20.0), LogEntry("python", None, 20.0), LogEntry("docker", None, 20.0))
    learned = request(Profile(log=log))
    assert (learned.pace, learned.pace_logged) == (1.5, 3)
    assert (request(Profile(log=log, pace=2.0)).pace, request(Profile(log=log), pace=1.1).pace) == (2.0, 1.1)
    assert request(Profile(log=(LogEntry("sql"),))).pace == 1.0


def test_busy_days_add_up_and_rest_days_replace():
    profile = Profile(busy=(Busy(TODAY, TODAY),), rest_days=(6,))
    asked = request(profile, busy=("2026-12-01..2026-12-03",), rest_days="sat,Tuesday")
    assert asked.busy == (Busy(TODAY, TODAY), Busy(date(2026, 12, 1), date(2026, 12, 3)))
    assert asked.rest_days == (1, 5)
    assert request(profile).rest_days == (6,)


@pytest.mark.parametrize("text", ["s", "someday", "t", "mo,tu,we,th,fr,sa,su"])
def test_days_of_the_week_that_are_none_are_refused(text):
    with pytest.raises(UsageError):
        rest_days(text, "--rest-days")


def test_a_week_has_168_hours_whoever_says_how_many_are_studied(tmp_path):
    assert request(hours_per_week=168.0).hours_per_week == 168.0
    with pytest.raises(UsageError, match="--hours-per-week takes at most 168 hours"):
        request(hours_per_week=168.5)
    said = {"PATHFINDER_HOURS_PER_WEEK": "168", "PATHFINDER_PROFILE": str(tmp_path / "none.yaml")}
    assert standing_of(None, WORLD, said).profile.hours_per_week == 168.0
    with pytest.raises(UsageError, match="PATHFINDER_HOURS_PER_WEEK takes at most 168 hours"):
        standing_of(None, WORLD, said | {"PATHFINDER_HOURS_PER_WEEK": "500"})


def test_the_clock_is_not_read_where_no_day_is_asked_for():
    def unread() -> date:
        raise AssertionError("somebody looked at the clock")

    assert request_of(Asked(start="2027-01-04", hours_per_week=3.0), WORLD, unread).start == date(2027, 1, 4)
    assert request_of(Asked(), WORLD, unread, Profile(hours_per_week=3.0)).start is None
