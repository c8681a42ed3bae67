"""How do text and JSON become files like every other format?"""

from __future__ import annotations

from pathfinder.rendering.material import Material
from pathfinder.rendering.plan_json import plan_json, to_json
from pathfinder.rendering.plan_text import plan_lines
from pathfinder.rendering.style import to_text


def text_file(material: Material) -> str:
    """Return the terminal's roadmap as text, as the material's look says."""
    return to_text(plan_lines(material.plan, material.name_of, material.look), colour=material.look.colour)


def json_file(material: Material) -> str:
    """Return the plan as `plan --json` prints it."""
    return to_json(plan_json(material.plan, material.name_of))
