"""Does the document list every step with its links, and does a Markdown reader see no code in a name?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from materials import HOSTILE, hostile, material

from pathfinder.model.skills import Resource
from pathfinder.rendering.markdown import escaped, plan_markdown
from pathfinder.rendering.style import harmless

markdown_it = pytest.importorskip("markdown_it")


def html(text: str) -> str:
    return markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


def test_a_checklist_by_milestone():
    made = material(have="git", hours_per_week=8, start=date(2027, 1, 4))
    text = plan_markdown(made)
    assert re.findall(r"^- \[ \] \*\*(.+?)\*\*", text, re.MULTILINE) == [step.name for step in made.plan.steps]
    assert text.count("\n## ") == len(made.plan.milestones) + 2
    assert "**You have:** Git." in text
    assert "2027-01-04 to " in text
    assert "```mermaid\nflowchart TD" in text


def test_resources_are_links():
    made = material()
    step = made.plan.steps[0]._replace(
        learn=(Resource("A (b) [c]", "https://x.test/a_(b)?q=1&r=2", "docs", 1.5, "free"),)
    )
    text = plan_markdown(replace(made, plan=made.plan._replace(steps=(step, *made.plan.steps[1:]))))
    assert '<a href="https://x.test/a_%28b%29?q=1&amp;r=2">A (b) [c]</a> (docs, 1.5 h, free)' in html(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_it_is(name: str):
    shown = html(f"x{escaped(name)}x")
    assert re.findall(r"</?\w+", shown) == ["<p", "</p"]
    assert unescape(shown.removeprefix("<p>").removesuffix("</p>\n")) == f"x{harmless(name)}x"


def test_a_hostile_plan_has_no_element_that_markdown_does_not_make():
    elements = set(re.findall(r"<(\w+)", html(plan_markdown(hostile()))))
    assert elements <= {"h1", "h2", "p", "ul", "li", "strong", "a", "pre", "code"}
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html(plan_markdown(hostile())))
    assert addresses
    assert [address for address in addresses if not address.startswith("https://")] == []


def test_what_lies_beyond_the_plan_is_named_and_what_was_skipped_is_not():
    text = plan_markdown(material(until=0.5, skip=("airflow",)))
    left = {row.skill for row in material(until=0.5, skip=("airflow",)).plan.left_out if row.because == "until"}
    beyond = text.partition("Beyond this plan: ")[2]
    assert left
    assert "Airflow" not in beyond
    assert beyond.startswith(("Dbt", "Spark", "Git", "Svn"))


def test_nothing_to_learn_is_said():
    text = plan_markdown(material("sql", "1 sql", have="sql"))
    assert "Nothing is left to learn" in text
    assert "mermaid" not in text
