"""Where in a file is the n-th character, and its line? A text that people edit, with lines as editors count them."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from pathfinder.problems import Location, Note, Problem, Severity

BOM = "\ufeff"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LARGEST_TEXT = 32 * 1024 * 1024
"""Bytes of a file that people edit; ten thousand skills take a fifth of this."""
LARGEST_TABLE = 256 * 1024 * 1024
"""Bytes of a table that a program wrote."""
_BREAK = re.compile(r"\r\n|\r|\n")


def shown_path(path: Path | str) -> str:
    """Return the path as a user would type it: relative where it lies below the working folder, else as given."""
    path = Path(path)
    if not path.is_absolute():
        return str(path)
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


class Source:
    r"""One file's text without its byte-order mark; offsets count code points from 0, lines and columns from 1.

    Lines end at \n, \r\n and \r alone. libyaml also counts U+0085, U+2028 and U+2029, which no editor does:
    that is why places are kept as offsets and turned into lines here.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.has_bom = text.startswith(BOM)
        self.text = text[1:] if self.has_bom else text
        self._last_line = (0, "")

    @cached_property
    def starts(self) -> list[int]:
        """The offset of every line's first character."""
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds the character at the offset, counted from 1."""
        return bisect_right(self.starts, offset)

    def location(self, offset: int) -> Location:
        """Return path, line and column of the character at the offset."""
        line = self.line_at(offset)
        return Location(self.path, line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its end; empty where there is no such line.

        The last one is kept: a thousand problems on a line of a megabyte share it.
        """
        if not 1 <= number <= len(self.starts):
            return ""
        if self._last_line[0] != number:
            end = self.starts[number] if number < len(self.starts) else len(self.text)
            self._last_line = (number, self.text[self.starts[number - 1] : end].rstrip("\r\n"))
        return self._last_line[1]

    def problem(
        self,
        code: str,
        message: str,
        start: int,
        end: int = 0,
        *,
        hint: str = "",
        severity: Severity = "error",
        notes: Sequence[Note] = (),
    ) -> Problem:
        """Return a problem at the offset, with the line as its excerpt and a caret up to ``end`` or the line's."""
        location = self.location(start)
        excerpt = self.line(location.line)
        room = max(1, len(excerpt) - location.column + 1)
        width = min(max(1, end - start), room)
        return Problem(code, message, location, severity, hint, excerpt, width, tuple(notes))


def read_source(path: Path, most: int = LARGEST_TEXT) -> tuple[Source, tuple[Problem, ...]]:
    """Return the file's text; empty with a problem where it cannot be read or is too large; see :func:`decoded`."""
    shown = shown_path(path)
    try:
        data = read_at_most(path, most)
    except OSError as error:
        why = error.strerror or str(error)
        return Source(shown, ""), (Problem("unreadable", f"the file cannot be read: {why}", Location(shown, 1, 1)),)
    return decoded(shown, data)


def decoded(shown: str, data: bytes) -> tuple[Source, tuple[Problem, ...]]:
    """Return the text of a file's bytes; where they are not UTF-8, what can be made out of them, with a problem."""
    try:
        return Source(shown, data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        likely = "utf-16" if data[:2] in UTF_16 else "utf-8"
        return Source(shown, data.decode(likely, "replace")), (_not_utf8(shown, data, error),)


def read_at_most(path: Path, most: int) -> bytes:
    """Return the file's bytes; OSError also where they are more than ``most``, or the file is a pipe or a device.

    A pipe is opened without waiting for somebody to write to it.
    """
    with os.fdopen(
        os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb"
    ) as file:
        if stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
            raise OSError("it is a pipe; save it as a file first")
        data = file.read(most + 1)
    if data is None:  # a terminal or a device that has nothing to say now
        raise OSError("it is no file: nothing can be read from it")
    if len(data) > most:
        raise OSError(f"it is larger than {most // 1024 // 1024} MiB")
    return data


def _not_utf8(shown: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = Source(shown, data[: error.start].decode("utf-8", "replace"))
    place = before.location(len(before.text))
    hint = "save the file as UTF-8"
    if data[:2] in UTF_16:
        hint = "the file is UTF-16: " + hint
    return Problem("encoding", f"byte 0x{data[error.start]:02x} is not UTF-8", place, hint=hint)


def line_start(text: str, at: int) -> int:
    """Return the offset of the first character of the line that holds the offset."""
    start, width = at, 256
    while start > 0:  # in growing windows: a text without one of the two breaks is not searched to its start
        start = max(0, at - width)
        found = max(text.rfind("\n", start, at), text.rfind("\r", start, at))
        if found >= 0:
            return found + 1
        width *= 4
    return 0


def column_of(text: str, at: int) -> int:
    """Return how many characters stand before the offset on its line."""
    return at - line_start(text, at)


def line_end(text: str, at: int) -> int:
    """Return the offset of the line break after the offset, or the text's end."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Return the offset where the next line starts; beyond the text where there is none."""
    end = line_end(text, at)
    return end + (2 if text.startswith("\r\n", end) else 1)


def line_break(text: str) -> str:
    """Return how the text ends its lines, as its first line does."""
    end = line_end(text, 0)
    return "\r\n" if text.startswith("\r\n", end) else text[end : end + 1] or "\n"
