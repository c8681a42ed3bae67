"""Is nothing kept that reaches a person, and does no text make that slow?"""

from __future__ import annotations

import pytest

from pathfinder.fetching.listing import NOBODY, without_people

LONG = 200_000
"""In quadratic time each of these would take minutes: a test that hangs has failed."""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("mail jane.d+x@mail.example.co.uk.", f"mail {NOBODY}."),
        ("jane (at) example (dot) org or jane [at] example.org", f"{NOBODY} or {NOBODY}"),
        ("see https://www.linkedin.com/in/jane-doe, ok", "see , ok"),
        ("de.linkedin.com&#x2F;in&#x2F;jane", ""),
        ("x@y and @handle and a.b", "x@y and @handle and a.b"),
    ],
)
def test_what_reaches_a_person_goes(text, left):
    assert without_people(text) == left


@pytest.mark.parametrize("part", ["_", "-", "a.", "a ", "a (", "a (at", "a@", "www.", "https:"])
def test_a_word_without_end_is_read_once(part):
    text = part * LONG
    assert without_people(text) == text
