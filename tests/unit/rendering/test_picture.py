"""Is the picture sound SVG in which nothing runs, does everything stand clear of everything else, can it be read?"""

from __future__ import annotations

import random
import re
import struct
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from materials import HOSTILE, hostile, material, wide_rows, wide_world

from pathfinder.rendering.picture.cards import NAME_SIZE, WIDEST_FONT
from pathfinder.rendering.picture.palette import HUES, colours
from pathfinder.rendering.picture.places import CARD_HEIGHT, CARD_WIDTH, GUTTER, LEFT, MARGIN, WIDTH, placed
from pathfinder.rendering.picture.routes import BEND, direct, path_of, routed
from pathfinder.rendering.picture.svg import picture, plan_svg
from pathfinder.rendering.picture.widths import broken, clipped, width
from pathfinder.rendering.style import harmless

ELEMENTS = {"svg", "title", "desc", "style", "g", "rect", "path", "text", "tspan", "circle"}


def tangled(skills: int, seed: int):
    """Return a plan of so many steps with prerequisites at random."""
    rolls = random.Random(seed)
    world = "; ".join(
        f"skill-{n} {rolls.randint(1, 60)}: "
        + " ".join(sorted({f"skill-{rolls.randint(1, n - 1)}" for _ in range(rolls.randint(0, 3))} if n > 1 else ()))
        for n in range(1, skills + 1)
    )
    return material(world, wide_rows(skills))


PLANS = {
    "small": material(have="python"),
    "nothing to learn": material("sql", "1 sql", have="sql"),
    "one step": material("sql", "1 sql"),
    "hostile": hostile(),
    "with dates": material(hours_per_week=6, start=date(2027, 1, 4), have="git"),
    "80 steps": tangled(80, 1),
    "much known": material(wide_world(80), wide_rows(80), have=" ".join(f"skill-{n}" for n in range(1, 70))),
}


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
@pytest.mark.parametrize("made", PLANS.values(), ids=PLANS.keys())
def test_it_is_sound_xml_in_which_nothing_can_run(made, theme: str):
    tree = ET.fromstring(plan_svg(replace(made, theme=theme)))  # noqa: S314 - our own drawing
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= ELEMENTS
    names = {name for element in tree.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name or name == "style"}
    assert "url(" not in "".join(tree.itertext())


@pytest.mark.parametrize("made", PLANS.values(), ids=PLANS.keys())
def test_every_step_has_a_card_with_its_name(made):
    tree = ET.fromstring(plan_svg(made))  # noqa: S314
    cards = [element for element in tree.iter() if element.attrib.get("class") == "step"]
    assert len(cards) == len(made.plan.steps)
    for card, step in zip(cards, made.plan.steps, strict=True):
        assert card[0].text.startswith(f"{step.n}. {harmless(step.name)}: ")


def test_one_of_a_kind_is_counted_as_one():
    drawn = plan_svg(material("sql 5", "1 sql", hours_per_week=8, start=date(2027, 1, 4)))
    assert "<desc>1 skill in 5 h, " in drawn
    assert {"skill", "week at 8 h"} <= set(re.findall(r">([^<>]+)</text>", drawn))


@pytest.mark.parametrize("made", [PLANS["80 steps"], tangled(160, 3), PLANS["hostile"]])
def test_cards_stand_apart_and_inside(made):
    cards = list(placed(made, 300.0).cards.values())
    assert len(cards) == len(made.plan.steps)
    for place, card in enumerate(cards):
        assert card.x > MARGIN
        assert card.x + CARD_WIDTH < WIDTH - MARGIN
        for other in cards[place + 1 :]:
            assert abs(card.x - other.x) >= CARD_WIDTH or abs(card.y - other.y) >= CARD_HEIGHT


@pytest.mark.parametrize("seed", range(6))
def test_no_line_runs_under_a_card(seed: int):
    made = tangled(60, seed)
    places = placed(made, 300.0)
    routes = routed(places, direct(made.edges))
    assert len(routes) > 20
    for route in routes:
        ends = places.cards[route.needed], places.cards[route.skill]
        for (x1, y1), (x2, y2) in zip(route.points, route.points[1:], strict=False):
            assert x1 == x2 or y1 == y2
            for card in places.cards.values():
                inside_x = max(x1, x2) > card.x + 0.1 and min(x1, x2) < card.x + CARD_WIDTH - 0.1
                inside_y = max(y1, y2) > card.y + 0.1 and min(y1, y2) < card.bottom - 0.1
                assert not (inside_x and inside_y), (route, card.step.skill)
        assert ends[0].x <= route.points[0][0] <= ends[0].x + CARD_WIDTH
        assert ends[1].x <= route.points[-1][0] <= ends[1].x + CARD_WIDTH


@pytest.mark.parametrize("seed", range(6))
def test_a_line_past_a_lane_runs_beside_the_words_of_its_heading(seed: int):
    made = tangled(60, seed)
    places = placed(made, 300.0)
    words_end = LEFT + CARD_WIDTH + GUTTER
    passing = 0
    for route in routed(places, direct(made.edges)):
        start, end = places.cards[route.needed], places.cards[route.skill]
        if end.row <= start.row + 1:
            continue
        for (x1, y1), (x2, y2) in zip(route.points, route.points[1:], strict=False):
            for lane in places.lanes:
                if x1 == x2 and min(y1, y2) < lane.top < max(y1, y2):
                    passing += 1
                    assert not LEFT <= x1 <= words_end, (route, lane.milestone.name)
    assert passing > 20


@pytest.mark.parametrize("seed", range(20))
def test_the_lines_drawn_are_the_transitive_reduction(seed: int):
    rolls = random.Random(seed)
    edges = tuple(sorted({(f"s{min(a, b)}", f"s{max(a, b)}") for a, b in
                          ((rolls.randint(1, 12), rolls.randint(1, 12)) for _ in range(30)) if a != b}))  # fmt: skip
    assert set(direct(edges)) == set(nx.transitive_reduction(nx.DiGraph(edges)).edges)


def test_corners_are_round_and_ends_are_kept():
    drawn = path_of(((0, 0), (0, 100), (50, 100)))
    assert drawn == f"M0 0L0 {100 - BEND:g}Q0 100 {BEND:g} 100L50 100"


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: relative luminances as (lighter + 0.05) / (darker + 0.05)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_has_contrast(dark: bool):
    named = colours(dark=dark)
    pairs = [("ink", "paper"), ("quiet", "paper"), ("ink", "card"), ("quiet", "card"), ("good", "goodcard"),
             ("good", "paper"), ("now", "nowcard"), ("quiet", "nowcard"), ("ink", "nowcard")]  # fmt: skip
    for hue in range(HUES):
        pairs += [(f"hue{hue}", f"lane{hue}"), (f"hue{hue}", "card"), ("quiet", f"lane{hue}"), ("ink", f"lane{hue}")]
    assert [pair for pair in pairs if contrast(named[pair[0]], named[pair[1]]) < 4.5] == []


def test_auto_is_light_unless_the_viewer_prefers_dark():
    light, dark = colours(dark=False)["paper"], colours(dark=True)["paper"]
    drawn = picture(material(), "auto")
    assert drawn.index(light) < drawn.index("@media (prefers-color-scheme:dark)") < drawn.index(dark)
    assert "@media" not in picture(material(), "light") + picture(material(), "dark")
    assert light not in picture(material(), "dark")


@pytest.mark.parametrize(
    "name", [*HOSTILE, "x" * 200, "Identity and access management for everyone here", "a", "日" * 80]
)
def test_a_name_fits_its_card(name: str):
    rooms = (130.0, 170.0)
    lines = broken(harmless(name), rooms, NAME_SIZE, bold=True)
    assert 1 <= len(lines) <= 2
    for line, room in zip(lines, rooms, strict=False):
        assert width(line, NAME_SIZE, bold=True) <= room


def test_a_name_that_a_wide_font_would_run_into_the_hours_is_told_its_length():
    drawn = ET.fromstring(plan_svg(hostile()))  # noqa: S314 - our own drawing
    names = [
        text for text in drawn.iter("{http://www.w3.org/2000/svg}text") if text.get("font-size") == f"{NAME_SIZE:g}"
    ]
    lengths = [text.get("textLength") for text in names]
    assert any(lengths)
    for text, length in zip(names, lengths, strict=True):
        needed = width(text.text or "", NAME_SIZE, bold=True)
        assert length is None or float(length) <= needed + 0.1
        assert length is not None or needed * WIDEST_FONT <= CARD_WIDTH


def test_what_fits_is_not_cut_and_what_is_cut_says_so():
    assert clipped("pandas", 100, 14) == "pandas"
    cut = clipped("pandas and more", 60, 14)
    assert cut.endswith("…")
    assert width(cut, 14) <= 60 < width("pandas and more", 14)
    assert broken("one two three", (60, 60), 14) == ["one two", "three"]


def test_wide_letters_count_as_wide_and_marks_as_nothing():
    assert width("日本", 10) == 20
    assert width("e\u0301", 10) == width("e", 10) == width("é", 10)
    assert 0 < width("مهارة", 10) < 50


class TestPng:
    @pytest.fixture(autouse=True)
    def _needs_resvg(self):
        pytest.importorskip("resvg_py")
        pytest.importorskip("font_source_sans_pro")

    @pytest.mark.parametrize("theme", ["auto", "dark"])
    def test_it_is_twice_the_size_of_the_drawing(self, theme: str):
        from pathfinder.rendering.picture.png import plan_png

        made = replace(material(), theme=theme)
        data = plan_png(made)
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', plan_svg(made))
        wide, high = struct.unpack(">II", data[16:24])
        assert wide == 2 * float(found[1])
        assert abs(high - 2 * float(found[2])) <= 1

    def test_letters_are_drawn_without_any_font_of_the_system(self):
        from pathfinder.rendering.picture.png import drawn

        full = picture(material(), "light")
        bare = re.sub(r"<text.*?</text>", "", full)
        assert drawn(bare, system_fonts=False) != drawn(full, system_fonts=False)
        regular = re.sub(r"font-weight:600", "font-weight:400", full)
        assert drawn(regular, system_fonts=False) != drawn(full, system_fonts=False)

    def test_a_huge_picture_is_drawn_less_sharp(self):
        from pathfinder.rendering.picture.png import _zoom

        assert _zoom('viewBox="0 0 1136 2000"') == 2
        assert _zoom('viewBox="0 0 1136 20000"') == 1
