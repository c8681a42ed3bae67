"""Are lines and columns those that an editor shows?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pathfinder.loading.sources import Source, read_at_most, read_source, shown_path


def test_lines_end_at_all_three_line_breaks_and_at_nothing_else() -> None:
    source = Source("f", "one\ntwo\r\nthree\rfour\u2028still\x85four\nfive")
    lines = [source.line(number) for number in range(1, 7)]
    assert lines == ["one", "two", "three", "four\u2028still\x85four", "five", ""]
    assert source.location(source.text.index("still"))[1:] == (4, 6)
    assert str(source.location(source.text.index("five"))) == "f:5:1"


def test_columns_count_characters_not_bytes() -> None:
    source = Source("f", "é😀 x")
    assert source.location(3).column == 4


def test_a_byte_order_mark_is_skipped_and_remembered() -> None:
    source = Source("f", "\ufeffa: b")
    assert source.has_bom
    assert source.text == "a: b"
    assert source.location(0).column == 1


def test_a_caret_does_not_leave_its_line() -> None:
    problem = Source("f", "abc\ndef").problem("x", "y", 1, 7)
    assert (problem.excerpt, problem.width) == ("abc", 2)


@pytest.mark.parametrize(
    ("data", "line", "column", "hint"),
    [(b"a: b\n\xc3\xa4 \xff", 2, 3, "save"), (b"\xff\xfea\x00", 1, 1, "the file is UTF-16")],
)
def test_what_is_not_utf8_is_named_with_its_place(
    tmp_path: Path, data: bytes, line: int, column: int, hint: str
) -> None:
    (tmp_path / "f.yaml").write_bytes(data)
    source, (problem,) = read_source(tmp_path / "f.yaml")
    assert source.text.startswith("a"), "what can be made out of it"
    assert problem.code == "encoding"
    assert problem.location is not None
    assert problem.location[1:] == (line, column)
    assert problem.hint.startswith(hint)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    _, (problem,) = read_source(tmp_path / "none.yaml")
    assert problem.code == "unreadable"


def test_paths_are_shown_as_one_would_type_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "a" / "b.yaml") == str(Path("a/b.yaml"))
    assert shown_path(tmp_path.parent / "c.yaml") == str(tmp_path.parent / "c.yaml")
    assert shown_path(Path("a/../b.yaml")) == str(Path("a/../b.yaml"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes with names")
def test_nobody_waits_for_a_pipe_to_be_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="it is a pipe"):
        read_at_most(tmp_path / "pipe", 10)


def test_no_more_is_read_than_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 11)
    assert read_at_most(tmp_path / "a", 11) == b"x" * 11
    with pytest.raises(OSError, match="it is larger than"):
        read_at_most(tmp_path / "a", 10)
