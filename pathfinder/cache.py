"""Was this computed before, from exactly the same? A folder of plain values that can cost time and nothing else.

An entry is a file: a header (mark, checksum, two lengths), the key in full, and the value as :mod:`marshal`
writes it. It counts only when it is whole, ours, and its key is equal byte for byte to the one that is asked
for; whatever else is found or goes wrong means that there is no entry. Keys are made of :func:`stamp_of`: what
the file system says of every file that a value was read from, of the code that read it, and of this Python.

Marshal is as fast as it gets and safe only for whole data of one's own, hence the checks before it.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple
from zlib import crc32

SETTLING_SECONDS = 2.0
"""A file changed so lately may change again without its times telling: some file systems count in two seconds."""

MOST_BYTES = 64 * 1024 * 1024
MOST_ENTRIES = 400
"""Beyond either, the entries written first are dropped, down to three quarters."""

_MARK = b"pathfinder-1\n"
_HEADER = len(_MARK) + 4 + 4 + 8
_ENDING = ".entry"
_STALE_SECONDS = 600.0
"""A half-written file older than this belongs to a process that died."""

_TIME_OF_CHANGE = os.name != "nt"
"""Windows keeps the time of creation where others keep the time of the last change."""

_PYTHON = f"{sys.implementation.name} {sys.version} {sys.hexversion} {marshal.version}"


class Stamp(NamedTuple):
    """What a value rests on, as text; ``settled`` False where a file changed too lately to be trusted."""

    text: str
    settled: bool

    def and_(self, *others: Stamp | str) -> Stamp:
        """Return the stamp of resting on this and on the others; a text is settled."""
        stamps = [Stamp(other, settled=True) if isinstance(other, str) else other for other in others]
        text = "\0".join((self.text, *(stamp.text for stamp in stamps)))
        return Stamp(text, self.settled and all(stamp.settled for stamp in stamps))


def stamp_of(paths: Iterable[str | os.PathLike[str]]) -> Stamp:
    """Return the stamp of files: path, size, both times and inode of each; of a missing one that it is missing.

    Take it before the files are read: what changes later gets another time of change, so that the value is
    kept under a stamp that never comes again. That time cannot be put back, as ``touch`` does with the
    other one; Windows has none, so there the content is summed too.
    """
    lines, newest = [], 0
    for path in paths:
        name = os.path.abspath(path)  # noqa: PTH100  # a Path for each file costs more than its stat
        try:
            found = os.stat(name)  # noqa: PTH116
            content = "" if _TIME_OF_CHANGE else _content(name)
        except OSError as error:
            lines.append(f"{name} {error.errno}")
            continue
        newest = max(newest, found.st_mtime_ns, found.st_ctime_ns)
        lines.append(
            f"{name} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {found.st_dev} {content}"
        )
    age = time.time() - newest / 1e9
    return Stamp("\n".join(lines), age > SETTLING_SECONDS)


def _content(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123
        return str(crc32(file.read()))


@cache
def code_stamp(rooms: tuple[str, ...]) -> Stamp:
    """Return the stamp of this Python and of the source of pathfinder's rooms (folders of the package).

    It is taken once, before the code that makes what is kept was imported.
    """
    package = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    folders = [package, *(os.path.join(package, room) for room in rooms)]  # noqa: PTH118
    return stamp_of(path for folder in folders for path in _sources_in(folder)).and_(_PYTHON)


def _sources_in(folder: str) -> list[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(entry.path for entry in entries if entry.name.endswith(".py"))
    return []


class Cache:
    """Values by kind, name and key. One entry is kept for each kind and name; ``folder`` None keeps nothing."""

    def __init__(self, folder: str | os.PathLike[str] | None) -> None:
        self.folder = os.fspath(folder) if folder is not None else None

    def get(self, kind: str, name: str, key: Stamp) -> Any:  # noqa: ANN401  # what was put
        """Return the value that was put under exactly this key, or None."""
        if self.folder is None:
            return None
        try:
            with open(self._path(kind, name), "rb") as file:  # noqa: PTH123
                if not _ours(os.fstat(file.fileno())):
                    return None
                data = file.read(MOST_BYTES)
            payload = _payload(data, key.text.encode())
            return None if payload is None else marshal.loads(payload)  # noqa: S302  # whole and our own
        except (OSError, ValueError, EOFError, TypeError, MemoryError):
            return None

    def put(self, kind: str, name: str, key: Stamp, value: Any) -> None:  # noqa: ANN401  # what marshal can write
        """Keep a value of plain types (numbers, texts, bytes, tuples, lists, dicts, sets) that is not None.

        Nothing is kept for a stamp that has not settled, and nothing is said when it cannot be kept.
        """
        if self.folder is None or not key.settled:
            return
        try:
            data = _whole(key.text.encode(), marshal.dumps(value))
            os.makedirs(self.folder, mode=0o700, exist_ok=True)  # noqa: PTH103
            self._make_room(len(data))
            self._write(self._path(kind, name), data)
        except (OSError, ValueError, MemoryError):
            return

    def clear(self) -> tuple[int, int]:
        """Delete every entry, also half-written ones; return how many and their bytes."""
        count = size = 0
        for path, found in self._entries():
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108
                count, size = count + 1, size + found.st_size
        return count, size

    def _path(self, kind: str, name: str) -> str:
        """The file's name only spreads the entries: what counts is the key inside."""
        spread = crc32(f"{name}\0{_PYTHON}\0{__file__}".encode())
        return os.path.join(self.folder or "", f"{kind}-{spread:08x}{_ENDING}")  # noqa: PTH118

    def _write(self, path: str, data: bytes) -> None:
        """Write beside the target and put it in its place in one step: readers see the old entry or the new."""
        partial = f"{path[: -len(_ENDING)]}-{os.getpid()}{_ENDING}.partial"
        number = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
            os.replace(partial, path)  # noqa: PTH105
        except BaseException:
            with suppress(OSError):
                os.unlink(partial)  # noqa: PTH108
            raise

    def _make_room(self, needed: int) -> None:
        """Drop the entries written first where the folder is full, and what dead processes left half-written."""
        entries = sorted(self._entries(), key=lambda entry: entry[1].st_mtime_ns)
        stale = time.time() - _STALE_SECONDS
        gone = [path for path, found in entries if path.endswith(".partial") and found.st_mtime < stale]
        count, size = len(entries) + 1, sum(found.st_size for _, found in entries) + needed
        if count > MOST_ENTRIES or size > MOST_BYTES:
            for path, found in entries:
                if count <= MOST_ENTRIES * 3 // 4 and size <= MOST_BYTES * 3 // 4:
                    break
                gone.append(path)
                count, size = count - 1, size - found.st_size
        for path in gone:
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108

    def _entries(self) -> Iterator[tuple[str, os.stat_result]]:
        """Only files with our ending are touched: the folder may be shared with others."""
        if self.folder is None:
            return
        with suppress(OSError), os.scandir(self.folder) as found:
            for entry in found:
                if entry.name.endswith((_ENDING, f"{_ENDING}.partial")):
                    with suppress(OSError):
                        yield entry.path, entry.stat(follow_symlinks=False)


def _ours(found: os.stat_result) -> bool:
    """True where no stranger can have written it: marshal trusts what it reads."""
    return not hasattr(os, "getuid") or found.st_uid in (os.getuid(), 0)


def _whole(key: bytes, payload: bytes) -> bytes:
    lengths = len(key).to_bytes(4, "big") + len(payload).to_bytes(8, "big")
    return b"".join((_MARK, crc32(payload, crc32(key, crc32(lengths))).to_bytes(4, "big"), lengths, key, payload))


def _payload(data: bytes, key: bytes) -> bytes | None:
    """Return the marshalled value of an entry that is whole and was kept under this key, else None."""
    lengths = data[len(_MARK) + 4 : _HEADER]
    length, size = int.from_bytes(lengths[:4], "big"), int.from_bytes(lengths[4:], "big")
    if not data.startswith(_MARK) or len(data) != _HEADER + length + size or length != len(key):
        return None
    payload = data[_HEADER + length :]
    total = crc32(payload, crc32(data[_HEADER : _HEADER + length], crc32(lengths)))
    if total.to_bytes(4, "big") != data[len(_MARK) : len(_MARK) + 4] or data[_HEADER : _HEADER + length] != key:
        return None
    return payload
