"""Are trends drawn within one series, and is a change told from noise?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds import curriculum, snapshot

from pathfinder.errors import RequestError
from pathfinder.model.demand import Count, Measured, Period, RoleTotals, Snapshot
from pathfinder.planning.snapshots import Selection
from pathfinder.planning.trends import trend

WORLD = curriculum("sql; python; go")


def shot(rows: str, year: int, series: str, **more: object) -> Snapshot:
    made = snapshot(rows, name=f"{year}-{series}", end=date(year, 1, 31), looked_for=str(more.pop("looked_for", "")))
    return replace(made, series=series, **more)


def study(year: int, series: str, share: float) -> Snapshot:
    day = date(year, 6, 1)
    rows = tuple(Count("role", "sql", round(n * share), n, share, site) for site, n in (("x", 400), ("y", 900)))
    measured = Measured("t", day, "", ("sql",))
    totals = {"role": RoleTotals(1300, effective=400.0)}
    return Snapshot(
        f"{year}-{series}", "t", "counts", Period(day, day), measured, series=series, roles=totals, counts=rows
    )


def values(found, skill: str = "sql") -> list[tuple[str, float]]:
    row = next(row for row in found.skills if row.skill == skill)
    return [(point.snapshot, round(point.share.value, 3)) for point in row.points]


def test_the_series_with_most_snapshots_is_taken_and_the_others_are_named():
    shots = [shot("5 sql; 5 go", 2024, "a"), shot("9 sql; 1 go", 2022, "a"), shot("1 sql", 2025, "b")]
    found = trend(WORLD, shots, "role", ["sql"])
    assert values(found) == [("2022-a", 0.9), ("2024-a", 0.5)]
    assert found.series == ("a",)
    assert found.others == {"b": 1}


def test_of_series_with_as_many_snapshots_the_newer_one_is_taken():
    assert trend(WORLD, [shot("1 sql", 2024, "a"), shot("1 sql", 2025, "b")], "role", ["sql"]).series == ("b",)


def test_listings_that_name_no_skill_are_a_share_of_nought():
    shots = [shot("3", 2023, "a", looked_for="sql"), shot("1 sql; 1", 2024, "a")]
    assert values(trend(WORLD, shots, "role", ["sql"])) == [("2023-a", 0.0), ("2024-a", 0.5)]


def test_a_change_beyond_the_noise_is_told_from_one_within_it():
    loud = trend(WORLD, [shot("10 sql; 90 go", 2023, "a"), shot("60 sql; 40 go", 2024, "a")], "role", ["sql"])
    assert round(loud.skills[0].change.value, 2) == 0.5
    assert not loud.skills[0].change.tied
    quiet = trend(WORLD, [shot("10 sql; 10 go", 2023, "a"), shot("11 sql; 9 go", 2024, "a")], "role", ["sql"])
    assert quiet.skills[0].change.tied


def test_a_skill_that_a_snapshot_did_not_look_for_has_no_point_there():
    shots = [shot("1 sql", 2022, "a"), shot("1 sql", 2023, "a", looked_for="go"), shot("1 sql; 1 go", 2024, "a")]
    found = trend(WORLD, shots, "role", ["go", "python"])
    assert values(found, "go") == [("2023-a", 0.0), ("2024-a", 0.5)]
    assert values(found, "python") == []
    assert found.skills[1].change is None


def test_counts_are_a_series_of_their_own_on_the_smallest_site():
    found = trend(WORLD, [study(2018, "h", 0.5), study(2019, "h", 0.6)], "role", ["sql"])
    assert values(found) == [("2018-h", 0.5), ("2019-h", 0.6)]
    assert {point.share.effective for point in found.skills[0].points} == {400.0}
    assert found.kind == "counts"


def test_every_series_of_listings_can_be_asked_for():
    shots = [shot("1 sql", 2024, "a"), shot("1 sql", 2025, "b"), study(2019, "h", 0.5)]
    assert trend(WORLD, shots, "role", ["sql"], ["all"]).snapshots == ("2024-a", "2025-b")


def test_what_does_not_fit_together_is_refused():
    shots = [shot("1 sql", 2024, "alpha"), study(2019, "h", 0.5)]
    with pytest.raises(RequestError, match="cannot mix listings and counts"):
        trend(WORLD, shots, "role", ["sql"], ["alpha", "h"])
    with pytest.raises(RequestError, match="there is no series 'alpah'") as caught:
        trend(WORLD, shots, "role", ["sql"], ["alpah"])
    assert caught.value.hint == "did you mean 'alpha'?"
    with pytest.raises(RequestError, match="no snapshot has listings of the role 'nobody'"):
        trend(WORLD, shots, "nobody", ["sql"])
    with pytest.raises(RequestError, match=r"no snapshot has listings of the role 'role' \(as of 2018-01-01\)"):
        trend(WORLD, shots, "role", ["sql"], (), Selection(as_of=date(2018, 1, 1)))
    with pytest.raises(RequestError, match="there is no snapshot '2024-alpah'") as caught:
        trend(WORLD, shots, "role", ["sql"], (), Selection(("2024-alpah",)))
    assert caught.value.hint == "did you mean '2024-alpha'?"


def test_a_selection_by_level_counts_only_its_listings():
    made = shot("3 sql; 1 go", 2024, "a")
    senior = replace(
        made, skill_sets=tuple(r._replace(level="senior" if "go" in r.skills else "") for r in made.skill_sets)
    )
    found = trend(WORLD, [senior], "role", ["sql", "go"], (), Selection(level="senior"))
    assert values(found, "go") == [("2024-a", 1.0)]
