"""Does what a learner keeps keep to its columns, and is nothing of it cut where it is piped?"""

from __future__ import annotations

from datetime import date

import pytest

from pathfinder.model.progress import Stale
from pathfinder.rendering.lines import Line, Look, line_width
from pathfinder.rendering.profile_text import evidence_lines
from pathfinder.rendering.progress_text import review_lines
from pathfinder.rendering.style import to_text

LONG = "A name of a skill that goes on and on and does not end where others do"
STALE = (Stale("long", LONG, date(2026, 1, 1), 40, ("long", "sql")), Stale("sql", "SQL", None, None, ("long",)))
EVIDENCE = [("long", "cv.md", "words that say so " * 9, False), ("sql", "cv.md", "SQL", True)]


def name(skill: str) -> str:
    return {"long": LONG, "sql": "SQL"}[skill]


def drawn(look: Look) -> dict[str, list[Line]]:
    return {"review": review_lines(STALE, name, look), "evidence": evidence_lines(EVIDENCE, name, look)}


@pytest.mark.parametrize("which", ["review", "evidence"])
def test_piped_nothing_is_cut(which):
    text = to_text(drawn(Look(None))[which], colour=False)
    assert LONG in text
    assert "…" not in text


@pytest.mark.parametrize("which", ["review", "evidence"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_on_a_terminal_no_line_is_wider(which, columns):
    assert max(line_width(spans) for spans in drawn(Look(columns))[which]) <= columns
