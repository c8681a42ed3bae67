"""Is every code of a finding in a file explained, and every explained one reported?"""

from __future__ import annotations

import re
from pathlib import Path

import pathfinder
from pathfinder.loading.codes import EXPLANATIONS, WARNINGS

ROOMS = [Path(pathfinder.__file__).parent / room for room in ("loading", "measuring")]
FILES = [path for room in ROOMS for path in sorted(room.rglob("*.py")) if path.name != "codes.py"]
SOURCES = [path.read_text(encoding="utf-8") for path in FILES]
REPORTING = re.compile(
    r'(?:Fault|Problem|report|\.problem|_report|_RowError)\(\s*(?:[\w+ ()>]+, )?"([a-z]+(?:-[a-z0-9]+)*)"'
)


def test_every_reported_code_is_explained() -> None:
    reported = {code for text in SOURCES for code in REPORTING.findall(text)}
    assert len(reported) > 15
    assert reported <= EXPLANATIONS.keys()
    assert reported >= WARNINGS


def test_every_explained_code_is_reported() -> None:
    text = "\n".join(SOURCES)
    for code in EXPLANATIONS:
        kind = code.removeprefix("unknown-").replace("-", " ")
        assert f'"{code}"' in text or f'_report_unknown("{kind}"' in text, code


def test_an_explanation_is_a_paragraph() -> None:
    for text in EXPLANATIONS.values():
        assert text.endswith(".")
        assert "\n" not in text
