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
from typing import NamedTuple

from running import LEFT_OUT, ROOT

SGR = re.compile(r"\x1b\[[0-9;]*m")


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
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    left_out = (*LEFT_OUT, "PAGER", "PATHFINDER_PAGER", "LESS")
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    running = subprocess.Popen(
        [sys.executable, "-m", "pathfinder", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=env | {"TERM": "xterm", "PYTHONIOENCODING": encoding} | environment,
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - the keys must reach it as signals
    )
    os.close(theirs)
    seen = _read(ours, running, keys)
    return Seen(seen.decode(encoding, "replace").replace("\r\n", "\n"), running.wait(timeout=10))


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
