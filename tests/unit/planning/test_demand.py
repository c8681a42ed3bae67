"""What do a role's listings ask for, when several snapshots measured it? Numbers that can be done in the head."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds import curriculum, snapshot

from pathfinder.errors import RequestError
from pathfinder.model.demand import Requirement
from pathfinder.planning.demand import pool
from pathfinder.planning.snapshots import NoListingsError, Selection

WORLD = curriculum("sql; python; aws; gcp", alternatives="aws|gcp")
NEW, OLD = date(2026, 1, 31), date(2025, 1, 31)


def test_a_year_makes_listings_count_half():
    new = snapshot("3 sql; 1 python", name="new", end=NEW, looked_for="sql python")
    old = snapshot("4 python", name="old", end=OLD, looked_for="sql python")
    found = pool(WORLD, [new, old], ("role",))
    assert found.shares["sql"].value == pytest.approx(3 / (4 + 2))
    assert found.effective == pytest.approx((4 + 2) ** 2 / (4 + 1))
    assert found.requirements == (
        Requirement(pytest.approx((1 + 2) / 6), ("python",)),
        Requirement(pytest.approx(3 / 6), ("sql",)),
    )
    assert (found.listings, found.period) == (8, (date(2025, 1, 1), NEW))


def test_what_a_snapshot_did_not_look_for_is_not_zero():
    shots = [snapshot("2 sql; 2 python", name="a"), snapshot("4 sql", name="b")]
    found = pool(WORLD, shots, ("role",))
    assert (found.shares["python"].value, found.shares["python"].effective) == (0.5, 4)
    assert (found.shares["sql"].value, found.shares["sql"].effective) == (0.75, 8)


def test_of_snapshots_that_share_listings_the_heaviest_for_the_role_is_used():
    light, heavy = snapshot("3 sql", name="a"), snapshot("5 python", name="b")
    alone = snapshot("2 aws", name="c")
    for shots in ([replace(light, overlaps=("b",)), heavy, alone], [light, replace(heavy, overlaps=("a",)), alone]):
        assert pool(WORLD, shots, ("role",)).snapshots == ("b", "c")
    equal = [replace(snapshot("3 sql", name="b"), overlaps=("a",)), light]
    assert pool(WORLD, equal, ("role",)).snapshots == ("a",)


def test_each_role_weighs_the_same_however_many_listings_it_has():
    many, few = snapshot("90 sql", name="a", role="many"), snapshot("10 python", name="b", role="few")
    found = pool(WORLD, [many, few], ("many", "few"))
    assert {one.skills: one.weight for one in found.requirements} == pytest.approx({("sql",): 0.5, ("python",): 0.5})
    assert sum(listing.weight for listing in found.listing_sets) == pytest.approx(1)


def test_a_listing_spreads_its_weight_over_its_requirements_and_one_that_names_none_has_none():
    found = pool(WORLD, [snapshot("2 aws gcp sql; 1 aws; 1 cobol; 4")], ("role",))
    assert {one.skills: one.weight for one in found.requirements} == pytest.approx(
        {("aws", "gcp"): 0.25, ("sql",): 0.25, ("aws",): 0.25, ("cobol",): 0.25}
    )
    assert found.shares["aws"].value == 3 / 8
    assert found.unknown == ("cobol",)


def test_region_time_and_level_narrow_what_is_pooled():
    here = replace(snapshot("2 sql; 2 python", name="a", end=NEW), region="US")
    rows = tuple(row._replace(level="senior" if row.skills == ("sql",) else "entry") for row in here.skill_sets)
    shots = [replace(here, skill_sets=rows), replace(snapshot("4 aws", name="b", end=OLD), region="EU")]
    assert pool(WORLD, shots, ("role",), Selection(region="eu")).snapshots == ("b",)
    assert pool(WORLD, shots, ("role",), Selection(as_of=OLD)).snapshots == ("b",)
    senior = pool(WORLD, shots, ("role",), Selection(level="senior"))
    assert (senior.snapshots, senior.listings, senior.shares["sql"].value) == (("a",), 2, 1.0)
    assert senior.shares["python"].value == 0
    assert senior.requirements == (Requirement(1.0, ("sql",)),)
    with pytest.raises(NoListingsError, match=r"of the role 'role' \(region EU, level mid\)"):
        pool(WORLD, shots, ("role",), Selection(region="EU", level="mid"))


def test_of_counts_each_skill_weighs_its_part_of_the_shares_and_whole_listings_are_not_known():
    made = snapshot("3 sql; 1 python")
    counts = (
        made.counts[0]._replace(skill="python", share=0.2, site="x"),
        made.counts[0]._replace(skill="python", share=0.4, site="y"),
        made.counts[0]._replace(skill="sql", share=0.9, site="x"),
    )
    study = replace(made, kind="counts", counts=counts, skill_sets=())
    found = pool(WORLD, [study], ("role",), Selection((study.id,)))
    assert found.shares["python"].value == pytest.approx(0.3)
    assert {one.skills[0]: one.weight for one in found.requirements} == pytest.approx({"python": 0.25, "sql": 0.75})
    assert found.listing_sets == ()
    with pytest.raises(NoListingsError):
        pool(WORLD, [study], ("role",))
    with pytest.raises(RequestError, match="cannot be pooled"):
        pool(WORLD, [study, snapshot("1 sql", name="b")], ("role",), Selection((study.id, "b")))
