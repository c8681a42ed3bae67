"""Do comparison, trend, flow and provenance fit their widths, in Unicode and in ASCII, and say what they must?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds import snapshot

from pathfinder.model.curriculum import Stage
from pathfinder.model.demand import Period
from pathfinder.model.market import (
    ComparedSkill,
    Comparison,
    Difference,
    Nearness,
    Point,
    RoleSource,
    RoleStanding,
    SkillTrend,
    Trend,
)
from pathfinder.model.shares import Share
from pathfinder.rendering.compare_demand_text import comparison_lines
from pathfinder.rendering.lines import Look, line_width
from pathfinder.rendering.roles_flow import flow_lines
from pathfinder.rendering.roles_text import roles_lines
from pathfinder.rendering.sources_text import sources_lines
from pathfinder.rendering.style import to_text
from pathfinder.rendering.trend_text import trend_lines

WIDTHS = [Look(60), Look(80), Look(120), Look(60, ascii=True), Look(40), Look(None)]
NAMES = {"sql": "SQL", "ml": "A very long name of a skill that goes on", "bad": "\x1b[31mred\u202e"}


def name(skill: str) -> str:
    return NAMES.get(skill, skill)


def share(value: float, n: float = 100.0) -> Share:
    return Share.of(value, n)


def compared(skill: str, *values: float | None) -> ComparedSkill:
    shares = tuple(None if value is None else share(value) for value in values)
    first = shares[0]
    return ComparedSkill(
        skill,
        shares,
        tuple(None if first is None or other is None else Difference.of(first, other) for other in shares[1:]),
    )


ROWS = (compared("sql", 0.2, 0.7, 0.22), compared("ml", 0.98, None, 0.03), compared("bad", 0.0, 0.4, 1.0))
ROLES = tuple(RoleSource(role, 1202, 809.8, ("x",)) for role in ("ml-engineer", "data-scientist", "data-engineer"))
COMPARISON = Comparison(ROLES, ROWS, ("2025-02-a-long-snapshot-id", "2026-08-another"))


def role_name(role: str) -> str:
    return role.replace("-", " ").capitalize()


def years(number: int, values: list[float]) -> Trend:
    periods = tuple(Period(date(2011 + year, 1, 1), date(2011 + year, 12, 31)) for year in range(number))
    ids = tuple(f"{2011 + year}-12-hn" for year in range(number))
    points = tuple(Point(i, period, share(value, 600)) for i, period, value in zip(ids, periods, values, strict=False))
    change = Difference.of(points[-1].share, points[0].share)
    empty = SkillTrend("ml", (), None)
    return Trend("all-listings", ("hn",), ids, periods, (SkillTrend("sql", points, change), empty), {}, "counts")


FLOW = (
    Stage("ingest", "Ingest", ("store",)),
    Stage("store", "Store", ("model", "analyse")),
    Stage("model", "Model", ("serve",)),
    Stage("serve", "Serve"),
    Stage("analyse", "Analyse"),
)
STANDINGS = (
    RoleStanding(
        "ml-engineer",
        "Machine learning engineer",
        {"ingest": 0.02, "store": 0.08, "model": 0.5, "serve": 0.3, "analyse": 0.1},
        0.0,
        ("model", "serve"),
        ("model", "ingest"),
        1202,
        809.8,
        Nearness(0.31, 212.0, 14, "sql"),
    ),
    RoleStanding("ghost", "Ghost", {}, 0.0, ("analyse",), ()),
)


def every_drawing(look: Look):
    yield comparison_lines(COMPARISON, ROWS, role_name, name, look)
    yield trend_lines(years(14, [n / 20 for n in range(14)]), "All listings", name, look)
    yield trend_lines(years(3, [0.5, 0.5, 0.51]), "Data scientist", name, look)
    yield roles_lines(STANDINGS, FLOW, "60 %", name, look)
    yield sources_lines([replace(snapshot("1 sql"), source="S" * 150, origin="o; MIT")], date(2026, 11, 23), look)


@pytest.mark.parametrize("look", WIDTHS, ids=str)
def test_every_line_keeps_to_its_width_and_moves_no_cursor(look):
    for lines in every_drawing(look):
        text = to_text(lines, colour=False)
        assert look.width is None or look.width < 60 or max(map(line_width, lines)) <= look.width
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert not look.ascii or text.isascii()


def test_a_comparison_marks_ties_and_what_was_not_measured():
    text = to_text(comparison_lines(COMPARISON, ROWS, role_name, name, Look(None)), colour=False)
    sql = next(row for row in text.splitlines() if row.startswith("SQL"))
    assert sql.split() == ["SQL", "20", "%", "70", "%", "-50.0", "-60…-37", "22", "%", "≈-2.0", "-13…+9"]
    long = next(row for row in text.splitlines() if row.startswith("A very long"))
    assert long.startswith(NAMES["ml"])  # piped: nothing is cut
    assert " ? " in long
    assert "Ml engineer against Data scientist and Data engineer" in text
    assert "in some of the roles only: 2025-02-a-long-snapshot-id · 2026-08-another" in text


def test_a_trend_says_whether_its_change_is_noise():
    loud = to_text(trend_lines(years(14, [n / 20 for n in range(14)]), "All", name, Look(80)), colour=False)
    row = next(line for line in loud.splitlines() if line.startswith("SQL"))
    assert "▁▂▂▃▃▄▄▅▅▆▆▇▇█" in row
    assert row.rstrip().endswith("+65.0  ▲")
    quiet = to_text(trend_lines(years(3, [0.5, 0.5, 0.51]), "All", name, Look(80)), colour=False)
    row = next(line for line in quiet.splitlines() if line.startswith("SQL"))
    assert row.split()[-3:] == ["+1.0", "-5…+7", "≈"]


def test_a_skill_without_points_is_a_row_of_question_marks():
    text = to_text(trend_lines(years(3, [0.5, 0.5, 0.51]), "All", name, Look(None)), colour=False)
    assert text.splitlines()[-1].split()[-3:] == ["?", "?", "?"]


def test_the_flow_branches_and_writes_each_stage_once():
    assert to_text(flow_lines(FLOW, Look(80)), colour=False) == (
        "Ingest → Store ┬→ Model → Serve\n               ╰→ Analyse\n"
    )
    assert to_text(flow_lines(FLOW, Look(28)), colour=False).splitlines()[0] == "Ingest→Store┬→Model→Serve"
    assert to_text(flow_lines(FLOW, Look(80, ascii=True)), colour=False).isascii()


def test_a_flow_that_turns_back_ends():
    ring = (Stage("a", "A", ("b",)), Stage("b", "B", ("a",)))
    assert to_text(flow_lines(ring, Look(80)), colour=False) == "A → B → A\n"


def test_a_role_shows_its_weights_who_places_it_and_how_near_it_is():
    text = to_text(roles_lines(STANDINGS, FLOW, "60 %", name, Look(80)), colour=False)
    row = next(line for line in text.splitlines() if line.startswith("Machine"))
    assert "█50★" in row  # roles.yaml and the study
    assert "30◆" in row  # roles.yaml alone
    assert "2☆" in row  # the study alone
    assert "  ▶ match 31 % · 212 h to 60 % · first SQL" in text
    ghost = next(line for line in text.splitlines() if line.startswith("Ghost"))
    assert ghost.split() == ["Ghost", "?", "?", "?", "?", "?◆"]


def test_the_role_of_fewest_hours_is_pointed_at():
    far, near = (
        replace(STANDINGS[0], role=role, name=role, nearness=Nearness(0.3, hours, 9, "sql"))
        for role, hours in (("a", 300.0), ("b", 200.0))
    )
    unreachable = replace(far, role="c", name="c", nearness=Nearness(0.9, None, 9, "sql"))
    rows = to_text(roles_lines((far, near, unreachable), FLOW, "60 %", name, Look(80)), colour=False).splitlines()
    assert [row[:12] for row in rows if "match" in row] == ["    match 30", "  ▶ match 30", "    match 90"]


def test_provenance_says_age_size_method_and_licence():
    shot = replace(snapshot("3 sql; 1 git"), origin="somewhere at abc; CC BY 4.0", overlaps=("other",), series="s")
    text = to_text(sources_lines([shot], date(2028, 2, 1), Look(None)), colour=False)
    for said in (
        "2026-01-test · 2026-01-01 … 2026-01-31 · 2.0 years old",
        "4 listings (4 effective) in 1 role · 2 skills looked for",
        "0 repeats removed · by pathfinder test on 2026-01-31 · series s · overlaps other",
        "somewhere at abc · CC BY 4.0",
    ):
        assert said in text
