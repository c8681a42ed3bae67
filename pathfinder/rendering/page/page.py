"""What is on the page? One HTML file with the map, a card for each skill, the coverage curve, the steps, the sources.

It needs no network and forbids itself any (Content-Security-Policy); scripts and styles run by their digest, names
from YAML or listings are escaped by Jinja and reach the script as JSON, where they are only ever text.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pathfinder.model.demand import Snapshot
from pathfinder.model.plan import LeftOutBecause
from pathfinder.rendering.material import Material, safe_url
from pathfinder.rendering.numbers import count, hours, interval, percent
from pathfinder.rendering.page.data import embedded, page_data
from pathfinder.rendering.picture.curve import Frame, curve_drawn
from pathfinder.rendering.picture.palette import FONT, class_rules, variables
from pathfinder.rendering.picture.places import COLUMNS
from pathfinder.rendering.picture.strokes import number, tag
from pathfinder.rendering.picture.svg import graph
from pathfinder.rendering.style import harmless
from pathfinder.rendering.words import LEFT_OUT, reason_text

_SCRIPTS = ("world.js", "map.js", "card.js", "marks.js", "search.js", "start.js")
_CURVE = (0.0, 8.0, 440.0, 180.0)
"""Corner and size of the coverage curve."""


def plan_page(material: Material) -> str:
    """Return the page."""
    environment = Environment(
        loader=FunctionLoader(_asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"percent": percent, "hours": hours, "interval": interval, "harmless": harmless}
    environment.globals |= {"count": count, "safe_url": safe_url}
    style, script = _style(), _script()
    frame = Frame.of(material.plan, *_CURVE)
    return environment.get_template("page.html.j2").render(
        material=material,
        plan=material.plan,
        name_of=material.name_of,
        reasons={step.skill: reason_text(step, material.name_of) for step in material.plan.steps},
        left_out=_left_out(material),
        sources=[_source(material, snapshot) for snapshot in material.snapshots],
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own files
        data=Markup(embedded(page_data(material, frame))),  # noqa: S704 - JSON without < > &
        wide=Markup(graph(material, COLUMNS, "Map of the roadmap")),  # noqa: S704 - escaped by strokes.py
        narrow=Markup(graph(material, 1, "Map of the roadmap")),  # noqa: S704
        curve=Markup(_curve(material, frame)),  # noqa: S704
    )


def _asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


def _style() -> str:
    dark = variables(dark=True)
    themes = (
        f":root{{--font:{FONT};{variables(dark=False)}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
        f":root[data-theme=dark]{{{dark}}}"
        f"@media print{{:root:root{{{variables(dark=False)}}}}}"
    )
    return f"{themes}{class_rules()}\n{_asset('page.css')}"


def _script() -> str:
    return "(() => {\n'use strict';\n" + "\n".join(_asset(name) for name in _SCRIPTS) + "})();\n"


def _policy(style: str, script: str) -> str:
    """Return the page's policy: nothing is loaded from anywhere, and only these very styles and scripts count."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _curve(material: Material, frame: Frame) -> str:
    view = f"0 0 {number(_CURVE[2] + 8)} {number(_CURVE[3] + 8)}"
    plan = material.plan
    label = f"Coverage curve: match from {percent(plan.match_before)} to {percent(plan.match_after)}"
    return tag("svg", curve_drawn(plan, frame), viewBox=view, role="img", aria_label=label, id="curve")


def _left_out(material: Material) -> list[tuple[str, list[str]]]:
    """Return the reasons for which skills were left out, each with their names in the plan's order."""
    groups: dict[LeftOutBecause, list[str]] = {}
    for row in material.plan.left_out:
        groups.setdefault(row.because, []).append(material.name_of(row.skill))
    return [(LEFT_OUT[because].of_several, names) for because, names in groups.items()]


def _source(material: Material, snapshot: Snapshot) -> dict[str, str]:
    """Return one row of the table of sources: what was measured for the plan's roles."""
    totals = [snapshot.roles[role] for role in material.plan.roles if role in snapshot.roles]
    return {
        "id": snapshot.id,
        "source": snapshot.source,
        "origin": snapshot.origin,
        "period": f"{snapshot.period.start.isoformat()} to {snapshot.period.end.isoformat()}",
        "region": snapshot.region,
        "listings": f"{sum(total.listings for total in totals):,}",
        "effective": f"{sum(total.effective for total in totals):,.0f}",
    }
