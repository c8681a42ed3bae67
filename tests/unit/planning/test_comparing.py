"""Which skills tell roles apart, and what is the comparison worth?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds import curriculum, snapshot

from pathfinder.errors import RequestError
from pathfinder.model.curriculum import Role
from pathfinder.planning.comparing import compare

WORLD = replace(curriculum("sql; python; r; go"), roles={name: Role(name, name.title()) for name in ("a", "b", "c")})


def of_role(role: str, rows: str, name: str = "2026-01-test", looked_for: str = ""):
    return snapshot(rows, name=name, looked_for=looked_for, role=role)


def both(rows_a: str, rows_b: str, name: str):
    a, b = of_role("a", rows_a, name), of_role("b", rows_b, name)
    skills = tuple(sorted({"go", "sql", *a.measured.skills, *b.measured.skills}))
    return replace(
        a,
        roles={**a.roles, **b.roles},
        counts=a.counts + b.counts,
        skill_sets=a.skill_sets + b.skill_sets,
        measured=a.measured._replace(skills=skills),
    )


def test_the_largest_difference_comes_first_whichever_its_sign():
    found = compare(
        WORLD,
        [of_role("a", "90 python; 10 sql", "s-a", "r"), of_role("b", "50 python sql; 50 r sql", "s-b")],
        ["a", "b"],
    )
    assert [(row.skill, round(row.differences[0].value, 2)) for row in found.skills] == [
        ("sql", -0.9),
        ("r", -0.5),
        ("python", 0.4),
    ]
    assert [source.listings for source in found.roles] == [100, 100]


def test_the_first_role_is_put_against_each_other_one():
    shares = {"a": "80 sql; 20 python", "b": "20 sql; 80 python", "c": "80 sql; 20 python"}
    found = compare(WORLD, [of_role(role, rows, f"s-{role}") for role, rows in shares.items()], ["a", "b", "c"])
    sql = next(row for row in found.skills if row.skill == "sql")
    assert [round(difference.value, 2) for difference in sql.differences] == [0.6, 0.0]
    assert [difference.tied for difference in sql.differences] == [False, True]
    assert not sql.tied


def test_what_was_not_looked_for_has_no_difference():
    found = compare(WORLD, [of_role("a", "5 sql", "s-a"), of_role("b", "4 sql; 1 go", "s-b")], ["a", "b"])
    go = next(row for row in found.skills if row.skill == "go")
    assert go.shares[0] is None
    assert go.differences == (None,)
    assert go.size == 0


def test_skills_that_no_listing_names_are_no_rows():
    found = compare(WORLD, [of_role("a", "5 sql", "s-a", "go"), of_role("b", "5 sql", "s-b", "go")], ["a", "b"])
    assert [row.skill for row in found.skills] == ["sql"]


def test_sources_that_only_some_roles_rest_on_are_named():
    shared = both("5 sql", "5 sql", "both")
    assert compare(WORLD, [shared], ["a", "b"]).uneven == ()
    assert compare(WORLD, [shared, of_role("b", "3 go", "more")], ["a", "b"]).uneven == ("more",)


def test_a_role_without_listings_is_refused():
    with pytest.raises(RequestError, match="no snapshot has listings of the role 'b'"):
        compare(WORLD, [of_role("a", "5 sql")], ["a", "b"])


def test_within_the_snapshots_a_difference_of_sources_falls_out():
    """One board names SQL everywhere, the other nowhere; role a is mostly on the first: Simpson's paradox."""
    boards = [both("90 sql", "10 sql", "loud"), both("10 go", "90 go", "silent")]
    pooled = compare(WORLD, boards, ["a", "b"])
    sql = next(row for row in pooled.skills if row.skill == "sql")
    assert round(sql.differences[0].value, 2) == 0.8
    within = compare(WORLD, boards, ["a", "b"], within=True)
    sql = next(row for row in within.skills if row.skill == "sql")
    assert (sql.differences[0].value, sql.tied, within.within) == (0.0, True, True)


def test_of_one_snapshot_the_difference_within_is_the_difference():
    board = [both("30 sql; 20 go", "10 sql; 60 go", "one")]
    assert compare(WORLD, board, ["a", "b"], within=True).skills == compare(WORLD, board, ["a", "b"]).skills


def test_roles_that_share_no_snapshot_have_no_difference_within():
    with pytest.raises(RequestError, match="no snapshot has listings of both 'a' and 'b'"):
        compare(WORLD, [of_role("a", "1 sql", "x"), of_role("b", "1 sql", "y")], ["a", "b"], within=True)
