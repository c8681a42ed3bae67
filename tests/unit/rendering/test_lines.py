"""How are parts laid on lines, and how wide are they?"""

from __future__ import annotations

import pytest

from pathfinder.rendering.lines import Span, clip, flow, line_width, pad, width


def texts(parts, columns, separator):
    return ["".join(span.text for span in spans) for spans in flow([Span(part) for part in parts], columns, separator)]


def test_a_comma_stays_with_the_line_that_it_ends():
    assert texts(["aa", "bb", "cc"], 7, ", ") == ["aa, bb,", "cc"]
    assert all(len(text) <= 6 for text in texts(["aa", "bb", "cc", "d"], 6, ", "))


def test_a_separator_between_blanks_goes_at_the_break():
    assert texts(["aa", "bb", "cc"], 7, " · ") == ["aa · bb", "cc"]


def test_a_part_that_is_too_long_stays_whole():
    assert texts(["long word", "b"], 4, " ") == ["long word", "b"]


WIDTHS = [("データ", 6), ("🚀", 2), ("é", 1), ("e\u0301", 1), ("✓", 1), ("عربى", 4)]


@pytest.mark.parametrize(("text", "columns"), WIDTHS)
def test_width_is_counted_in_columns(text, columns):
    assert width(text) == columns
    assert width(pad(text, 8)) == 8


@pytest.mark.parametrize("columns", range(8))
def test_a_clipped_text_is_never_wider_than_asked(columns):
    for text in ("データ分析", "abcdefghij", "🚀🚀🚀🚀🚀"):
        assert width(clip(text, columns)) <= columns
        assert line_width((Span(clip(text, columns)),)) <= columns
