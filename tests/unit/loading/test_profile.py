"""What does a profile say, and are all its mistakes reported where they stand?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from worlds import curriculum

from pathfinder.errors import ProfileError
from pathfinder.loading.profile import load_profile, load_project, profile_of_text, profile_or_raise
from pathfinder.model.learner import WEEKDAYS, Busy, LogEntry, Profile

WORLD = curriculum("python; sql; pandas: python; docker")
WHOLE = """\
role: role
have: [Python, SQL]        # names, in any case
goals: [pandas]
skip: []
hours_per_week: 7.5
start: 2027-01-04
busy: [2027-05-01, 2026-12-20..2027-01-05]
rest_days: [sunday, saturday]
pace: 1.2
spent: {pandas: 10h}
log:
  - {skill: docker, done: 2026-11-20, took: 14h}
  - skill: sql
"""


def read(text: str):
    return profile_of_text(text, Path("me.yaml"), WORLD)


def places(text: str) -> list[tuple[int, int, str, str]]:
    problems = read(text).problems
    return [(p.location.line, p.location.column, p.severity, p.message) for p in problems]


def test_every_key_is_read_into_ids_days_and_numbers():
    loaded = read(WHOLE)
    assert loaded.problems == ()
    assert loaded.profile == Profile(
        roles=("role",),
        have=("python", "sql"),
        goals=("pandas",),
        hours_per_week=7.5,
        start=date(2027, 1, 4),
        busy=(Busy(date(2026, 12, 20), date(2027, 1, 5)), Busy(date(2027, 5, 1), date(2027, 5, 1))),
        rest_days=(5, 6),
        pace=1.2,
        spent=(("pandas", 10.0),),
        log=(LogEntry("docker", date(2026, 11, 20), 14.0), LogEntry("sql")),
    )
    assert str(loaded.places["busy"]) == "me.yaml:7:1"


def test_several_roles_may_stand_between_commas():
    assert read("role: The role,\n").profile.roles == ("role",)
    assert [message for *_, message in places("role: The role, rol, rule\n")] == [
        "there is no role 'rol'",
        "there is no role 'rule'",
    ]


def test_a_profile_that_is_not_there_or_empty_says_nothing(tmp_path):
    assert load_profile(tmp_path / "none.yaml", WORLD).profile == Profile()
    for text in ("", "# later\n", "have:\nlog:\nspent:\n"):
        assert read(text) == (Profile(), read(text).places, ())


def test_all_mistakes_are_reported_at_once_each_at_its_place():
    text = "role: rol\nhave: [pyton, sql]\ngoals: [kubernets]\nbusy: [2026-01-05..2026-01-01]\nrest_days: [sunda]\n"
    text += "spent: {pandas: ten}\nhours_per_wek: 3\nlog:\n  - {skil: sql}\n  - {skill: sql, done: 2026-02-30}\n"
    assert places(text) == [
        (1, 7, "error", "there is no role 'rol'"),
        (2, 8, "warning", "there is no skill 'pyton'"),
        (3, 9, "error", "there is no skill 'kubernets'"),
        (4, 8, "error", "the last day comes before the first"),
        (5, 13, "error", f"the text 'sunda' is here; one of {', '.join(WEEKDAYS)} is expected"),
        (6, 17, "error", "the text 'ten' is here; a number of hours, such as 14 or 14h is expected"),
        (7, 1, "error", "there is no key 'hours_per_wek' here"),
        (9, 5, "error", "'skill' is missing"),
        (9, 6, "error", "there is no key 'skil' here"),
        (10, 24, "error", "the text '2026-02-30' is here; a day, such as 2026-11-23 is expected"),
    ]  # fmt: skip
    with pytest.raises(ProfileError, match="9 errors in the profile"):
        profile_or_raise(read(text))


def test_a_skill_that_this_curriculum_lacks_is_a_warning_and_left_out():
    loaded = read("have: [python, cobol]\nspent: {cobol: 3}\nlog: [{skill: cobol}]\n")
    assert profile_or_raise(loaded) == Profile(have=("python",))
    assert [problem.severity for problem in loaded.problems] == ["warning"] * 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- have\n", "a list is here"),
        ("have: python\n", "a list is expected"),
        ("have: [python\n", "is never closed"),
        ("have: {python: 1}\n", "a list is expected"),
        ("pace: 0\n", "out of range"),
        ("pace: fast\n", "a number is expected"),
        ("hours_per_week: 169\n", "out of range"),
        ("rest_days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]\n", "no day is left"),
        ("spent: [pandas]\n", "a mapping from skills to hours"),
        ("have: [python]\nhave: [sql]\n", "a second time"),
    ],
)
def test_each_slip_is_told(text, told):
    assert any(told in message for *_, message in places(text))


def test_a_file_that_is_no_text_is_reported(tmp_path):
    (tmp_path / "me.yaml").write_bytes(b"have: [\xff]\n")
    loaded = load_profile(tmp_path / "me.yaml", WORLD)
    assert [problem.code for problem in loaded.problems] == ["encoding"]


def test_a_project_says_all_but_what_one_person_did(tmp_path):
    settings = tmp_path / "pathfinder.yaml"
    settings.write_text("extends: bundled\nprofile:\n  role: role\n  hours_per_week: 5\n")
    loaded = load_project(tmp_path, WORLD)
    assert (loaded.profile, loaded.problems) == (Profile(roles=("role",), hours_per_week=5.0), ())
    settings.write_text("profile: {log: []}\n")
    assert [problem.code for problem in load_project(tmp_path, WORLD).problems] == ["unknown-key"]
    assert load_project(None, WORLD).profile == Profile()
