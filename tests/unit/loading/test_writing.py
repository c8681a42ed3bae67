"""Is what is written read again as the text that it was, by us and by others?"""

from __future__ import annotations

import pytest
import yaml

from pathfinder.loading.writing import yaml_text


@pytest.mark.parametrize(
    "text",
    ["0x1f", "0o17", "0b1", "yes", "No", "null", "y", "1e3", "1_000", "2026-11-30", "12:30", "-.5", "", "a: b", "a #b"],
)
def test_what_a_reader_could_take_for_something_else_is_quoted(text: str) -> None:
    assert yaml_text(text).startswith('"')
    assert yaml.safe_load(yaml_text(text)) == text


@pytest.mark.parametrize("text", ["SQL", "C++", "2nd step", "0xen", "R&D", "t-sql"])
def test_all_others_are_read_as_they_were(text: str) -> None:
    assert yaml.safe_load(yaml_text(text)) == text
