"""The command line as a person sees it: in a pseudo-terminal of a given size."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import NamedTuple

from running import LEFT_OUT, ROOT

SGR = re.compile(r"\x1b\[[0-9;]*m")
SGR_BYTES = re.compile(rb"\x1b\[[0-9;]*m")


class Seen(NamedTuple):
    """What came out of the terminal, and the exit status."""

    text: str
    status: int

    @property
    def plain(self) -> str:
        """The text without colours."""
        return SGR.sub("", self.text)

    @property
    def lines(self) -> list[str]:
        """The lines without colours."""
        return self.plain.splitlines()


def in_terminal(
    *arguments: str, columns: int = 80, rows: int = 500, keys: bytes = b"", encoding: str = "utf-8", **environment: str
) -> Seen:
    """Run `pathfinder …` with stdin, stdout and stderr on a terminal; ``keys`` are typed once something is shown."""
    start = [sys.executable, "-m", "pathfinder", *arguments]
    ours, running = _started(start, rows, columns, ROOT, {"PYTHONIOENCODING": encoding} | environment)
    seen = _read(ours, running, keys)
    return Seen(seen.decode(encoding, "replace").replace("\r\n", "\n"), running.wait(timeout=10))


def _started(
    start: list[str], rows: int, columns: int, cwd: Path, environment: dict[str, str]
) -> tuple[int, subprocess.Popen[bytes]]:
    """Start a process on a terminal of its own; return our end of that and the process."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    left_out = (*LEFT_OUT, "PAGER", "PATHFINDER_PAGER", "LESS")
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    running = subprocess.Popen(
        start,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=env | {"TERM": "xterm"} | environment,
        cwd=cwd,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(theirs)
    return ours, running


def _read(ours: int, running: subprocess.Popen[bytes], keys: bytes) -> bytes:
    seen, until = b"", time.monotonic() + 60
    while time.monotonic() < until:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            seen += piece
            if keys:
                os.write(ours, keys)
                keys = b""
        elif running.poll() is not None:
            break
    else:
        running.kill()
    os.close(ours)
    return seen


def typed_into(
    start: list[str], prepare: str, keys: list[tuple[str, str]], *, cwd: Path, **environment: str
) -> list[str]:
    """Start a shell on a terminal, type lines, and return what it shows of each until what is awaited is there."""
    ours, running = _started(start, 50, 200, cwd, environment)
    try:
        _until_quiet(ours, 1.0)
        os.write(ours, prepare.encode())
        _until_shown(ours, "\nready> ")
        _until_quiet(ours, 1.0)
        shown = []
        for typed, awaited in keys:
            os.write(ours, typed.encode())
            shown.append(_until_shown(ours, awaited))
            os.write(ours, b"\x15")  # Ctrl-U: take the line back
            _until_quiet(ours, 0.3)
    finally:
        running.kill()
        running.wait()
        os.close(ours)
    return shown


def _until_shown(ours: int, awaited: str, seconds: float = 10.0) -> str:
    seen, until = b"", time.monotonic() + seconds
    while awaited.encode() not in SGR_BYTES.sub(b"", seen) and time.monotonic() < until:
        if select.select([ours], [], [], 0.1)[0]:
            seen += os.read(ours, 65536)
    return SGR.sub("", seen.decode("utf-8", "replace"))


def _until_quiet(ours: int, seconds: float) -> str:
    seen = b""
    while select.select([ours], [], [], seconds)[0]:
        try:
            seen += os.read(ours, 65536)
        except OSError:
            break
    return seen.decode("utf-8", "replace")
