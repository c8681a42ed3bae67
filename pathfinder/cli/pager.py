"""Does output go through a pager? On a terminal, when it is longer than the screen, and nobody said otherwise."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from typing import TextIO

DEFAULT = "less"
LESS = "FRX"
"""What less gets unless LESS says otherwise: leave at once if it fits, keep colours, leave the text on the screen."""


def pager_for(text: str, stream: TextIO) -> list[str] | None:
    """Return the command of the pager that the text should go through, or None.

    PATHFINDER_PAGER goes before PAGER; an empty one, or ``cat``, means none. A dumb terminal has none.
    """
    if not stream.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return None
    try:
        height = os.get_terminal_size(stream.fileno()).lines
    except OSError:
        return None
    if text.count("\n") < height or height <= 1:
        return None
    return _command(os.environ.get("PATHFINDER_PAGER", os.environ.get("PAGER", DEFAULT if os.name == "posix" else "")))


def _command(asked: str) -> list[str] | None:
    try:
        words = shlex.split(asked)
    except ValueError:  # an open quote
        return None
    if not words or words == ["cat"] or shutil.which(words[0]) is None:
        return None
    return words


def page(text: str, command: list[str]) -> bool:
    """Show the text in the pager and wait until the reader leaves it; False where the pager did not start."""
    sys.stdout.flush()
    environment = {"LESS": LESS, "LESSCHARSET": "utf-8"} | dict(os.environ)
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the reader's own choice
    except OSError:
        return False
    try:
        with suppress(BrokenPipeError):  # the reader left before the end
            pager.communicate(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    except KeyboardInterrupt:  # belongs to the pager, which also got it
        _wait(pager)
    return True


def _wait(pager: subprocess.Popen[bytes]) -> None:
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
