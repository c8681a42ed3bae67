"""Does demand_snapshots/README.md say what the commands say, and name what lies there?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pathfinder.cli.world import open_curriculum
from pathfinder.loading.snapshots import load_snapshots
from pathfinder.planning.comparing import compare
from pathfinder.planning.snapshots import Selection

FOLDER = Path(__file__).parents[2] / "demand_snapshots"
TEXT = (FOLDER / "README.md").read_text(encoding="utf-8")
SNAPSHOTS = load_snapshots(FOLDER)
CURRICULUM = open_curriculum(FOLDER.parent / "curriculum")
ROLES = ["ml-engineer", "data-scientist", "data-engineer"]
POINTS = 0.03
"""A table that is off by more than so much speaks of another measurement and has to be written again."""

ROWS = [
    [cell.strip() for cell in line.strip("| ").split("|")]
    for line in TEXT.splitlines()
    if re.match(r"\|.*·.*\|$", line)
]
CLAIMS = {row[0]: row for row in ROWS if len(row) == 8 and "ML ·" not in row[2]}


def shares_of(found, skill: str) -> list[float]:
    row = next(row for row in found.skills if row.skill == skill)
    return [share.value for share in row.shares]


@pytest.fixture(scope="module")
def now():
    return compare(CURRICULUM, SNAPSHOTS, ROLES)


@pytest.fixture(scope="module")
def then():
    return compare(CURRICULUM, SNAPSHOTS, ROLES[:2], Selection(ids=("2020-04-indeed-us",)))


def test_the_table_has_every_claim():
    assert len(CLAIMS) == 11


@pytest.mark.parametrize("name", CLAIMS)
def test_a_row_of_the_table_is_what_compare_says(name, now, then):
    skill = CURRICULUM.find(name)
    for cell, found in ((CLAIMS[name][2], then), (CLAIMS[name][4], now)):
        told = [float(number) / 100 for number in cell.split("·")]
        assert told == pytest.approx(shares_of(found, skill), abs=POINTS)


@pytest.mark.parametrize("name", CLAIMS)
def test_a_tie_in_the_table_is_a_tie(name, now, then):
    skill = CURRICULUM.find(name)
    row = CLAIMS[name]
    differences = [
        *next(r for r in then.skills if r.skill == skill).differences,
        *next(r for r in now.skills if r.skill == skill).differences,
    ]
    for cell, difference in zip((row[3], row[5], row[6]), differences, strict=True):
        if cell == "tie":
            assert difference.tied
        else:
            assert (cell[0] == "+") == (difference.value > 0)
            assert not difference.tied


def test_every_snapshot_has_its_command():
    missing = [
        s.id for s in SNAPSHOTS if not re.search(rf"^\w+ .*{s.id.removesuffix('-hn-terms')}\b", TEXT, re.MULTILINE)
    ]
    assert missing == []


def test_the_commands_hold_the_provenance_that_the_snapshots_hold():
    flat = " ".join(TEXT.replace("\\\n", " ").split())
    for snapshot in SNAPSHOTS:
        assert snapshot.source in flat
        assert f'"{snapshot.origin}"' in flat
        days = f"{snapshot.period.start}..{snapshot.period.end}"
        assert days in flat or (snapshot.period.start == snapshot.period.end and str(snapshot.period.end) in flat)
