"""How does a plan become a Graphviz drawing? Milestones are clusters, prerequisites arrows; labels cannot run."""

from __future__ import annotations

from pathfinder.model.plan import Step
from pathfinder.rendering.material import Material, safe_url
from pathfinder.rendering.numbers import hours, interval, percent
from pathfinder.rendering.style import harmless

_HEAD = """digraph roadmap {
  graph [rankdir=LR, fontname="Helvetica", labeljust=l, nodesep=0.25, ranksep=0.6, label=%s, labelloc=t];
  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11, color="#4464ad", fillcolor="#eef2fb"];
  edge [color="#7a869c", arrowsize=0.7];
"""


def plan_dot(material: Material) -> str:
    """Return the plan as a directed graph in the DOT language."""
    plan = material.plan
    lines = [_HEAD % quoted(material.title)]
    for skill in material.leaned_on:
        text = f"✓ {material.name_of(skill)}"
        lines.append(f'  {quoted(skill)} [label={quoted(text)}, color="#2f7d46", fillcolor="#e3f1e6"];\n')
    for milestone in plan.milestones:
        title = f"{milestone.name} · {hours(milestone.hours)}"
        lines.append(
            f'  subgraph cluster_{milestone.n} {{\n    label={quoted(title)}; color="#c3cad8"; style=rounded;\n'
        )
        lines += [f"    {_node(step)}\n" for step in material.steps_of(milestone)]
        lines.append("  }\n")
    lines += [f"  {quoted(needed)} -> {quoted(skill)};\n" for needed, skill in material.edges]
    return "".join([*lines, "}\n"])


def _node(step: Step) -> str:
    share = f"{percent(step.share.value)} ({interval(step.share)})" if step.share else "not measured"
    text = f'{quoted(step.name)[:-1]}\\n{hours(step.hours)} · {share}"'
    attributes = [f"label={text}"]
    address = next(filter(None, (safe_url(resource.url) for resource in step.learn)), "")
    if address:
        attributes.append(f'URL={quoted(address)}, target="_blank"')
    if step.n == 1:
        attributes.append('color="#b26a00", fillcolor="#fff1d6", penwidth=2')
    return f"{quoted(step.skill)} [{', '.join(attributes)}];"


def quoted(text: str) -> str:
    r"""Return text as a quoted DOT string that stands for itself.

    Backslashes are doubled, since labels know escapes such as ``\N``; an ampersand becomes an entity, since
    Graphviz reads entities in every string. A quoted string is never taken for an HTML label.
    """
    safe = harmless(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"'
