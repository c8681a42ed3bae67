"""How is the whole way drawn? The rail, a lane for each milestone, the lines of the prerequisites, and the cards."""

from __future__ import annotations

from pathfinder.model.plan import Plan
from pathfinder.rendering.material import Material
from pathfinder.rendering.numbers import hours, percent, week_span
from pathfinder.rendering.picture.cards import card_drawn
from pathfinder.rendering.picture.palette import HUES
from pathfinder.rendering.picture.places import CARD_WIDTH, LEFT, MARGIN, RAIL, WIDTH, Card, Lane, Places
from pathfinder.rendering.picture.routes import direct, path_of, routed
from pathfinder.rendering.picture.strokes import box, diamond, group, path, text, texts
from pathfinder.rendering.picture.widths import clipped, width

_GAIN_WIDTH = 120.0
_RIGHT = WIDTH - MARGIN - 20
HEAD_SIZE, _NARROW_SIZE, _FACTS_SIZE = 17.0, 15.5, 13.0


def way_drawn(material: Material, places: Places) -> str:
    """Return lanes, lines and cards; a line shows a prerequisite that no other line implies.

    Names lie over the lines, and cards over all.
    """
    head = _head if places.columns > 1 else _narrow_head
    grounds = [_ground(lane, places.width) for lane in places.lanes]
    heads = [head(material, lane) for lane in places.lanes]
    cards = [card_drawn(material, card) for lane in places.lanes for card in lane.cards]
    return "".join((*grounds, _edges(material, places), *heads, *cards))


def rail_drawn(top: float, bottom: float) -> str:
    """Return the rail from the start to the goal."""
    return path(f"M{RAIL} {top:.1f}V{bottom:.1f}", "rail s-line", stroke_linecap="round")


def _edges(material: Material, places: Places) -> str:
    cards = places.cards
    drawn = []
    for route in routed(places, direct(material.edges)):
        needed, skill = cards[route.needed], cards[route.skill]
        x, y = route.points[-1]
        line = path(path_of(route.points), f"edge s-{_edge(needed)}")
        arrow = _arrow(x, y, _edge(needed), level=route.points[-2][1] == y)
        drawn.append(group((line, arrow), kind="need", data_from=needed.step.skill, data_to=skill.step.skill))
    return group(drawn, kind="edges") if drawn else ""


def _edge(card: Card) -> str:
    return f"edge{(card.step.milestone - 1) % HUES}"


def _arrow(x: float, y: float, hue: str, *, level: bool) -> str:
    data = f"M{x:.1f} {y:.1f}l-5 -3.4v6.8z" if level else f"M{x:.1f} {y:.1f}l-3.4 -5h6.8z"
    return path(data, hue)


def _hue(lane: Lane) -> int:
    return (lane.milestone.n - 1) % HUES


def _ground(lane: Lane, width: float) -> str:
    left = LEFT - 30
    return box(left, lane.top, width - MARGIN - left, lane.bottom - lane.top, f"lane{_hue(lane)}", 16)


def _head(material: Material, lane: Lane) -> str:
    hue, ground = f"hue{_hue(lane)}", f"lane{_hue(lane)}"
    y = lane.top + 31
    facts = " · ".join(_facts(material.plan, lane))
    room = _RIGHT - _GAIN_WIDTH - 110 - LEFT - width(facts, _FACTS_SIZE) - 14
    shown = clipped(f"{lane.milestone.n}  {lane.milestone.name}", room, HEAD_SIZE, bold=True)
    return group(
        (
            diamond(RAIL, y - 6, 22, f"{hue} s-paper"),
            texts(
                LEFT,
                y,
                (shown, HEAD_SIZE, f"{hue} b halo s-{ground}"),
                (facts, _FACTS_SIZE, f"quiet halo s-{ground}"),
                gap=10,
            ),
            *_gain(material, lane, _RIGHT - _GAIN_WIDTH, y),
        ),
        kind="lane",
        paint_order="stroke",
    )


def _narrow_head(material: Material, lane: Lane) -> str:
    """Return the head of a lane of one column: name, facts and match below one another."""
    hue, halo = f"hue{_hue(lane)}", f"halo s-lane{_hue(lane)}"
    y = lane.top + 30
    name = clipped(f"{lane.milestone.n}  {lane.milestone.name}", CARD_WIDTH, _NARROW_SIZE, bold=True)
    facts = clipped(" · ".join(_facts(material.plan, lane)), CARD_WIDTH, _FACTS_SIZE)
    return group(
        (
            diamond(RAIL, y - 6, 18, f"{hue} s-paper"),
            text(LEFT, y, name, _NARROW_SIZE, f"{hue} b {halo}"),
            text(LEFT, y + 21, facts, _FACTS_SIZE, f"quiet {halo}"),
            *_gain(material, lane, LEFT + 90, y + 44),
        ),
        kind="lane",
        paint_order="stroke",
    )


def _facts(plan: Plan, lane: Lane) -> list[str]:
    facts = [hours(lane.milestone.hours)]
    if plan.hours_per_week:
        first, last = lane.cards[0].step, lane.cards[-1].step
        facts.insert(0, week_span(first.hours_so_far - first.hours, last.hours_so_far, plan.hours_per_week))
    if lane.milestone.ends:
        facts.append(f"until {lane.milestone.ends.isoformat()}")
    return facts


def _gain(material: Material, lane: Lane, left: float, y: float) -> list[str]:
    """Return the match before and after the milestone, as a bar and in numbers."""
    plan, place = material.plan, lane.milestone.n - 1
    before = plan.milestones[place - 1].match if place else plan.match_before
    after = lane.milestone.match
    top, hue = y - 9, _hue(lane)
    return [
        text(left - 10, y, f"match {percent(after)}", 14, f"ink b end halo s-lane{hue}"),
        box(left, top, _GAIN_WIDTH, 8, "track", 4),
        box(left, top, _GAIN_WIDTH * before, 8, f"soft{hue}", 4),
        box(left + _GAIN_WIDTH * before, top, _GAIN_WIDTH * (after - before), 8, f"hue{hue}"),
    ]
