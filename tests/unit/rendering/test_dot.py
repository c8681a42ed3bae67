"""Is the drawing valid DOT, and do names stay names? A strict small grammar says, and Graphviz where it is there."""

from __future__ import annotations

import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest
from materials import HOSTILE, hostile, material, wide_rows, wide_world

from pathfinder.rendering.dot import plan_dot, quoted

STRING = r'"(?:[^"\\]|\\.)*"'
VALUE = rf"(?:{STRING}|[\w.]+)"
ATTRIBUTES = rf"\[{VALUE}={VALUE}(?:, {VALUE}={VALUE})*\]"
LINE = re.compile(
    rf"digraph roadmap \{{|\s*(?:graph|node|edge) {ATTRIBUTES};|\s*{STRING} {ATTRIBUTES};|\s*{STRING} -> {STRING};"
    rf"|  subgraph cluster_\d+ \{{|    (?:\w+={VALUE}; ?)+|  \}}|\}}"
)


@pytest.mark.parametrize("made", [material(), material(have="python svn"), hostile()])
def test_every_line_follows_the_grammar(made):
    assert [line for line in plan_dot(made).splitlines() if not LINE.fullmatch(line)] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_quoted_string_ends_where_it_should(text: str):
    assert re.fullmatch(STRING, quoted(text))


def test_only_web_addresses_become_links():
    addresses = re.findall(r'URL="([^"]*)"', plan_dot(hostile()))
    assert addresses
    assert [address for address in addresses if not address.startswith("https://")] == []


def test_graphviz_draws_every_step_with_its_name():
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")
    made = hostile()
    drawn = subprocess.run(
        ["dot", "-Tsvg"], input=plan_dot(made), capture_output=True, text=True, check=True, timeout=60
    )
    assert drawn.stderr == ""
    tree = ET.fromstring(drawn.stdout)  # noqa: S314 - our own drawing
    nodes = tree.findall(".//{*}g[@class='node']")
    assert len(nodes) == len(made.plan.steps)
    shown = {"".join(text.itertext()).replace("\xa0", " ") for text in tree.iter("{http://www.w3.org/2000/svg}text")}
    for name in (
        "</script><img src=x onerror=alert(1)>",
        "日本語の技術",
        "Straßenübergänge & Größen",
        "]]> <!-- --> \\N \\",
    ):
        assert name in shown
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {
        "svg",
        "g",
        "title",
        "polygon",
        "path",
        "text",
        "a",
    }


def test_eighty_steps_are_all_there():
    text = plan_dot(material(wide_world(80), wide_rows(80)))
    assert len(re.findall(r"^    \"skill-\d+\" \[", text, re.MULTILINE)) == 80
    assert text.count("->") == 77
