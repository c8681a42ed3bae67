"""How does a plan become a Mermaid flowchart? Milestones are subgraphs, prerequisites arrows; labels cannot run."""

from __future__ import annotations

import re

from pathfinder.model.plan import Step
from pathfinder.rendering.material import Material
from pathfinder.rendering.numbers import hours, percent
from pathfinder.rendering.style import harmless

_CLASSES = (
    "  classDef have fill:#e3f1e6,stroke:#2f7d46,color:#16351f",
    "  classDef now fill:#fff1d6,stroke:#b26a00,color:#3d2500,stroke-width:3px",
    "  classDef later fill:#eef2fb,stroke:#4464ad,color:#17233f",
)
_SAFE = re.compile(r"[^\w \-.,/+()·–→%:]|_", re.UNICODE)
_LIST_START = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+])")


def plan_mermaid(material: Material) -> str:
    """Return the plan as the text of a Mermaid diagram."""
    plan = material.plan
    lines = ["flowchart TD"]
    node = {step.skill: f"s{step.n}" for step in plan.steps}
    known = material.leaned_on
    node |= {skill: f"k{number}" for number, skill in enumerate(known, start=1)}
    if known:
        lines.append('  subgraph have["You have"]')
        lines += [f'    {node[skill]}["✓ {label(material.name_of(skill))}"]:::have' for skill in known]
        lines.append("  end")
    for milestone in plan.milestones:
        lines.append(f'  subgraph m{milestone.n}["{label(f"{milestone.name} · {hours(milestone.hours)}")}"]')
        lines += [f"    {node[step.skill]}{_box(step)}" for step in material.steps_of(milestone)]
        lines.append("  end")
    lines += [f"  {node[needed]} --> {node[skill]}" for needed, skill in material.edges]
    return "\n".join([*lines, *_CLASSES]) + "\n"


def _box(step: Step) -> str:
    share = f" · {percent(step.share.value)}" if step.share else ""
    state = "now" if step.n == 1 else "later"
    return f'["{label(step.name)}<br/>{label(f"{hours(step.hours)}{share}")}"]:::{state}'


def label(text: str) -> str:
    """Return text for a quoted label: what Mermaid, Markdown or HTML would read becomes ``#code;``.

    Mermaid refuses labels that start like a list, so a mark there becomes a code as well.
    """
    coded = _SAFE.sub(lambda found: f"#{ord(found.group())};", harmless(text))
    return _LIST_START.sub(_coded_start, coded)


def _coded_start(found: re.Match[str]) -> str:
    before, number, mark, blank, sign = found.groups()
    return f"{before}{number}#{ord(mark)};" if mark else f"{blank}#{ord(sign)};"
