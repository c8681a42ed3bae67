"""How is a file opened as bytes, also where it is compressed? By its ending: .gz, .bz2, .xz, .zst."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import IO, cast

from pathfinder.errors import MissingExtraError

COMPRESSIONS = (".gz", ".bz2", ".xz", ".zst", ".zstd")


def open_bytes(path: str) -> IO[bytes]:
    """Open a file for reading, undoing its compression. OSError, EOFError or a codec's error on damage."""
    lower = path.lower()
    if lower.endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if lower.endswith(".bz2"):
        return cast("IO[bytes]", bz2.open(path, "rb"))
    if lower.endswith(".xz"):
        return cast("IO[bytes]", lzma.open(path, "rb"))
    if lower.endswith((".zst", ".zstd")):
        return _open_zstd(path)
    return open(path, "rb")  # noqa: PTH123 - the caller closes it


def _open_zstd(path: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError("measure", "zstandard") from error
    return cast("IO[bytes]", io.BufferedReader(zstandard.open(path, "rb")))


def reading_errors() -> tuple[type[Exception], ...]:
    """Return what reading a damaged file may raise."""
    errors: list[type[Exception]] = [OSError, EOFError, lzma.LZMAError, ValueError]
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
