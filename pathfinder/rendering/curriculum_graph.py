"""How does a part of the curriculum become a DOT or Mermaid drawing? Areas are clusters, dashed arrows `any` groups."""

from __future__ import annotations

from collections.abc import Iterable

from pathfinder.model.curriculum import Curriculum
from pathfinder.model.skills import Skill
from pathfinder.rendering.dot import quoted
from pathfinder.rendering.mermaid import label
from pathfinder.rendering.numbers import hours

Edge = tuple[str, str, bool]
"""The prerequisite, the skill that needs it, and whether it is one of several that would do."""


def edges_among(curriculum: Curriculum, ids: Iterable[str]) -> list[Edge]:
    """Return the edges between these skills, sorted; a plain edge goes before one of a group."""
    chosen = set(ids)
    edges: dict[tuple[str, str], bool] = {}
    for skill in sorted(chosen):
        value = curriculum.skills[skill]
        for needed in value.plain_ids:
            edges[needed, skill] = False
        for group in value.any_of:
            for member in group.skills:
                edges.setdefault((member, skill), True)
    return [(*edge, edges[edge]) for edge in sorted(edges) if edge[0] in chosen]


def curriculum_dot(curriculum: Curriculum, ids: Iterable[str]) -> str:
    """Return the skills with the edges among them in the DOT language."""
    lines = [
        "digraph curriculum {",
        '  graph [rankdir=LR, fontname="Helvetica", labeljust=l, nodesep=0.25, ranksep=0.6];',
        '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11];',
        '  node [color="#4464ad", fillcolor="#eef2fb"];',
        '  edge [color="#7a869c", arrowsize=0.7];',
    ]
    for number, (area, skills) in enumerate(_by_area(curriculum, ids), start=1):
        lines.append(f'  subgraph cluster_{number} {{ label={quoted(area)}; color="#c3cad8"; style=rounded;')
        lines += [f"    {quoted(skill.id)} [label={quoted(_label(skill))}];" for skill in skills]
        lines.append("  }")
    for needed, skill, one_of in edges_among(curriculum, ids):
        lines.append(f"  {quoted(needed)} -> {quoted(skill)}{' [style=dashed]' if one_of else ''};")
    return "\n".join([*lines, "}"]) + "\n"


def curriculum_mermaid(curriculum: Curriculum, ids: Iterable[str]) -> str:
    """Return the skills with the edges among them as a Mermaid flowchart."""
    lines = ["flowchart LR"]
    node = {skill: f"s{number}" for number, skill in enumerate(sorted(ids), start=1)}
    for number, (area, skills) in enumerate(_by_area(curriculum, node), start=1):
        lines.append(f'  subgraph a{number}["{label(area)}"]')
        lines += [f'    {node[skill.id]}["{label(_label(skill))}"]' for skill in skills]
        lines.append("  end")
    for needed, skill, one_of in edges_among(curriculum, node):
        lines.append(f"  {node[needed]} {'-.->' if one_of else '-->'} {node[skill]}")
    return "\n".join(lines) + "\n"


def _label(skill: Skill) -> str:
    return f"{skill.name} · {hours(skill.hours.likely)}"


def _by_area(curriculum: Curriculum, ids: Iterable[str]) -> list[tuple[str, list[Skill]]]:
    areas: dict[str, list[Skill]] = {}
    for skill in sorted(ids):
        value = curriculum.skills[skill]
        areas.setdefault(value.area or "Other", []).append(value)
    return sorted(areas.items())
