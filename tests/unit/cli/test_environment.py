"""Does what the environment says of the terminal and the day hold, and does nonsense there do no harm?"""

from __future__ import annotations

import io
import sys
from datetime import date

import pytest

from pathfinder.cli.terminal import look_for, obey, write
from pathfinder.cli.world import today
from pathfinder.errors import RequestError


@pytest.mark.parametrize(("text", "width"), [("80", 80), ("1", 1), ("0080", 80), ("9999", 9999)])
def test_columns_hold_where_they_are_a_number(text, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", text)
    assert look_for(io.StringIO()).width == width


@pytest.mark.parametrize("text", ["", "0", "-1", "abc", "\u00b2", "\u0663", "8_0", "1e3", "1000000000", "1" * 5000])
def test_columns_that_no_terminal_has_are_none(text, monkeypatch):
    monkeypatch.setenv("COLUMNS", text)
    assert look_for(io.StringIO()).width is None


def test_a_day_stands_in_for_the_clock(monkeypatch):
    monkeypatch.setenv("PATHFINDER_TODAY", "2027-01-04")
    assert today() == date(2027, 1, 4)


@pytest.mark.parametrize("text", ["x", "2026-02-30", "0000-00-00", "2027-01-04T00:00"])
def test_what_is_no_day_is_one_clear_error(text, monkeypatch):
    monkeypatch.setenv("PATHFINDER_TODAY", text)
    with pytest.raises(RequestError, match="PATHFINDER_TODAY is"):
        today()


@pytest.mark.parametrize("encoding", ["idna", "undefined"])
def test_an_encoding_that_carries_no_text_becomes_utf_8(encoding, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr("sys.stdout", stream)
    obey([])
    write("Data → skills\n")
    stream.flush()
    assert stream.buffer.getvalue().decode() == "Data → skills\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16", "cp037"])
def test_an_encoding_that_carries_text_stays(encoding, monkeypatch):
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    obey([])
    assert sys.stdout.encoding == encoding
