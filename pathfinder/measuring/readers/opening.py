"""How is a file opened as bytes, also where it is compressed? By its ending: .gz, .bz2, .xz, .zst."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, AnyStr, BinaryIO, cast

from pathfinder.errors import MissingExtraError

COMPRESSIONS = (".gz", ".bz2", ".xz", ".zst", ".zstd")


LONGEST_ROW = 16 * 1024 * 1024
"""Bytes or characters of one line, item or text: a hundred times the longest listing."""
BOMB_BYTES = 1024 * 1024 * 1024
BOMB_RATIO = 200
"""What unpacks to more than both, bytes and times its size, is a bomb: listings pack to a twentieth at best."""


def open_bytes(path: str) -> IO[bytes]:
    """Open a file for reading, undoing its compression.

    OSError, EOFError or a codec's error on damage; ValueError while reading where it is a bomb.
    """
    lower = path.lower()
    if lower.endswith(".gz"):
        return _guarded(path, gzip.open(path, "rb"))
    if lower.endswith(".bz2"):
        return _guarded(path, bz2.open(path, "rb"))
    if lower.endswith(".xz"):
        return _guarded(path, lzma.open(path, "rb"))
    if lower.endswith((".zst", ".zstd")):
        return _guarded(path, _open_zstd(path))
    return open(path, "rb")  # noqa: PTH123 - the caller closes it


def most_unpacked(path: str) -> int:
    """Return the bytes that a file may unpack to."""
    return max(BOMB_BYTES, BOMB_RATIO * Path(path).stat().st_size)


class Allowance:
    """Bytes that may still be unpacked; ValueError where more are taken."""

    def __init__(self, most: int) -> None:
        self._left = most

    def take(self, size: int) -> None:
        """Count bytes that were unpacked, or that will be."""
        self._left -= size
        if self._left < 0:
            raise ValueError(f"it unpacks to more than {BOMB_RATIO} times its size and {BOMB_BYTES // 1024**3} GiB")


class _Guarded(io.RawIOBase):
    """Unpacks up to a bound."""

    def __init__(self, packed: BinaryIO, most: int) -> None:
        self._packed, self._allowance = packed, Allowance(most)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        data = self._packed.read(len(buffer))
        self._allowance.take(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()


def _guarded(path: str, packed: object) -> IO[bytes]:
    return io.BufferedReader(_Guarded(cast("BinaryIO", packed), most_unpacked(path)), 1 << 17)


def lines_of(stream: IO[AnyStr]) -> Iterator[AnyStr]:
    """Yield the lines; ValueError where one is longer than :data:`LONGEST_ROW`."""
    while line := stream.readline(LONGEST_ROW + 1):
        if len(line) > LONGEST_ROW:
            raise ValueError(f"a line is longer than {LONGEST_ROW // 1024 // 1024} MiB")
        yield line


def _open_zstd(path: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError("measure", "zstandard") from error
    return cast("IO[bytes]", zstandard.open(path, "rb"))


def reading_errors() -> tuple[type[Exception], ...]:
    """Return what reading a damaged file may raise."""
    errors: list[type[Exception]] = [OSError, EOFError, lzma.LZMAError, ValueError, MemoryError]
    try:
        import zlib

        errors.append(zlib.error)
        import zstandard

        errors.append(zstandard.ZstdError)
    except ImportError:
        pass
    return tuple(errors)


def is_compressed(path: str) -> bool:
    """True where the file's name ends as compressed files do."""
    return path.lower().endswith(COMPRESSIONS)


def open_text(path: str) -> IO[str]:
    """Open a file as text: UTF-8 (a byte-order mark is skipped), UTF-16 where it says so, else Windows-1252."""
    stream = open_bytes(path)
    return io.TextIOWrapper(stream, encoding=encoding_of(path), errors="replace", newline="")


def encoding_of(path: str) -> str:
    """Return the encoding that the first megabyte speaks for."""
    with open_bytes(path) as stream:
        head = stream.read(1 << 20)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        # The cut may fall inside a character: only damage before the last few bytes speaks against UTF-8.
        return "utf-8-sig" if error.start >= len(head) - 8 else "cp1252"
    return "utf-8-sig"
