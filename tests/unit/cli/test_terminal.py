"""Does all that is printed go through one place, and does a line over another hide it?"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pathfinder
from pathfinder.cli import terminal

PRINTS = re.compile(r"std(?:out|err)\.(?:buffer\.)?write|typer\.echo")


def test_nothing_else_prints():
    root = Path(pathfinder.__file__).parent
    found = {path.relative_to(root).as_posix() for path in root.rglob("*.py") if PRINTS.search(path.read_text("utf-8"))}
    assert found == {"cli/terminal.py"}


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_redrawn_line_covers_the_last_one_and_is_wiped(monkeypatch):
    for stream, shown in ((Screen(), "\r" + "gap 2 %".ljust(79) + "\r" + " " * 79 + "\r"), (io.StringIO(), "")):
        monkeypatch.setattr("sys.stderr", stream)
        terminal.redraw("gap 2 %")
        terminal.redraw("")
        assert stream.getvalue() == shown
