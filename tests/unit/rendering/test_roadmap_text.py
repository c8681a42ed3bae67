"""How does the map look: each skill once, no edge lost, nothing wider than the terminal?"""

from __future__ import annotations

import pytest
from worlds import curriculum, plan, snapshot

from pathfinder.planning.demand import pool
from pathfinder.planning.roadmap import roadmap
from pathfinder.rendering.lines import Look, line_width
from pathfinder.rendering.roadmap_json import roadmap_json
from pathfinder.rendering.roadmap_text import roadmap_lines
from pathfinder.rendering.roadmap_tree import section_rows, shown_skills
from pathfinder.rendering.style import to_text

WORLD = curriculum(
    "python; numpy: python; pandas: numpy python; plots: pandas|excel; excel; torch: numpy; keras: numpy python; rare",
    alternatives="torch|keras",
)
LISTINGS = "9 python numpy; 5 pandas plots; 4 torch keras; 4 torch; 30 python; 1 rare"


def mapped(have="python"):
    demand = pool(WORLD, [snapshot(LISTINGS)], ("role",))
    return roadmap(WORLD, demand.shares, plan(WORLD, LISTINGS, have), dict.fromkeys(WORLD.skills, 10.0), 0.99)


def drawn(look=None, *, everything=False, **asked):
    return to_text(roadmap_lines(mapped(**asked), look or Look(100), everything=everything), colour=False)


def test_the_map_reads_like_this():
    body = drawn(Look(100)).split("\n\n")[1].splitlines()
    assert body == [
        "╭─◆ Area  1 of 6 known · 50 h to go",
        "│   ✓ Python                 ━━━━━╍╍─   74 %",
        "│ 1 ╰─▶ Numpy          10 h  ━╍──────   17 %",
        "│ 2   ├─○ Torch 15 % | · Keras 7.5 %",
        "│ 3   ╰─○ Pandas       10 h  ╍╍──────  9.4 %",
        "│ 4 ○ Plots            10 h  ╍╍──────  9.4 %  needs Pandas or Excel",
        "│   … more, 1 later (10 h) and 1 optional: each in under 5 % of listings",
        "╰─★ everything marked ▶ or ○ reaches a match of 100 %",
        "--all shows every skill · pathfinder plan puts them in order",
    ]


def all_rows(found):
    shown = shown_skills(found, everything=True)
    return [row for section in found.sections for row in section_rows(found, section, shown)]


@pytest.mark.parametrize("columns", [48, 60, 80, 120, 200])
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("everything", [False, True])
def test_no_line_is_wider_than_the_terminal(columns, ascii_only, everything):
    lines = roadmap_lines(mapped(), Look(columns, ascii=ascii_only), everything=everything)
    assert max(line_width(spans) for spans in lines) <= columns
    assert not ascii_only or to_text(lines, colour=False).isascii()


def test_every_shown_skill_stands_once():
    found = mapped()
    rows = all_rows(found)
    assert sorted(skill for row in rows for skill in row.skills) == sorted(found.spots)


def test_every_edge_is_a_branch_or_named():
    found = mapped(have="")
    rows = all_rows(found)
    for place, row in enumerate(rows):
        before = reversed(rows[:place])
        above = next((other for other in before if other.depth < row.depth), None) if row.depth else None
        named = {skill for need in row.needs for skill in need.skills}
        reached = named | (set(above.skills) if above else set())
        for skill in row.skills:
            assert set(found.spots[skill].requires) <= reached
            assert all(set(group) <= reached for group in found.spots[skill].any_of)


def test_alternatives_share_a_line_with_their_shares():
    line = next(line for line in drawn().splitlines() if "Torch" in line)
    assert "Torch 15 % | · Keras" in line


def test_rarely_asked_skills_are_counted_and_shown_on_request():
    assert "Rare" not in drawn()
    assert "each in under 5 % of listings" in drawn()
    assert "Rare" in drawn(everything=True)


def test_a_narrow_terminal_names_needs_by_number():
    wide, narrow = drawn(Look(120), have=""), drawn(Look(44), have="")
    row = next(line for line in wide.splitlines() if "Plots" in line)
    assert "needs Pandas or Excel" in row
    row = next(line for line in narrow.splitlines() if "Plots" in line)
    assert row.endswith("4|…")
    row = next(line for line in drawn(Look(56), have="").splitlines() if "Plots" in line)
    assert row.endswith("needs 4 or 1 more")
    row = next(line for line in drawn(Look(62), have="").splitlines() if "Plots" in line)
    assert row.endswith("needs Pandas or Excel")


def test_json_has_every_edge_once():
    found = mapped()
    edges = [(edge["from"], edge["to"], edge["any"]) for edge in roadmap_json(found)["edges"]]
    assert ("numpy", "pandas", None) in edges
    assert {("pandas", "plots", 1), ("excel", "plots", 1)} <= set(edges)
    assert len(edges) == len(set(edges))
    assert ("python", "pandas", None) not in edges
