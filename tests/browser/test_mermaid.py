"""Does Mermaid itself read the diagram, and does it draw names as text?"""

from __future__ import annotations

import pytest
from materials import hostile, material, wide_rows, wide_world

from pathfinder.rendering.mermaid import plan_mermaid
from pathfinder.rendering.style import harmless

pytestmark = pytest.mark.browser

DRAW = """
const [text, done] = arguments;
mermaid.initialize({startOnLoad: false, securityLevel: 'strict', maxTextSize: 500000, maxEdges: 2000});
mermaid.render('drawn', text).then(({svg}) => { document.body.innerHTML = svg; done(document.body.textContent); },
  (error) => done('ERROR ' + error));
"""


@pytest.mark.parametrize("made", [material(have="python"), hostile(), material(wide_world(80), wide_rows(80))])
def test_it_draws_every_name(browser, mermaid: str, tmp_path, made):
    blank = tmp_path / "blank.html"
    (tmp_path / "mermaid.js").write_text(mermaid, encoding="utf-8")
    blank.write_text(
        "<!DOCTYPE html><meta charset=utf-8><title>blank</title><body><script src=mermaid.js></script>",
        encoding="utf-8",
    )
    browser.open(blank)
    drawn = browser.driver.execute_async_script(DRAW, plan_mermaid(made))
    assert not drawn.startswith("ERROR"), drawn[:500]
    for step in made.plan.steps:
        assert " ".join(harmless(step.name).split()) in " ".join(drawn.split()), step.name
    assert browser.run("return window.ran") == []
    assert browser.run("return document.querySelectorAll('script, img').length") == 0
