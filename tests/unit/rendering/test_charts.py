"""Are the charts well-formed, safe against names that are markup, and the same for the same input?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from worlds import curriculum, snapshot

from pathfinder.model.curriculum import Stage
from pathfinder.model.demand import Period
from pathfinder.model.market import Difference, Nearness, Point, RoleStanding, SkillTrend, Trend
from pathfinder.model.shares import Share
from pathfinder.planning.comparing import compare
from pathfinder.planning.demand import pool
from pathfinder.planning.ranking import ranked
from pathfinder.rendering.charts.comparison import comparison_svg
from pathfinder.rendering.charts.demand import demand_svg
from pathfinder.rendering.charts.flow import flow_svg
from pathfinder.rendering.charts.frame import Scale, nice_top
from pathfinder.rendering.charts.sources import sources_svg
from pathfinder.rendering.charts.trend import trend_svg

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '</text><script>alert("x")</script>&\x00\x1b<a href="javascript:x">'
WORLD = curriculum("sql; git; go")
SHOTS = [snapshot("30 sql git; 20 sql; 5 go")]
DEMAND = pool(WORLD, SHOTS, ("role",))


def evil(_: str) -> str:
    return EVIL


def trend(change: Difference | None = None) -> Trend:
    days = [Period(date(year, 1, 1), date(year, 12, 31)) for year in (2019, 2020)]
    points = tuple(Point(f"s{n}", day, Share.of(0.2 + n / 5, 300)) for n, day in enumerate(days))
    found = change or Difference.of(points[1].share, points[0].share)
    return Trend("role", ("s",), ("s0", "s1"), tuple(days), (SkillTrend("sql", points, found),), {})


def _standing(title: str) -> RoleStanding:
    return RoleStanding("role", title, {"a": 0.7, "b": 0.3}, 0.0, ("a",), ("b",), 9, 9.0, Nearness(0.3, None, 2, "sql"))


def charts(name=WORLD.name_of, title: str = "The role", theme: str = "auto") -> list[str]:
    comparison = compare(WORLD, SHOTS, ["role", "role"])
    return [
        demand_svg(DEMAND, title, ranked(DEMAND), name, theme),
        comparison_svg(comparison, comparison.skills, lambda _: title, name, theme),
        trend_svg(trend(), title, name, theme),
        sources_svg([replace(SHOTS[0], source=title, series=name("sql"))], date(2026, 11, 23), theme),
        flow_svg([_standing(title)], [Stage("a", title, ("b", "gone")), Stage("b", "B", ("a",))], "60 %", name, theme),
    ]


def test_charts_are_well_formed_and_named():
    for drawing in charts():
        root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
        assert root.tag == f"{SVG}svg"
        assert root.find(f"{SVG}title").text
        width, height = (float(root.get(side)) for side in ("width", "height"))
        assert root.get("viewBox") == f"0 0 {width:g} {height:g}"
        for rect in root.iter(f"{SVG}rect"):
            assert float(rect.get("x")) >= 0
            assert float(rect.get("x")) + float(rect.get("width")) <= width + 0.1


def test_a_name_that_is_markup_stays_text():
    for drawing in charts(evil, EVIL):
        root = ET.fromstring(drawing)  # noqa: S314
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "style", "rect", "text", "path", "circle", "g"}
        attributes = {name for element in root.iter() for name in element.attrib}
        assert not any(name.startswith("on") or "href" in name for name in attributes)
        assert "\x1b" not in drawing


def test_a_chart_follows_its_viewer_and_a_theme_is_fixed():
    for auto, dark in zip(charts(), charts(theme="dark"), strict=True):
        assert "prefers-color-scheme:dark" in auto
        assert "prefers-color-scheme" not in dark
        assert auto != dark


def test_every_class_of_a_chart_has_a_rule():
    for drawing in charts():
        style = ET.fromstring(drawing).find(f"{SVG}style").text  # noqa: S314
        used = {word for kind in re.findall(r'class="([^"]+)"', drawing) for word in kind.split()}
        ruled = set(re.findall(r"\.([a-zA-Z][\w-]*)", style))
        assert used <= ruled


def test_the_numbers_stand_in_the_chart():
    demand, comparison, line, *_, flow = charts()
    assert "91 % (80–96 %)" in demand
    assert "≈ +0.0" in comparison
    assert "The role: 70 %, placed by roles.yaml<" in flow
    assert "B: 30 %, placed by the study of 2020<" in flow
    assert "match 30 %, 60 % is out of reach, first Sql" in flow
    assert "40 %  ▲ +20.0 (+13…+27)" in line


def test_one_snapshot_is_no_plural():
    found = trend()
    row = SkillTrend("sql", found.skills[0].points[:1], None)
    alone = Trend("role", ("s",), found.snapshots[:1], found.periods[:1], (row,), {})
    assert "Series s, 1 snapshot." in trend_svg(alone, "T", WORLD.name_of)


def test_names_at_the_end_of_lines_do_not_lie_on_each_other():
    found = trend()
    many = tuple(SkillTrend(f"skill-{n}", found.skills[0].points, None) for n in range(6))
    drawing = trend_svg(Trend("role", ("s",), found.snapshots, found.periods, many, {}), "T", lambda s: s)
    root = ET.fromstring(drawing)  # noqa: S314
    heights = sorted(float(t.get("y")) for t in root.iter(f"{SVG}text") if (t.text or "").startswith("skill-"))
    assert len(heights) == 6
    assert min(b - a for a, b in pairwise(heights)) >= 14.9


def test_a_scale_holds_what_lies_outside_at_its_edge():
    scale = Scale(0.0, 0.5, 10.0, 20.0)
    assert [scale.at(value) for value in (-1, 0, 0.25, 2)] == [10, 10, 15, 20]
    assert [nice_top(value) for value in (0.0, 0.05, 0.07, 0.41, 0.95)] == [0.05, 0.05, 0.1, 0.6, 1.0]


def test_a_chart_becomes_a_png():
    pytest.importorskip("resvg_py")
    from pathfinder.rendering.charts.png import chart_png

    image = chart_png(charts(theme="light")[0])
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(image[16:20], "big") == 1920
