"""What does every reader give? Chunks of rows by column, row numbers from 0, and problems with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pathfinder.problems import Location, Problem

Format = Literal["parquet", "csv", "json", "ndjson", "text"]
CHUNK_ROWS = 512
"""Rows per chunk: few enough that a chunk of long texts is some megabytes."""

Report = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a corpus, or a part of one that a worker may read on its own.

    ``start`` and ``stop`` are row groups (Parquet) or bytes (NDJSON) where the source is a part of a file;
    ``first_row`` and ``first_line`` say how many rows and lines come before it.
    """

    path: str
    format: Format
    size: int
    start: int = 0
    stop: int | None = None
    first_row: int = 0
    first_line: int = 0


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of one file: the values of each column, and every row's number in the file, counted from 0."""

    columns: Mapping[str, Sequence[object]]
    rows: Sequence[int] = field(default_factory=list)


def unreadable(source: Source, line: int, why: str, *, column: int = 1) -> Problem:
    """Return the warning for a row that cannot be read; the row is counted and left out."""
    return Problem("unreadable-row", why, Location(source.path, line, column), severity="warning")


def chunks_of(records: Iterable[tuple[int, Mapping[str, object]]], names: Sequence[str] | None) -> Iterator[Chunk]:
    """Gather records to chunks; with ``names`` None a chunk has the columns that its records name."""
    held: list[tuple[int, Mapping[str, object]]] = []
    for record in records:
        held.append(record)
        if len(held) == CHUNK_ROWS:
            yield _chunk(held, names)
            held = []
    if held:
        yield _chunk(held, names)


def _chunk(held: list[tuple[int, Mapping[str, object]]], names: Sequence[str] | None) -> Chunk:
    wanted = names if names is not None else list(dict.fromkeys(name for _, record in held for name in record))
    columns = {name: [record.get(name) for _, record in held] for name in wanted}
    return Chunk(columns, [row for row, _ in held])


def first_filled(columns: Sequence[Sequence[object]]) -> Sequence[object]:
    """Return one column for several of the same name: row by row the first value that is not empty."""
    if len(columns) == 1:
        return columns[0]
    return [next((value for value in values if value), values[0]) for values in zip(*columns, strict=True)]


def file_size(path: str) -> int:
    """Return a file's size in bytes."""
    return Path(path).stat().st_size
