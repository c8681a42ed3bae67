"""Do the sessions lie in the slots, add up to the plan's hours, and keep their UIDs? Read by two parsers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from math import ceil, fsum
from zoneinfo import ZoneInfo

import pytest
from materials import hostile, material, wide_rows, wide_world, wishes

from pathfinder.errors import RequestError
from pathfinder.rendering.slots import Slot, sessions, slots_of

icalendar = pytest.importorskip("icalendar")

from pathfinder.rendering.calendar import lessons, plan_calendar, zone_named  # noqa: E402 - after importorskip

SLOTS = "Mon-Fri 19:00-20:30, Sat 10:00-13:00"


def events(data: bytes) -> list:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def unfolded(data: bytes) -> list[str]:
    """Read as a second parser would: RFC 5545 content lines, unfolded."""
    text = data.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    return text.replace("\r\n ", "").split("\r\n")


def test_one_event_for_each_slot_until_the_hours_are_used_up():
    made = material(calendar=wishes(SLOTS, "Europe/Berlin"))
    found = events(plan_calendar(made))
    spans = [(event["dtstart"].dt, event["dtend"].dt) for event in found]
    assert [start.strftime("%a %H:%M") for start, _ in spans[:6]] == [
        "Mon 19:00", "Tue 19:00", "Wed 19:00", "Thu 19:00", "Fri 19:00", "Sat 10:00",
    ]  # fmt: skip
    studied = fsum((end - start).total_seconds() / 3600 for start, end in spans)
    last = (spans[-1][1] - spans[-1][0]).total_seconds() / 3600
    assert studied - last < made.plan.hours <= studied
    week = 5 * 1.5 + 3
    assert abs(len(spans) - made.plan.hours / week * 6) <= 6


def test_the_lessons_of_a_step_add_up_to_its_hours_in_order():
    made = material(calendar=wishes("Mon 19:00-20:30", "UTC"))
    told = list(lessons(made, ZoneInfo("UTC")))
    order = [step.skill for lesson in told for step, _ in lesson.parts]
    assert list(dict.fromkeys(order)) == [step.skill for step in made.plan.steps]
    for step in made.plan.steps:
        spent = fsum(hours for lesson in told for other, hours in lesson.parts if other.skill == step.skill)
        assert spent == pytest.approx(step.hours, abs=1e-6)
    assert len(told) == ceil(made.plan.hours / 1.5)


def test_a_slot_keeps_its_clock_when_the_clocks_change():
    made = material(calendar=wishes("Sun 19:00-20:00", "Europe/Berlin", "2027-03-21"))
    data = plan_calendar(made)
    starts = [event["dtstart"].dt for event in events(data)[:2]]
    assert [start.strftime("%H:%M %z") for start in starts] == ["19:00 +0100", "19:00 +0200"]
    lines = unfolded(data)
    assert "TZID:Europe/Berlin" in lines
    assert "DTSTART;TZID=Europe/Berlin:20270321T190000" in lines
    assert lines.count("BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("Europe/Berlin", 2), ("America/New_York", 2), ("Australia/Lord_Howe", 2), ("America/Santiago", 0),
        ("Asia/Kolkata", 0), ("Africa/Casablanca", 0), ("Europe/Dublin", 2), ("Pacific/Chatham", 2),
    ],
)  # fmt: skip
def test_the_vtimezone_says_what_the_zone_says(name: str, rules: int):
    made = material(wide_world(80), wide_rows(80), calendar=wishes("Fri 12:00-13:00", name, "2027-03-01"))
    data = plan_calendar(made)
    lines = unfolded(data)
    assert sum(line.startswith("RRULE:") for line in lines) == rules
    assert not any(line.startswith("RDATE") for line in lines)
    vobject = pytest.importorskip("vobject")
    read = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")[0].to_tz()
    second = vobject.readOne(data.decode()).vtimezone.tzinfo if rules else read
    moment, until = datetime(2027, 3, 1), datetime(2029, 1, 1)  # noqa: DTZ001 - given to several zones
    while moment < until:
        offset = moment.replace(tzinfo=ZoneInfo(name)).utcoffset()
        if moment.replace(tzinfo=ZoneInfo(name), fold=1).utcoffset() != offset:
            moment += timedelta(hours=7)  # the clock shows this time twice or never
            continue
        assert moment.replace(tzinfo=read).utcoffset() == offset, moment
        assert moment.replace(tzinfo=second).utcoffset() == offset, moment
        moment += timedelta(hours=7)


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC"])
def test_utc_needs_no_vtimezone(name: str):
    lines = unfolded(plan_calendar(material(calendar=wishes("Mon 8:00-9:00", name))))
    assert "DTSTART:20270104T080000Z" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_importing_again_updates():
    first = material(calendar=wishes(SLOTS, "Europe/Berlin"))
    later = replace(wishes("Tue 18:00-21:00", "Europe/Berlin", "2027-02-01"), today=date(2027, 1, 30))
    again = replace(first, calendar=later)
    old, new = events(plan_calendar(first)), events(plan_calendar(again))
    uids = [str(event["uid"]) for event in old]
    assert len(set(uids)) == len(uids)
    assert {str(event["uid"]) for event in new} <= set(uids)
    assert {event["sequence"] for event in old} < {event["sequence"] for event in [*old, *new]}
    assert max(event["sequence"] for event in old) < min(event["sequence"] for event in new)
    assert max(event["dtstamp"].dt for event in old) < min(event["dtstamp"].dt for event in new)


def test_without_slots_each_step_is_a_run_of_whole_days():
    made = material(hours_per_week=10, start=date(2027, 1, 4), calendar=wishes())
    found = events(plan_calendar(made))
    assert [(event["dtstart"].dt, event["dtend"].dt - timedelta(days=1)) for event in found] == [
        (step.starts, step.ends) for step in made.plan.steps
    ]
    assert {event["transp"] for event in found} == {"TRANSPARENT"}


def test_without_slots_and_dates_there_is_no_calendar():
    with pytest.raises(RequestError, match="needs study slots or dates") as refused:
        plan_calendar(material(calendar=wishes()))
    assert "--slots" in refused.value.hint


def test_the_end_of_the_calendar_is_told():
    with pytest.raises(RequestError, match="year 9999"):
        plan_calendar(material(calendar=wishes("Mon 8:00-9:00", "Asia/Tokyo", "9999-12-20")))


def test_an_empty_plan_is_an_empty_calendar():
    lines = unfolded(plan_calendar(material("sql", "1 sql", have="sql", calendar=wishes(SLOTS, "UTC"))))
    assert "BEGIN:VEVENT" not in lines


def test_a_second_parser_reads_the_same():
    vobject = pytest.importorskip("vobject")
    data = plan_calendar(material(calendar=wishes(SLOTS, "Europe/Berlin", "2027-03-20")))
    read = vobject.readOne(data.decode())
    spans = [(event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)) for event in read.vevent_list]
    assert spans == [(e["dtstart"].dt.astimezone(UTC), e["dtend"].dt.astimezone(UTC)) for e in events(data)]
    assert [event.uid.value for event in read.vevent_list] == [str(event["uid"]) for event in events(data)]


def test_hostile_names_stay_text():
    data = plan_calendar(replace(hostile(), calendar=wishes("Mon-Sun 8:00-12:00", "UTC")))
    lines = unfolded(data)
    allowed = {"BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "X-WR-TIMEZONE", "UID", "DTSTAMP",
               "SEQUENCE", "SUMMARY", "DESCRIPTION", "CATEGORIES", "URL", "DTSTART", "DTEND", ""}  # fmt: skip
    assert {line.partition(":")[0].partition(";")[0] for line in lines} == allowed
    assert not any("javascript:" in line for line in lines if line.startswith("URL"))
    assert any("日本語の技術" in str(event["summary"]) for event in events(data))


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Mon 19:00-20:30", [(0, 1140, 1230)]),
        ("sat-mon 7:00 – 8:00", [(0, 420, 480), (5, 420, 480), (6, 420, 480)]),
        ("Mon, Wed 7:00-8:00", [(0, 420, 480), (2, 420, 480)]),
        ("Monday 7:00-8:00, 19:00-20:00", [(0, 420, 480), (0, 1140, 1200)]),
        ("Fri 22:00-01:00", [(4, 1320, 1500)]),
        ("Fri 22:00-24:00", [(4, 1320, 1440)]),
        ("daily 6:00-7:00", [(day, 360, 420) for day in range(7)]),
    ],
)
def test_slots_are_read(text: str, slots: list[tuple[int, int, int]]):
    assert slots_of(text) == tuple(Slot(*slot) for slot in slots)


@pytest.mark.parametrize(
    "text",
    ["", ",", "Mon", "19:00-20:00", "Mon 25:00-26:00", "Mon 19:60-20:00", "Mon 19:00", "Mo 19:00-20:00", "Mon 9-10",
     "Mon 9:00-9:00", "Mon 9:00-11:00, Mon 10:00-12:00", "Sun 23:00-2:00, Mon 1:00-3:00", "Mon 24:00-25:00",
     "x" * 10_000],
)  # fmt: skip
def test_what_is_no_slot_is_refused(text: str):
    with pytest.raises(RequestError) as refused:
        slots_of(text)
    assert "--slots" in refused.value.hint


def test_every_fault_is_told_at_once():
    with pytest.raises(RequestError) as refused:
        slots_of("Moo 9:00-10:00, Tue 9:00-10:00, Wed 99:00-3:00")
    assert len(refused.value.reasons) == 2


def test_an_overlap_is_told_with_its_day():
    for text, day in (("Tue 9:00-11:00, Tue 10:00-12:00", "Tue"), ("Sun 23:00-2:00, Mon 1:00-3:00", "Mon")):
        with pytest.raises(RequestError, match=f"two study slots overlap on {day}$"):
            slots_of(text)


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "Europe/../Europe/Berlin", "Europe/"])
def test_an_unknown_time_zone_is_refused(name: str):
    with pytest.raises(RequestError, match="no time zone"):
        zone_named(name)


def test_a_session_that_the_clock_jumps_over_is_left_out():
    berlin = ZoneInfo("Europe/Berlin")
    found = []
    for session in sessions(slots_of("Sun 2:30-3:00, Sun 1:30-2:30"), date(2027, 3, 21), berlin):
        if session.starts.date() > date(2027, 4, 4):
            break
        found.append((session.starts.date().isoformat(), session.starts.time(), session.hours))
    assert found == [
        ("2027-03-21", time(1, 30), 1.0), ("2027-03-21", time(2, 30), 0.5),
        ("2027-03-28", time(1, 30), 1.0),
        ("2027-04-04", time(1, 30), 1.0), ("2027-04-04", time(2, 30), 0.5),
    ]  # fmt: skip
    assert sessions(slots_of("Sun 2:00-4:00"), date(2027, 3, 28), berlin).__next__().starts.astimezone(UTC).hour == 1
