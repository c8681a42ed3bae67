"""Is every line of the diagram one that Mermaid knows, whatever skills are called?

tests/browser/test_mermaid.py asks Mermaid itself.
"""

from __future__ import annotations

import re

import pytest
from materials import hostile, material, wide_rows, wide_world

from pathfinder.rendering.mermaid import label, plan_mermaid

LABEL = r'\["[^"\[\]<>`{}|\\]*(?:<br/>[^"\[\]<>`{}|\\]*)?"\]'
KNOWN = re.compile(
    rf"flowchart TD|  subgraph \w+{LABEL}|    [ks]\d+{LABEL}:::(have|now|later)|  end|  [ks]\d+ --> s\d+"
    r"|  classDef \w+ [\w:#,-]+"
)


@pytest.mark.parametrize(
    "made", [material(), material(have="python git"), hostile(), material(rows="1 python", have="python")]
)
def test_every_line_is_known(made):
    text = plan_mermaid(made)
    assert [line for line in text.splitlines() if not KNOWN.fullmatch(line)] == []


def test_steps_milestones_and_prerequisites_are_all_there():
    made = material(wide_world(80), wide_rows(80))
    text = plan_mermaid(made)
    assert len(re.findall(r"^    s\d+\[", text, re.MULTILINE)) == 80
    assert text.count("subgraph") == len(made.plan.milestones)
    number = {step.skill: f"s{step.n}" for step in made.plan.steps}
    edges = {(number[a], number[b]) for a, b in made.edges}
    assert set(re.findall(r"^  (\w+) --> (\w+)$", text, re.MULTILINE)) == edges
    assert len(edges) == 77


def test_known_prerequisites_are_drawn_others_not():
    text = plan_mermaid(material(have="python svn"))
    assert '["✓ Python"]:::have' in text
    assert text.count(":::have") == 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("C++ / Node.js", "C++ / Node.js"),
        ('a"b', "a#34;b"),
        ("<b>", "#60;b#62;"),
        ("1. end", "1#46; end"),
        ("- x", "#45; x"),
        ("#35;", "#35;35#59;"),
        ("snake_case", "snake#95;case"),
        ("日本", "日本"),
    ],
)
def test_labels_stand_for_themselves(text: str, shown: str):
    assert label(text) == shown
    decoded = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), shown)
    assert decoded == text
