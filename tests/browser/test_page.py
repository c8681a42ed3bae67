"""Does the page work where it is read: in a browser, from a file, by mouse, keyboard and screen reader?"""

from __future__ import annotations

from pathlib import Path

import pytest
from materials import HOSTILE, hostile, material, wide_rows, wide_world

from pathfinder.rendering.numbers import percent
from pathfinder.rendering.style import harmless

pytest.importorskip("jinja2")
pytestmark = pytest.mark.browser

WORLD = "python; sql 20; dbt 14: sql git|svn; git 8; svn; airflow 18: python; spark 35: python sql; pyspark 12: spark"
ROWS = "9 python sql; 3 dbt sql; 2 airflow python; 4 spark sql; 1 git; 2 pyspark"
CLICK = "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))"


def saved(tmp_path: Path, made) -> Path:
    from pathfinder.rendering.page.page import plan_page

    path = tmp_path / "roadmap.html"
    path.write_text(plan_page(made), encoding="utf-8")
    return path


@pytest.fixture
def page(browser, tmp_path):
    browser.open(saved(tmp_path, material(WORLD, ROWS, have="python")))
    return browser


def card(page, skill: str):
    return page.run("return document.querySelector(`.wide .step[data-step='${arguments[0]}']`)", skill)


def text_of(page, selector: str) -> str:
    return page.run("return document.querySelector(arguments[0])?.textContent ?? ''", selector)


def marked(page) -> list[str]:
    return page.run(
        "return [...document.querySelectorAll('.row input:checked')].map(i => i.closest('.row').dataset.step)"
    )


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
@pytest.mark.parametrize("dark", [False, True])
def test_it_loads_from_a_file_without_a_complaint_or_a_request(browser, tmp_path, size, dark: bool):
    made = material(wide_world(80), wide_rows(80))
    browser.open(saved(tmp_path, made), width=size[0], height=size[1], dark=dark)
    assert browser.complaints() == []
    assert browser.asked_for() <= {"file", "data"}
    assert browser.run("return document.documentElement.scrollWidth") <= size[0]
    shown = browser.run(
        "return [...document.querySelectorAll('svg.graph')].filter(s => s.getBoundingClientRect().width).length"
    )
    assert shown == 1
    paper = browser.run("return getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(16, 20, 28)" if dark else "rgb(247, 245, 240)")


def test_the_theme_turns_by_its_button_and_is_kept(page):
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = page.run(paper)
    page.run("document.getElementById('theme').click(); document.getElementById('theme').click()")
    assert text_of(page, "#theme") == "Theme: dark"
    dark = page.run(paper)
    assert dark != light
    page.driver.refresh()
    assert page.run(paper) == dark


@pytest.mark.parametrize("have", ["", "python", "git sql"])
def test_matches_are_the_planners(browser, tmp_path, have: str):
    plan = material(WORLD, ROWS, have=have).plan
    browser.open(saved(tmp_path, material(WORLD, ROWS, have=have)))
    assert text_of(browser, "#now-match") == percent(plan.match_before)
    after = browser.run("return [...document.querySelectorAll('.row .after')].map(e => e.textContent)")
    assert after == [percent(step.match) for step in plan.steps]


def test_marking_gives_the_numbers_that_the_planner_gives(browser, tmp_path):
    browser.open(saved(tmp_path, material(WORLD, ROWS)))
    browser.run("document.querySelector(\".row[data-step='spark'] input\").click()")
    truth = material(WORLD, ROWS, have="spark").plan
    assert set(marked(browser)) == {"spark", *truth.assumed}
    assert text_of(browser, "#now-match") == percent(truth.match_before)
    assert text_of(browser, "#left-hours") == f"{truth.hours:g} h"
    assert text_of(browser, "#left-steps") == str(len(truth.steps))
    assert "It opens" in text_of(browser, "#told")
    assert "PySpark".casefold() in text_of(browser, "#told").casefold()
    assert browser.run("return document.querySelector('.mine').getAttribute('d')").startswith("M")
    assert (
        browser.run("return document.getElementById('command').textContent")
        == "pathfinder plan --role role --have spark"
    )
    browser.driver.refresh()
    assert set(marked(browser)) == {"spark", *truth.assumed}
    browser.run("document.getElementById('reset').click()")
    assert marked(browser) == []
    assert browser.complaints() == []


def test_what_is_no_longer_needed_is_said(browser, tmp_path):
    made = material(WORLD, ROWS, until=0.5)
    browser.open(saved(tmp_path, made))
    for step in made.plan.steps[:2]:
        browser.run("document.querySelector(`.row[data-step='${arguments[0]}'] input`).click()", step.skill)
    browser.run("document.querySelector(`.row[data-step='${arguments[0]}'] input`).click()", made.plan.steps[-1].skill)
    states = browser.run("return [...document.querySelectorAll('.row')].map(r => r.dataset.state)")
    assert states.count("next") <= 1
    assert text_of(browser, "#left-steps") == str(sum(state in ("next", "later") for state in states))


def test_a_card_says_why_and_leads_on(page):
    page.run(CLICK, card(page, "spark"))
    said = text_of(page, "#detail")
    for told in ("Spark", "Why", "95 % interval", "Hours", "35 h", "Needs", "Python", "✓ known", "opens", "Pyspark"):
        assert told in said
    assert page.run("return document.activeElement.id") == "detail"
    page.run("[...document.querySelectorAll('#detail .link')].find(b => b.textContent === 'Sql').click()")
    assert text_of(page, "#detail-name") == "Sql"
    page.run("document.getElementById('mark').click()")
    assert "sql" in marked(page)
    assert page.run("return document.getElementById('mark').getAttribute('aria-pressed')") == "true"
    page.keys("\ue00c")  # Escape
    assert page.run("return document.getElementById('detail').hidden")
    assert page.run("return document.activeElement.dataset.step") == "sql"


def test_search_finds_by_name_and_by_spelling_in_any_case(page):
    page.run("const f = document.getElementById('find'); f.value = 'SPÁRK'; f.dispatchEvent(new Event('input'))")
    assert text_of(page, "#found") == "2 of 6 skills"
    shown = page.run("return [...document.querySelectorAll('.row:not([hidden])')].map(r => r.dataset.step)")
    assert sorted(shown) == ["pyspark", "spark"]
    assert page.run("return document.querySelectorAll('.wide .step.hit').length") == 2
    page.run("document.getElementById('find').focus()")
    page.keys("\ue007")  # Enter
    assert text_of(page, "#detail-name") in ("Spark", "Pyspark")
    page.run("const f = document.getElementById('find'); f.value = 'nothing so'; f.dispatchEvent(new Event('input'))")
    assert text_of(page, "#found") == "0 of 6 skills"


def test_the_map_is_walked_by_keys(page):
    page.run("document.getElementById('zoom-fit').focus()")
    page.keys("\ue004")  # Tab
    order = page.run("return [...document.querySelectorAll('.wide .step')].map(s => s.dataset.step)")
    focus = "return document.activeElement.dataset.step"
    assert page.run(focus) == order[0]
    page.keys("\ue014")  # right
    assert page.run(focus) == order[1]
    page.keys("\ue015")  # down
    below = page.run(focus)
    assert below not in order[:4]
    page.keys("\ue013")  # up
    assert page.run(focus) in order[:4]
    page.keys("\ue010")  # End
    assert page.run(focus) == order[-1]
    page.keys("k")
    assert order[-1] in marked(page)
    page.keys("\ue007")  # Enter
    assert page.run("return document.activeElement.id") == "detail"
    assert page.run("return document.querySelectorAll('.wide .step[tabindex=\"0\"]').length") == 1


def test_the_map_is_dragged_and_zoomed(browser, tmp_path):
    from selenium.webdriver.common.action_chains import ActionChains

    browser.open(saved(tmp_path, material(wide_world(80), wide_rows(80))))
    view = "return document.querySelector('.wide svg').getAttribute('viewBox').split(' ').map(Number)"
    before = browser.run(view)
    viewport = browser.run("return document.getElementById('viewport')")
    browser.run("arguments[0].scrollIntoView()", viewport)
    ActionChains(browser.driver).move_to_element(viewport).click_and_hold().move_by_offset(0, -200).release().perform()
    dragged = browser.run(view)
    assert dragged[1] > before[1] + 100
    assert browser.run("return document.getElementById('detail').hidden")
    browser.run("document.getElementById('zoom-in').click()")
    assert browser.run(view)[2] == pytest.approx(dragged[2] / 1.4)
    browser.run("document.getElementById('zoom-fit').click()")
    left, top, wide, high = browser.run(view)
    box = browser.run(
        "const b = document.querySelector('.wide .step:last-child').getBBox(); return [b.x, b.y, b.width, b.height]"
    )
    assert left <= box[0]
    assert box[0] + box[2] <= left + wide
    assert top <= box[1]
    assert box[1] + box[3] <= top + high


def test_hostile_names_are_only_ever_text(browser, tmp_path):
    made = hostile()
    browser.open(saved(tmp_path, made))
    for step in made.plan.steps:
        browser.run(CLICK, card(browser, step.skill))
        assert text_of(browser, "#detail-name") == harmless(step.name)
        browser.run("document.getElementById('mark').click()")
        assert text_of(browser, "#told").startswith("You know") or "learned again" in text_of(browser, "#told")
    assert {step.name for step in made.plan.steps} == set(HOSTILE)
    assert browser.run("return window.ran") == []
    assert browser.run("return document.querySelectorAll('script').length") == 2
    assert browser.run("return document.querySelectorAll('img, iframe, object, embed, b').length") == 0
    assert browser.run("return [...document.links].filter(a => !/^https?:|#/.test(a.getAttribute('href'))).length") == 0
    assert browser.complaints() == []
    assert browser.asked_for() <= {"file", "data"}


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_serious_fault(browser, tmp_path, axe: str, size, dark: bool):
    browser.open(saved(tmp_path, material(WORLD, ROWS, have="python")), width=size[0], height=size[1], dark=dark)
    row = browser.run("return document.querySelector('.row input')")
    browser.run("arguments[0].click()", row)
    for open_card in (False, True):
        if open_card:
            skill = browser.run("return document.querySelectorAll('.step')[2].dataset.step")
            for each in browser.run(f"return [...document.querySelectorAll(`[data-step='{skill}'].step`)]"):
                browser.run(CLICK, each)
        browser.run(axe)
        found = browser.driver.execute_async_script(
            "axe.run().then(arguments[0], e => arguments[0]({violations: [String(e)]}))"
        )
        faults = [(fault["id"], fault["impact"], fault["nodes"][0]["html"][:200]) for fault in found["violations"]]
        assert faults == []


def test_texts_of_the_map_fit_their_cards_in_this_browser_too(browser, tmp_path):
    names = "; ".join(f"{name} 10" for name in ("continuous-integration", "x" * 40, "sql", "identity-and-access"))
    browser.open(
        saved(tmp_path, material(names, "3 sql; 2 continuous-integration; 1 identity-and-access; 1 " + "x" * 40))
    )
    over = browser.run("""
      return [...document.querySelectorAll('.wide .step')].flatMap(step => {
        const card = step.querySelector('rect').getBBox();
        return [...step.querySelectorAll('text')].filter(t => t.getBBox().x + t.getBBox().width > card.x + card.width)
          .map(t => t.textContent);
      })""")
    assert over == []


def test_it_prints_every_step_in_dark_ink_on_white(page):
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert page.run("return getComputedStyle(document.querySelector('.map')).display") == "none"
        assert page.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.run(
            "return [...document.querySelectorAll('.row')].every(r => r.getBoundingClientRect().height > 0)"
        )
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
