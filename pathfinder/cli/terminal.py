"""Where does output go, and how may it look there? The only place that prints, but for rich's bar in `progress`."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from pathfinder.errors import DataError, PathfinderError, RequestError
from pathfinder.rendering.lines import Line, Look, Span, line
from pathfinder.rendering.style import to_text

if TYPE_CHECKING:
    from pathfinder.problems import Problem

DRAWN = "╭│├╰✓▶○◌◆★━╍Σ▁█→…"
"""Characters that the roadmap is drawn with; an encoding that lacks one gets ASCII."""


MOST_DIGITS = 4
"""Digits of COLUMNS; no terminal has ten thousand columns, and Python refuses numbers of thousands of digits."""

_REDRAWN = 79
"""Columns of a line that is redrawn: blanks wipe the last one, which every console knows."""
_ESCAPES = 4
"""ENABLE_VIRTUAL_TERMINAL_PROCESSING of a Windows console."""
NO_PAGER, NO_COLOR = "--no-pager", "--no-color"
_asked: frozenset[str] = frozenset()
"""Which of these two the command line holds; they also hold for what is said before the options are read."""


def obey(arguments: Sequence[str]) -> None:
    """Take note of the command line's words that hold for everything that is printed."""
    global _asked  # noqa: PLW0603 - one process has one command line and one terminal
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    _asked = frozenset(options) & {NO_PAGER, NO_COLOR}
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not _carries_text(stream.encoding):
            stream.reconfigure(encoding="utf-8")
    if sys.platform == "win32":  # the same bytes as everywhere: no carriage returns
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(newline="\n")  # type: ignore[union-attr]


def _carries_text(encoding: str) -> bool:
    """True for an encoding that knows at least English: PYTHONIOENCODING also takes ``idna`` and ``undefined``."""
    sample = "more than a label of a domain " * 3
    try:
        return sample.encode(encoding).decode(encoding).startswith(sample)
    except (ValueError, LookupError):
        return False


def look_for(stream: TextIO, *, no_color: bool = False, ascii_only: bool = False) -> Look:
    """Return how output to the stream may look, by the options, the environment and the stream itself."""
    return Look(
        width=_columns(stream),
        colour=not no_color and NO_COLOR not in _asked and _in_colour(stream),
        ascii=ascii_only or not _encodes(stream, DRAWN),
    )


def _in_colour(stream: TextIO) -> bool:
    """NO_COLOR (no-color.org) goes before FORCE_COLOR; without either, a terminal that is not dumb."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb" and _obeys_escapes(stream)


if sys.platform == "win32":

    def _obeys_escapes(stream: TextIO) -> bool:
        """Have the console obey escapes, which Windows leaves to every program to ask for; False where it cannot."""
        import ctypes
        import msvcrt

        console, mode = msvcrt.get_osfhandle(stream.fileno()), ctypes.c_ulong()
        asked = ctypes.windll.kernel32.GetConsoleMode(console, ctypes.byref(mode))
        return bool(asked and ctypes.windll.kernel32.SetConsoleMode(console, mode.value | _ESCAPES))

else:

    def _obeys_escapes(_stream: TextIO) -> bool:
        """Terminals elsewhere do."""
        return True


def _columns(stream: TextIO) -> int | None:
    """Return the columns to keep to: COLUMNS, else the terminal's; None when piped, where nothing is cut."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdecimal() and len(asked) <= MOST_DIGITS and int(asked) > 0:
        return int(asked)
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        return 80


def _encodes(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write(text: str) -> None:
    """Write text to stdout; what its encoding lacks becomes a question mark, never an error."""
    if not _encodes(sys.stdout, text):
        encoding = sys.stdout.encoding or "ascii"
        text = text.encode(encoding, "replace").decode(encoding)
    sys.stdout.write(text)


def write_bytes(content: bytes) -> None:
    """Write bytes to stdout as they are, behind all that was written before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_json(value: object) -> None:
    """Write the value to stdout as JSON; in another encoding than JSON's own with escapes: all read the same."""
    from pathfinder.rendering.plan_json import to_json

    write_json_text(to_json(value))


def write_json_text(text: str) -> None:
    """Write what is JSON already."""
    if not text.isascii() and (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        import json

        text = "".join(mark if mark.isascii() else json.dumps(mark)[1:-1] for mark in text)
    write(text)


def show(lines: Iterable[Line], look: Look) -> None:
    """Print lines to stdout, through a pager where they are more than a terminal shows."""
    text = to_text(lines, colour=look.colour)
    if sys.stdout.isatty() and NO_PAGER not in _asked:
        from pathfinder.cli.pager import page, pager_for

        command = pager_for(text, sys.stdout)
        if command is not None and page(text, command):
            return
    write(text)


def say(spans: Line) -> None:
    """Print one line to stderr."""
    look = look_for(sys.stderr)
    text = to_text([spans], colour=look.colour)
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(text.encode(encoding, "replace").decode(encoding))


def redraw(text: str) -> None:
    """Put a line over the last one on stderr, on a terminal only; an empty text wipes it, also where escapes do not."""
    if sys.stderr.isatty():
        sys.stderr.write("\r" + text.ljust(_REDRAWN) + ("" if text else "\r"))
        sys.stderr.flush()


def _told(label: str, style: str, text: str) -> None:
    """Print a labelled text to stderr; on a terminal it is broken at blanks, below itself."""
    from pathfinder.rendering.style import harmless

    text = harmless(text)
    columns = _columns(sys.stderr) if sys.stderr.isatty() else None
    pieces = [text]
    if columns is not None and len(text) > columns - len(label):
        from pathfinder.rendering.why_text import broken

        pieces = broken(text, max(20, columns - len(label)))
    say(line(Span(label, style), pieces[0]))
    for piece in pieces[1:]:
        say(line(" " * len(label), piece))


def warn(text: str) -> None:
    """Print a warning to stderr."""
    _told("warning: ", "warn", text)


def warn_of(*problems: Problem) -> None:
    """Print problems with their places to stderr, in the order given."""
    if not problems:  # most often: nothing is loaded for it
        return
    from pathfinder.rendering.problems_text import problem_lines

    for spans in problem_lines(problems, look_for(sys.stderr)):
        say(spans)


def say_text(text: str) -> None:
    """Print one plain line to stderr."""
    from pathfinder.rendering.style import harmless

    say(line(harmless(text)))


def can_ask() -> bool:
    """True where somebody can read a question and answer it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str) -> str | None:
    """Return what somebody answers; None where they end the input instead (Ctrl-D)."""
    try:
        return input(question).strip()
    except EOFError:
        write("\n")
        return None


def agreed(question: str) -> bool:
    """Return whether somebody says yes, or just Enter."""
    answer = ask(f"{question} [Y/n] ")
    return answer is not None and answer.casefold() in {"", "y", "yes"}


def hint(text: str) -> None:
    """Print a hint to stderr, on a terminal only."""
    if sys.stderr.isatty():
        _told("hint: ", "hint", text)


def report_error(error: PathfinderError) -> None:
    """Print what went wrong: every problem with its place, or every reason, then what would help."""
    if isinstance(error, DataError):
        warn_of(*error.problems)
        return
    for reason in error.reasons if isinstance(error, RequestError) else (error.message,):
        _told("error: ", "bad", reason)
    if error.hint:
        _told("hint: ", "hint", error.hint)


def report_usage(message: str, usage: str, help_command: str) -> None:
    """Print what was typed wrongly and where help is."""
    if usage:
        say(line(Span(usage, "quiet")))
    _told("error: ", "bad", message)
    _told("hint: ", "hint", f"`{help_command}` shows examples and options")
