"""Where do fetched listings wait until all are there? Beside their file, so that an interruption loses nothing.

The file itself changes in one step at the end. Until then rows and finished units are appended to `.NAME.part`;
the next run for the same file goes on behind the last finished unit. A line that was cut off by the interruption
is dropped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pathfinder.atomic import replacing
from pathfinder.errors import RequestError
from pathfinder.fetching.listing import Row

_SOURCE, _DONE, _ROW = "source", "done", "row"


class Stored(NamedTuple):
    """How many listings the file holds now, how many of them are new, and how many were there and came again."""

    listings: int
    new: int
    again: int


class Store:
    """The listings of one source for one file; source, board and id tell a listing, and its newest text stays."""

    def __init__(self, path: Path, source: str) -> None:
        """Open what an interrupted run left. RequestError where file or rest hold something else."""
        self.path, self.source = path, source
        self.part = path.with_name(f".{path.name}.part")
        self._refuse_foreign()
        self.done: set[str] = set()
        self._resume()

    def restart(self) -> None:
        """Forget what an interrupted run left."""
        self.part.unlink(missing_ok=True)
        self.done.clear()

    def add(self, unit: str, rows: Iterable[Row]) -> int:
        """Append a unit's rows and, after the last one, that it is done; return how many there are."""
        new = not self.part.exists()
        number = 0
        with self.part.open("ab") as file:
            if new:
                _append(file, {_SOURCE: self.source})
            for row in rows:
                _append(file, {_ROW: row})
                number += 1
            _append(file, {_DONE: unit})
            file.flush()
            os.fsync(file.fileno())
        self.done.add(unit)
        return number

    def finish(self) -> Stored:
        """Put old and new listings into the file, in one step, in the order in which they first came."""
        fetched = {_key(row): row for entry in self._entries() if isinstance(row := entry.get(_ROW), dict)}
        left = dict(fetched)
        again = number = 0
        with replacing(self.path) as file:
            for row in self._file_rows():
                newer = left.pop(_key(row), None)
                again += newer is not None
                _append(file, newer if newer is not None else row)
                number += 1
            for row in left.values():
                _append(file, row)
        self.part.unlink(missing_ok=True)
        return Stored(number + len(left), len(left), again)

    def _resume(self) -> None:
        """Read which units are done, and cut off a line that was not finished."""
        if not self.part.exists():
            return
        whole = self.part.read_bytes()
        kept = whole[: whole.rfind(b"\n") + 1]
        if len(kept) < len(whole):
            os.truncate(self.part, len(kept))
        entries = list(self._entries())
        if not entries:
            self.part.unlink()
            return
        if entries[0].get(_SOURCE) != self.source:
            raise RequestError(
                f"{self.part} is left from an interrupted run of another source",
                hint="finish that run first, or delete the file",
            )
        self.done = {str(entry[_DONE]) for entry in entries if _DONE in entry}

    def _entries(self) -> Iterator[dict[str, object]]:
        with suppress(FileNotFoundError), self.part.open("rb") as file:
            for line in file:
                entry = _object(line)
                if entry is not None:
                    yield entry

    def _refuse_foreign(self) -> None:
        """Listings are added only to a file of the same source: sources differ in their columns."""
        try:
            for number, row in enumerate(self._file_rows(), start=1):
                if row.get("source") != self.source:
                    held = f"from {row['source']}" if row.get("source") else "that pathfinder did not fetch"
                    raise RequestError(
                        f"{self.path} holds listings {held} (line {number})", hint="give each source a file of its own"
                    )
        except ValueError:
            raise RequestError(f"{self.path} is no file of listings (NDJSON)", hint="name another file by -o") from None

    def _file_rows(self) -> Iterator[Row]:
        with suppress(FileNotFoundError), self.path.open("rb") as file:
            for line in file:
                if line.strip():
                    row = _object(line)
                    if row is None:
                        raise ValueError(line[:40])
                    yield {str(key): str(value) for key, value in row.items()}


def _append(file: BinaryIO, value: object) -> None:
    file.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _object(line: bytes) -> dict[str, object] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _key(row: dict[str, object] | Row) -> tuple[str, str, str]:
    """Return what tells a listing from others; without an id its address, else its whole text."""
    told = row.get("id") or row.get("url") or json.dumps(row, sort_keys=True)
    return str(row.get("source", "")), str(row.get("board", "")), str(told)
