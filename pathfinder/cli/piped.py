"""What comes in on stdin, where a command takes files? A file for as long as the command runs."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

STDIN = "-"
_HEAD = 4096


@contextmanager
def as_files(given: Sequence[str], otherwise: str) -> Iterator[list[str]]:
    """Yield the files with one in place of `-` that holds what stdin does.

    Its ending tells what its first bytes show, else it is ``otherwise``: a table and a text begin alike.
    """
    if STDIN not in given:
        yield list(given)
        return
    with tempfile.TemporaryDirectory(prefix="pathfinder-") as folder:
        stream = sys.stdin.buffer
        head = stream.read(_HEAD)
        file = Path(folder) / f"stdin{_ending(head) or otherwise}"
        with file.open("wb") as copy:
            copy.write(head)
            shutil.copyfileobj(stream, copy)
        yield [str(file) if path == STDIN else path for path in given]


def _ending(head: bytes) -> str:
    known = {b"PAR1": ".parquet", b"%PDF": ".pdf", b"PK\x03\x04": ".zip"}
    return known.get(head[:4]) or (".json" if head.lstrip()[:1] in {b"{", b"["} else "")
