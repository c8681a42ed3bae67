"""Is every code that the loading room reports explained, and every explained one reported?"""

from __future__ import annotations

import re
from pathlib import Path

import pathfinder.loading
from pathfinder.loading.codes import EXPLANATIONS

ROOM = Path(pathfinder.loading.__file__).parent
OTHERS = {"codes.py", "plans.py"}
"""Saved plans and the profile (profile*.py) are no part of what `curriculum check` checks."""

SOURCES = {
    path.name: path.read_text(encoding="utf-8")
    for path in ROOM.glob("*.py")
    if path.name not in OTHERS and not path.name.startswith("profile")
}
REPORTING = re.compile(
    r'(?:Fault|Problem|report|\.problem|_report|_RowError)\(\s*(?:[\w+ ()>]+, )?"([a-z]+(?:-[a-z0-9]+)+)"'
)


def test_every_reported_code_is_explained() -> None:
    reported = {code for text in SOURCES.values() for code in REPORTING.findall(text)}
    assert len(reported) > 15
    assert reported <= EXPLANATIONS.keys()


def test_every_explained_code_is_reported() -> None:
    text = "\n".join(SOURCES.values())
    for code in EXPLANATIONS:
        kind = code.removeprefix("unknown-").replace("-", " ")
        assert f'"{code}"' in text or f'_report_unknown("{kind}"' in text, code


def test_an_explanation_is_a_paragraph() -> None:
    for text in EXPLANATIONS.values():
        assert text.endswith(".")
        assert "\n" not in text
