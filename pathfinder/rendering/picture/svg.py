"""What does the whole picture look like? A poster of the roadmap as SVG, with nothing in it that could run."""

from __future__ import annotations

from pathfinder.rendering.material import Material, Theme
from pathfinder.rendering.numbers import count, hours, percent
from pathfinder.rendering.picture.header import foot_drawn, goal_drawn, head_drawn, known_drawn
from pathfinder.rendering.picture.lanes import rail_drawn, way_drawn
from pathfinder.rendering.picture.palette import style_sheet
from pathfinder.rendering.picture.places import LANE_GAP, MARGIN, WIDTH, placed
from pathfinder.rendering.picture.strokes import box, number, said, tag


def plan_svg(material: Material) -> str:
    """Return the picture; in the theme "auto" it is light or dark as its viewer prefers."""
    return picture(material, material.theme)


def picture(material: Material, theme: Theme) -> str:
    """Return the picture in a theme."""
    head = head_drawn(material)
    known = known_drawn(material, head.bottom)
    places = placed(material, known.bottom)
    goal = goal_drawn(material, places.bottom + 4)
    foot = foot_drawn(material, goal.bottom)
    rail = rail_drawn(head.bottom + 22 if material.plan.known else known.bottom + LANE_GAP, places.bottom + 18)
    body = head.markup + rail + known.markup + way_drawn(material, places) + goal.markup + foot.markup
    plan = material.plan
    matched = f"match from {percent(plan.match_before)} to {percent(plan.match_after)}"
    told = f"{count(len(plan.steps), 'skill')} in {hours(plan.hours)}, {matched}"
    inside = (
        tag("title", said(material.title))
        + tag("desc", said(told))
        + tag("style", style_sheet(theme))
        + box(0, 0, WIDTH, foot.bottom, "paper")
        + body
    )
    size = {"width": WIDTH, "height": foot.bottom}
    view = f"0 0 {number(WIDTH)} {number(foot.bottom)}"
    return tag("svg", inside, xmlns="http://www.w3.org/2000/svg", viewBox=view, role="img", **size) + "\n"


def graph(material: Material, columns: int, label: str) -> str:
    """Return the way alone, without colours of its own, for a page that has them; so many cards beside one another."""
    places = placed(material, MARGIN / 2, columns)
    rail = rail_drawn(MARGIN / 2, places.bottom - LANE_GAP)
    view = f"0 0 {number(places.width)} {number(places.bottom)}"
    return tag("svg", rail + way_drawn(material, places), viewBox=view, role="group", aria_label=label, kind="graph")
