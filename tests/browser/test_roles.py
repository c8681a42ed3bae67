"""Does the page of each of the ten roles load without a complaint, a request, or a fault that axe finds?"""

from __future__ import annotations

from pathlib import Path

import pytest
from bundled import ROLES, roadmap

from pathfinder.rendering.numbers import percent
from pathfinder.rendering.picture.widths import width

pytest.importorskip("jinja2")
SAMPLE = "The quick brown fox jumps over the lazy dog"
pytestmark = pytest.mark.browser


def saved(tmp_path: Path, role: str) -> Path:
    from pathfinder.rendering.page.page import plan_page

    path = tmp_path / f"{role}.html"
    path.write_text(plan_page(roadmap(role)), encoding="utf-8")
    return path


@pytest.mark.parametrize("role", ROLES)
def test_the_page_of_a_role(browser, tmp_path, role: str):
    made = roadmap(role)
    browser.open(saved(tmp_path, role))
    assert browser.run("return document.getElementById('now-match').textContent") == percent(made.plan.match_before)
    after = browser.run("return [...document.querySelectorAll('.row .after')].map(e => e.textContent)")
    assert after == [percent(step.match) for step in made.plan.steps]
    assert browser.complaints() == []
    assert browser.asked_for() <= {"file", "data"}


@pytest.mark.parametrize("role", ROLES)
def test_no_text_stands_over_the_edge_of_its_card(browser, tmp_path, role: str):
    browser.open(saved(tmp_path, role))
    wide = browser.run(
        """
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = '100px ' + getComputedStyle(document.querySelector('.wide .step text')).fontFamily;
      return pen.measureText(arguments[0]).width / 100""",
        SAMPLE,
    )
    if wide > width(SAMPLE, 1.0) + 0.01:
        pytest.skip("no font here has the widths that the picture reckons with (apt-get install fonts-liberation)")
    over = browser.run("""
      return [...document.querySelectorAll('.wide .step')].flatMap(step => {
        const card = step.querySelector('rect').getBBox();
        return [...step.querySelectorAll('text')].filter(t => t.getBBox().x + t.getBBox().width > card.x + card.width)
          .map(t => t.textContent);
      })""")
    assert over == []


def test_axe_finds_no_fault_in_a_long_roadmap(browser, tmp_path, axe: str):
    browser.open(saved(tmp_path, "ml-engineer"))
    browser.run(axe)
    found = browser.driver.execute_async_script(
        "axe.run().then(arguments[0], e => arguments[0]({violations: [String(e)]}))"
    )
    assert [fault["id"] for fault in found["violations"]] == []
