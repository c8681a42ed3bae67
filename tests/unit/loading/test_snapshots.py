"""Are snapshots read exactly, written byte for byte, and never lost?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pathfinder import atomic
from pathfinder.errors import RequestError, SnapshotError
from pathfinder.loading.codes import EXPLANATIONS
from pathfinder.loading.snapshots import load_snapshots, write_snapshot
from pathfinder.model.demand import Count, Measured, Period, RoleTotals, SkillSet, Snapshot

ABOUT = """\
id: 2025-09-x
source: Somewhere, United States
origin: "https://example.org: MIT"
kind: listings
period: [2025-09-01, 2025-09-30]
region: US
series: ""
overlaps: [other-one]
measured:
  with: pathfinder 0.1.0
  on: 2026-11-23
  terms: "sha256:abc"
  skills: [git, python, sql]
roles:
  ml-engineer: {listings: 4, duplicates: 1, employers: 2, effective: 3.3333333333333335, sampled: 3}
"""
COUNTS = """\
role,skill,mentions,listings,share
ml-engineer,git,0,4,0.0
ml-engineer,python,3,4,0.7000000000000001
ml-engineer,sql,1,4,0.1
"""
SETS = """\
role,level,listings,weight,skills
ml-engineer,,1,1.0,
ml-engineer,senior,3,2.3333333333333335,python sql
"""
SNAPSHOT = Snapshot(
    id="2025-09-x",
    source="Somewhere, United States",
    origin="https://example.org: MIT",
    kind="listings",
    period=Period(date(2025, 9, 1), date(2025, 9, 30)),
    region="US",
    overlaps=("other-one",),
    measured=Measured("pathfinder 0.1.0", date(2026, 11, 23), "sha256:abc", ("git", "python", "sql")),
    roles={"ml-engineer": RoleTotals(4, 1, 2, 3.3333333333333335, 3)},
    counts=(
        Count("ml-engineer", "git", 0, 4, 0.0),
        Count("ml-engineer", "python", 3, 4, 0.7000000000000001),
        Count("ml-engineer", "sql", 1, 4, 0.1),
    ),
    skill_sets=(
        SkillSet("ml-engineer", "", 1, 1.0, ()),
        SkillSet("ml-engineer", "senior", 3, 2.3333333333333335, ("python", "sql")),
    ),
)


def place(folder: Path, about: str = ABOUT, counts: str = COUNTS, sets: str | None = SETS) -> Path:
    (folder / "2025-09-x").mkdir(exist_ok=True)
    for name, text in {"snapshot.yaml": about, "counts.csv": counts, "skill_sets.csv": sets}.items():
        if text is not None:
            (folder / "2025-09-x" / name).write_bytes(text.encode())
    return folder


def told(folder: Path) -> list[str]:
    with pytest.raises(SnapshotError) as caught:
        load_snapshots(folder)
    assert all(problem.code in EXPLANATIONS for problem in caught.value.problems)
    return [f"{problem.location}: {problem.code}" for problem in caught.value.problems]


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in sorted(folder.iterdir())}


def test_a_snapshot_is_read(tmp_path: Path) -> None:
    (snapshot,) = load_snapshots(place(tmp_path))
    assert replace(snapshot, digest="") == SNAPSHOT
    assert snapshot.digest.startswith("sha256:")


def test_listings_whose_weights_are_not_told_count_in_full(tmp_path: Path) -> None:
    (read,) = load_snapshots(place(tmp_path, ABOUT.replace(", effective: 3.3333333333333335", "")))
    assert read.roles["ml-engineer"] == RoleTotals(4, 1, 2, 4.0, 3)


def test_a_snapshot_is_written_as_the_format_says(tmp_path: Path) -> None:
    where = write_snapshot(tmp_path, SNAPSHOT)
    assert contents(where) == {"snapshot.yaml": ABOUT, "counts.csv": COUNTS, "skill_sets.csv": SETS}
    again = replace(SNAPSHOT, counts=SNAPSHOT.counts[::-1], skill_sets=SNAPSHOT.skill_sets[::-1])
    before = contents(where)
    assert contents(write_snapshot(tmp_path, again, replace=True)) == before


def test_a_study_of_search_hits_has_sites_and_merged_keywords(tmp_path: Path) -> None:
    study = replace(
        SNAPSHOT,
        kind="counts",
        counts=(Count("ml-engineer", "sql", 1, 4, 0.25, "A, Inc."), Count("ml-engineer", "sql", 1, 4, 1e-05, "b")),
        skill_sets=(),
        merged={"Google Cloud": "GCP"},
    )
    where = write_snapshot(tmp_path, study)
    assert contents(where)["counts.csv"] == (
        'role,skill,site,mentions,listings,share\nml-engineer,sql,"A, Inc.",1,4,0.25\nml-engineer,sql,b,1,4,0.00001\n'
    )
    assert sorted(contents(where)) == ["counts.csv", "snapshot.yaml"]
    (loaded,) = load_snapshots(tmp_path)
    assert replace(loaded, digest="") == study


@pytest.mark.parametrize("br", ["\n", "\r\n", "\r"])
def test_order_line_ends_and_the_level_column_make_no_difference(tmp_path: Path, br: str) -> None:
    sets = "role,listings,weight,skills\nml-engineer,3,1.0,sql python\nml-engineer,1,1.0,\n\n".replace("\n", br)
    (snapshot,) = load_snapshots(place(tmp_path, "\ufeff" + ABOUT.replace("\n", br), COUNTS.replace("\n", br), sets))
    assert snapshot.skill_sets == (
        SkillSet("ml-engineer", "", 1, 1.0, ()),
        SkillSet("ml-engineer", "", 3, 1.0, ("python", "sql")),
    )
    assert snapshot.counts == SNAPSHOT.counts


def test_every_wrong_row_is_told_with_its_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    counts = COUNTS + (
        "chef,sql,1,4,0.1\nml-engineer,sql,1,4,0.1\nml-engineer,r,5,4,0.1\nml-engineer,s,1,4,1.5\n"
        "ml-engineer,t,one,4,0.1\nml-engineer,u,1,4,nan\nml-engineer,v,1,4\nml-engineer,w,1_0,40,0.1\n"
    )
    sets = SETS + "ml-engineer,boss,1,1.0,git\nml-engineer,entry,0,1.0,git\nml-engineer,entry,1,inf,git\n"
    place(tmp_path, ABOUT, counts, sets)
    assert [line.removeprefix(str(Path("2025-09-x")) + "/") for line in told(Path())] == [
        "counts.csv:5:1: unknown-role",
        "counts.csv:6:1: repeated",
        "counts.csv:7:15: out-of-range",
        "counts.csv:8:19: out-of-range",
        "counts.csv:9:15: wrong-type",
        "counts.csv:10:19: wrong-type",
        "counts.csv:11:18: wrong-columns",
        "counts.csv:12:15: wrong-type",
        "skill_sets.csv:4:13: wrong-type",
        "skill_sets.csv:5:19: out-of-range",
        "skill_sets.csv:6:21: wrong-type",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("id: 2025-09-x", "id: 2025-10-x", 1, "id-and-folder"),
        ("kind: listings", "kind: listing", 4, "wrong-type"),
        ("[2025-09-01, 2025-09-30]", "[2025-09-30, 2025-09-01]", 5, "period-order"),
        ("2025-09-30]", "2025-02-30]", 5, "wrong-type"),
        ("listings: 4", "listings: -4", 15, "out-of-range"),
        ("roles:", "role:", 1, "missing-key"),
        ("source: Somewhere", "source: Somewhere: far", 2, "yaml-syntax"),
    ],
)
def test_faulty_provenance(tmp_path: Path, old: str, new: str, line: int, code: str) -> None:
    where = tmp_path / "2025-09-x" / "snapshot.yaml"
    place(tmp_path, ABOUT.replace(old, new, 1))
    assert any(found.startswith(f"{where}:{line}:") and found.endswith(code) for found in told(tmp_path))


def test_a_missing_table_and_a_strange_header(tmp_path: Path) -> None:
    place(tmp_path, counts="role,skill\n", sets=None)
    assert [found.rpartition(": ")[2] for found in told(tmp_path)] == ["wrong-columns", "unreadable"]


def test_ids_choose_and_unknown_ones_are_refused(tmp_path: Path) -> None:
    place(tmp_path)
    (tmp_path / "notes").mkdir()
    assert [snapshot.id for snapshot in load_snapshots(tmp_path, ["2025-09-x"])] == ["2025-09-x"]
    assert load_snapshots(tmp_path, []) == ()
    with pytest.raises(RequestError, match="there is no snapshot '2025-09-y'") as caught:
        load_snapshots(tmp_path, ["2025-09-y"])
    assert caught.value.hint == "did you mean '2025-09-x'?"
    with pytest.raises(SnapshotError):
        load_snapshots(tmp_path / "none")


def test_an_existing_snapshot_is_replaced_only_when_asked(tmp_path: Path) -> None:
    where = write_snapshot(tmp_path, SNAPSHOT)
    with pytest.raises(RequestError, match="exists already"):
        write_snapshot(tmp_path, replace(SNAPSHOT, source="Elsewhere"))
    assert contents(where)["snapshot.yaml"] == ABOUT
    write_snapshot(tmp_path, replace(SNAPSHOT, source="Elsewhere"), replace=True)
    assert load_snapshots(tmp_path)[0].source == "Elsewhere"
    assert [path.name for path in tmp_path.iterdir()] == ["2025-09-x"]


@pytest.mark.parametrize("step", [1, 2])
def test_the_old_snapshot_outlives_a_failure_at_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    write_snapshot(tmp_path, SNAPSHOT)
    rename = Path.rename
    left = []

    def failing(self: Path, target: Path) -> Path:
        left.pop()
        if not left:
            left.extend([None] * 9)
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    left[:] = [None] * step
    with pytest.raises(OSError, match="No space"):
        write_snapshot(tmp_path, replace(SNAPSHOT, source="Elsewhere"), replace=True)
    assert load_snapshots(tmp_path)[0].source == "Somewhere, United States"
    assert [path.name for path in tmp_path.iterdir()] == ["2025-09-x"]


def test_a_snapshot_that_stepped_aside_is_still_found(tmp_path: Path) -> None:
    where = write_snapshot(tmp_path, SNAPSHOT)
    where.rename(atomic.stepped_aside(where))  # as if the machine had stopped between the two renames
    assert [snapshot.id for snapshot in load_snapshots(tmp_path)] == ["2025-09-x"]
    write_snapshot(tmp_path, replace(SNAPSHOT, source="Elsewhere"), replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["2025-09-x"]
