"""How are parts laid on lines, and how wide are they?"""

from __future__ import annotations

import pytest

from pathfinder.rendering.lines import Look, Span, clip, flow, line_width, names_column, pad, width


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


def test_a_column_is_as_wide_as_its_names_as_far_as_there_is_room():
    names = ["sql", "x" * 40]
    assert names_column(names, Look(None), longest=30, fixed=20) == 40
    assert names_column(names, Look(120), longest=30, fixed=20) == 30
    assert names_column(names, Look(45), longest=30, fixed=20) == 25
    assert names_column(names, Look(22), longest=30, fixed=20, shortest=8) == 8
    assert names_column(["sql"], Look(120), longest=30, shortest=8) == 8
    assert names_column([], Look(80), longest=30) == 0
