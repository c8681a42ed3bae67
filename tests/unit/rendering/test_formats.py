"""Does each name and each file ending find its format, and is a missing package said kindly?"""

from __future__ import annotations

import sys

import pytest
from materials import hostile, material

from pathfinder.errors import MissingExtraError, RequestError
from pathfinder.rendering.formats import FORMATS, NAMES, format_named, format_of_file
from pathfinder.rendering.material import safe_url


@pytest.mark.parametrize("name", NAMES)
def test_names_and_endings_find_their_format(name: str):
    found = format_named(name)
    assert found.name == name
    for ending in found.endings:
        assert format_of_file(f"plan{ending.upper()}") is found
        assert format_named(ending.lstrip(".")) is found


def test_endings_are_each_of_one_format():
    endings = [ending for each in FORMATS for ending in each.endings]
    assert len(endings) == len(set(endings))


def test_unknown_names_and_endings_are_refused_with_a_hint():
    with pytest.raises(RequestError, match="no format 'htlm'") as refused:
        format_named("htlm")
    assert refused.value.hint == "did you mean 'html'?"
    with pytest.raises(RequestError, match=r"'\.xlsx' of plan\.xlsx"):
        format_of_file("plan.xlsx")
    with pytest.raises(RequestError, match="plan has no ending"):
        format_of_file("plan")


@pytest.mark.parametrize(("name", "package"), [("png", "resvg_py"), ("html", "jinja2"), ("ics", "icalendar")])
def test_a_missing_package_names_the_extra(name: str, package: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, package, None)
    wanted = format_named(name)
    module = wanted.renderer.partition(":")[0]
    for loaded in [each for each in sys.modules if each == module or each.startswith("pathfinder.rendering.page")]:
        monkeypatch.delitem(sys.modules, loaded)
    with pytest.raises(MissingExtraError) as missing:
        wanted.render(material())
    assert missing.value.extra == "pictures"
    assert "pathfinder[pictures]" in missing.value.hint


@pytest.mark.parametrize("name", [each.name for each in FORMATS if each.name != "ics"])
def test_the_same_plan_gives_the_same_bytes(name: str):
    wanted = format_named(name)
    assert wanted.render(hostile()) == wanted.render(hostile()) != b""


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.test/x?y=1&z=2#q", "https://a.test/x?y=1&z=2#q"),
        ("HTTP://a.test", "HTTP://a.test"),
        ("javascript:alert(1)", ""),
        (" java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.test/x", ""),
        ("https://", ""),
        ("https://[", ""),
        ("https://a.test/\"><x>(y)'\\ z", "https://a.test/%22%3E%3Cx%3E%28y%29%27%5C%20z"),
        ("https://a.test/ü", "https://a.test/%C3%BC"),
    ],
)
def test_only_web_addresses_are_safe(url: str, safe: str):
    assert safe_url(url) == safe
