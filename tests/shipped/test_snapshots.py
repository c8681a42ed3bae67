"""Do the bundled snapshots hold together, hold nobody's data, and hold the published numbers?"""

from __future__ import annotations

import re
from math import fsum
from pathlib import Path

import pytest

from pathfinder.cli.world import open_curriculum
from pathfinder.loading.snapshots import load_snapshots
from pathfinder.model.market import ALL_LISTINGS

FOLDER = Path(__file__).parents[2] / "demand_snapshots"
SNAPSHOTS = {snapshot.id: snapshot for snapshot in load_snapshots(FOLDER)}
LISTINGS = [snapshot for snapshot in SNAPSHOTS.values() if snapshot.kind == "listings"]
COUNTS = [snapshot for snapshot in SNAPSHOTS.values() if snapshot.kind == "counts"]
CURRICULUM = open_curriculum(FOLDER.parent / "curriculum")
PERIODS = {"2019-12-04": "2019-12-hale-ds"}


def mean_share(snapshot_id: str, skill: str) -> float:
    shares = [count.share for count in SNAPSHOTS[snapshot_id].counts if count.skill == skill]
    return 100 * fsum(shares) / len(shares)


def test_there_are_snapshots_of_both_kinds():
    assert len(LISTINGS) >= 12
    assert len(COUNTS) >= 17


@pytest.mark.parametrize(("skill", "published"), [("python", 74.45), ("r", 55.12), ("sql", 54.30), ("spark", 28.62)])
def test_the_counts_of_2019_give_the_published_numbers(skill, published):
    assert round(mean_share("2019-12-hale-ds", skill), 2) == published


@pytest.mark.parametrize("snapshot", SNAPSHOTS.values(), ids=SNAPSHOTS)
def test_a_snapshot_says_where_it_comes_from(snapshot):
    assert snapshot.source
    assert "licen" in snapshot.origin or re.search(r"MIT|CC BY|Apache", snapshot.origin)
    assert snapshot.series
    assert snapshot.region
    assert snapshot.measured.by.startswith("pathfinder ")
    assert snapshot.measured.terms.startswith("sha256:")
    assert snapshot.id.startswith(f"{snapshot.period.end:%Y-%m}")
    assert all(other in SNAPSHOTS for other in snapshot.overlaps)


@pytest.mark.parametrize("snapshot", SNAPSHOTS.values(), ids=SNAPSHOTS)
def test_a_snapshot_speaks_the_curriculums_words(snapshot):
    assert set(snapshot.roles) <= {*CURRICULUM.roles, ALL_LISTINGS}
    assert set(snapshot.measured.skills) <= set(CURRICULUM.skills)
    assert {count.skill for count in snapshot.counts} <= set(snapshot.measured.skills)


def test_no_snapshot_holds_a_text_or_a_person():
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix not in {".yaml", ".csv"}:
            assert path.is_dir() or path.name == "README.md", path
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"[\w.+-]+@[\w-]+\.\w+", text), path
        assert path.suffix == ".yaml" or max(map(len, re.findall(r"[^,\n]+", text.replace(" ", ",")))) < 60, path
    for snapshot in LISTINGS:
        assert {skill for row in snapshot.skill_sets for skill in row.skills} <= set(snapshot.measured.skills)


@pytest.mark.parametrize("snapshot", LISTINGS, ids=lambda snapshot: snapshot.id)
def test_counts_and_skill_sets_agree(snapshot):
    for role, totals in snapshot.roles.items():
        rows = [row for row in snapshot.skill_sets if row.role == role]
        weight = fsum(sorted(row.weight for row in rows))
        assert weight == pytest.approx(totals.effective, abs=1e-9)
        if totals.sampled:
            continue
        assert sum(row.listings for row in rows) == totals.listings
        assert totals.effective <= totals.listings
        found = {count.skill: count for count in snapshot.counts if count.role == role}
        assert set(found) == set(snapshot.measured.skills)
        for skill, count in found.items():
            naming = [row for row in rows if skill in row.skills]
            assert count.mentions == sum(row.listings for row in naming)
            assert count.share == pytest.approx(fsum(sorted(row.weight for row in naming)) / weight, abs=1e-9)


@pytest.mark.parametrize("snapshot", COUNTS, ids=lambda snapshot: snapshot.id)
def test_a_study_of_counts_gives_shares_by_site_on_its_smallest_site(snapshot):
    (totals,) = snapshot.roles.values()
    sites = {count.site: count.listings for count in snapshot.counts}
    assert totals.listings == sum(sites.values())
    assert totals.effective <= min(sites.values())
    for count in snapshot.counts:
        assert count.share == count.mentions / count.listings


def test_the_terms_of_hacker_news_leave_out_words_that_need_a_rule():
    years = sorted(snapshot.id for snapshot in COUNTS if snapshot.series == "hn-terms")
    assert years == [f"{2011 + n}-{'11' if n == 0 else '05' if n == 13 else '12'}-hn-terms" for n in range(14)]
    looked_for = {skill for name in years for skill in SNAPSHOTS[name].measured.skills}
    assert not looked_for & {"r", "c", "go", "rust", "spark", "spring", "react", "swift", "express", "chef"}
    assert {"python", "sql", "typescript", "kubernetes"} <= looked_for
