"""Can the roadmap of each of the ten roles be taken away in every format?"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest
from bundled import ROLES, roadmap, world

from pathfinder.rendering.formats import format_named


def test_these_are_the_roles_that_are_bundled():
    assert tuple(world()[0].roles) == ROLES


@pytest.mark.parametrize("role", ROLES)
def test_text_formats_hold_every_step(role: str):
    made = roadmap(role)
    skills = [step.skill for step in made.plan.steps]
    assert len(skills) >= 10
    assert [step["skill"] for step in json.loads(format_named("json").render(made))["steps"]] == skills
    table = csv.DictReader(io.StringIO(format_named("csv").render(made).decode()))
    assert [row["skill"] for row in table] == skills
    assert format_named("markdown").render(made).decode().count("- [ ] **") == len(skills)
    assert len(re.findall(r"^    s\d+\[", format_named("mermaid").render(made).decode(), re.MULTILINE)) == len(skills)


@pytest.mark.parametrize("role", ROLES)
def test_the_picture_holds_every_step(role: str):
    made = roadmap(role)
    tree = ET.fromstring(format_named("svg").render(made))  # noqa: S314 - our own drawing
    cards = [element.attrib["data-step"] for element in tree.iter() if element.attrib.get("class") == "step"]
    assert cards == [step.skill for step in made.plan.steps]


@pytest.mark.parametrize("role", ROLES)
def test_graphviz_reads_the_drawing(role: str):
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")
    text = format_named("dot").render(roadmap(role))
    read = subprocess.run(["dot", "-Tcanon"], input=text, capture_output=True, check=True, timeout=60)
    assert read.stderr == b""


@pytest.mark.parametrize("role", ROLES)
def test_the_calendar_holds_the_hours(role: str):
    icalendar = pytest.importorskip("icalendar")
    made = roadmap(role)
    events = icalendar.Calendar.from_ical(format_named("ics").render(made)).walk("VEVENT")
    hours = sum((event["dtend"].dt - event["dtstart"].dt).total_seconds() / 3600 for event in events)
    assert made.plan.hours <= hours < made.plan.hours + 3
    assert len({str(event["uid"]) for event in events}) == len(events)
