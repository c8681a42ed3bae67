"""Does the page carry everything, ask for nothing, and take names for text? tests/browser/ looks at it in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from materials import HOSTILE, hostile, material, wide_rows, wide_world

from pathfinder.rendering.style import harmless

pytest.importorskip("jinja2")

from pathfinder.rendering.page.data import embedded
from pathfinder.rendering.page.page import plan_page


class Read(HTMLParser):
    """An HTML page as its elements, its texts, and what is inside script and style."""

    VOID = ("meta", "link", "input", "br", "rect", "path", "circle")

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.raw: list[tuple[str, str]] = []
        self.stack: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        if self.stack and self.stack[-1] in ("script", "style"):
            self.raw.append((self.stack[-1], data))
        else:
            self.texts.append(data)

    def inside(self, tag: str) -> list[str]:
        return [data for name, data in self.raw if name == tag]


PLANS = {
    "small": material(have="python"),
    "with dates": material(hours_per_week=6, start=date(2027, 1, 4)),
    "nothing to learn": material("sql", "1 sql", have="sql"),
    "hostile": hostile(),
    "80 steps": material(wide_world(80), wide_rows(80)),
}


@pytest.mark.parametrize("made", PLANS.values(), ids=PLANS.keys())
def test_it_is_whole_and_asks_for_nothing(made):
    read = Read(plan_page(made))
    assert read.stack == []
    for tag, attributes in read.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        assert not attributes.keys() & {"src", "srcset", "action", "formaction", "xlink:href", "srcdoc"}
        if tag == "a":
            assert attributes["href"].startswith(("https://", "http://", "#"))
    assert [a["href"] for tag, a in read.elements if tag == "link"] == ["data:,"]
    assert "@import" not in "".join(read.inside("style"))
    assert "url(" not in "".join(read.inside("style"))


@pytest.mark.parametrize("made", PLANS.values(), ids=PLANS.keys())
def test_ids_are_unique_and_references_lead_somewhere(made):
    read = Read(plan_page(made))
    ids = [a["id"] for _, a in read.elements if "id" in a]
    assert len(ids) == len(set(ids))
    for _, attributes in read.elements:
        wanted = {attributes.get("aria-labelledby"), attributes.get("for")} - {None, "detail-name"}
        assert wanted <= set(ids)


@pytest.mark.parametrize("made", PLANS.values(), ids=PLANS.keys())
def test_the_policy_lets_these_very_scripts_and_styles_run_and_nothing_else(made):
    read = Read(plan_page(made))
    policy = next(a["content"] for _, a in read.elements if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    scripts = read.inside("script")
    assert len(scripts) == 2
    for kind, text in (("style-src", read.inside("style")[0]), ("script-src", scripts[1])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[kind] == f"'sha256-{digest}'"
    assert "unsafe" not in policy


def test_names_are_text_wherever_they_stand():
    made = hostile()
    read = Read(plan_page(made))
    allowed = {
        "html", "head", "meta", "title", "link", "style", "body", "a", "header", "div", "p", "h1", "h2", "h3", "dl",
        "dt", "dd", "figure", "figcaption", "svg", "g", "path", "rect", "text", "tspan", "circle", "span", "label",
        "input", "button", "main", "section", "aside", "small", "bdi", "ol", "li", "ul", "code", "table", "thead",
        "tbody", "tr", "th", "td", "details", "summary", "footer", "script",
    }  # fmt: skip
    assert {tag for tag, _ in read.elements} <= allowed
    for name in HOSTILE:
        assert any(harmless(name) in text for text in read.texts), name


def test_the_data_say_what_the_plan_says():
    made = material(have="python")
    read = Read(plan_page(made))
    data = json.loads(read.inside("script")[0])
    assert [data["ids"][step["id"]] for step in data["steps"]] == [step.skill for step in made.plan.steps]
    assert sum(row[0] for row in data["requirements"]) == pytest.approx(1.0)
    assert {data["ids"][number] for number in data["known"]} == {"python"}
    assert data["matchBefore"] == made.plan.match_before


def test_without_demand_there_are_no_requirements():
    data = json.loads(Read(plan_page(replace(material(), demand=None))).inside("script")[0])
    assert data["requirements"] is None


@pytest.mark.parametrize("text", [*HOSTILE, "</script>", "<!--", "\u2028\u2029", "&lt;"])
def test_embedded_json_ends_no_element_and_comes_back_the_same(text: str):
    written = embedded({"name": text})
    assert not re.search(r"[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"name": text}


@pytest.mark.parametrize(("theme", "marked"), [("auto", None), ("light", "light"), ("dark", "dark")])
def test_the_theme_is_the_one_asked_for(theme: str, marked: str | None):
    elements = Read(plan_page(replace(material(), theme=theme))).elements
    assert elements[0] == ("html", {"lang": "en"} | ({"data-theme": marked} if marked else {}))


def test_what_is_left_out_stands_under_its_reason():
    made = material(until=0.5, skip=("airflow",))
    assert {row.because for row in made.plan.left_out} >= {"until", "skipped"}
    text = " ".join(" ".join(Read(plan_page(made)).texts).split())
    skipped = text.partition("skipped")[2]
    assert "beyond this plan’s match" in text.casefold()
    assert "Airflow" in skipped[:40]


def test_listings_and_sources_are_told():
    made = material()
    text = " ".join(" ".join(Read(plan_page(made)).texts).split())
    assert "15 listings (15 effective)" in text
    assert "2026-01-test" in text
