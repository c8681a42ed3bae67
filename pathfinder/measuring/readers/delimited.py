"""How are CSV and TSV read? With the standard library: quoted line breaks, any delimiter, rows that do not fit told."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence

from pathfinder.measuring.readers.chunks import Chunk, Report, Source, chunks_of, unreadable
from pathfinder.measuring.readers.opening import LONGEST_ROW, lines_of, open_text

_DELIMITERS = ",\t;|"
# A description may be longer than the module's default of 128 kB.
_FIELD_LIMIT = LONGEST_ROW


def column_names(source: Source) -> list[str]:
    """Return the names in the file's first row; empty for an empty file."""
    csv.field_size_limit(_FIELD_LIMIT)
    with open_text(source.path) as stream:
        return [name.strip() for name in next(csv.reader(lines_of(stream), delimiter=_delimiter(source)), [])]


def _delimiter(source: Source) -> str:
    """Return the delimiter that occurs most in the header; a tab where the file says so."""
    if ".tsv" in source.path.lower() or ".tab" in source.path.lower():
        return "\t"
    with open_text(source.path) as stream:
        header = stream.readline(1 << 16)
    return max(_DELIMITERS, key=header.count)


def read(source: Source, names: Sequence[str], report: Report) -> Iterator[Chunk]:
    """Yield the file's rows; a row with more or fewer fields than the header is reported and left out."""
    yield from chunks_of(_records(source, report), names)


def _records(source: Source, report: Report) -> Iterator[tuple[int, Mapping[str, object]]]:
    csv.field_size_limit(_FIELD_LIMIT)
    with open_text(source.path) as stream:
        reader = csv.reader((line.replace("\x00", "") for line in lines_of(stream)), delimiter=_delimiter(source))
        header = [name.strip() for name in next(reader, [])]
        record_of = _record if len(set(header)) == len(header) else _record_with_twins
        row = 0
        line = reader.line_num + 1
        while True:
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                report(unreadable(source, line, f"cannot read this row: {error}"))
                row, line = row + 1, reader.line_num + 1
                continue
            if fields:
                if _fits(fields, header):
                    yield row, record_of(header, fields)
                else:
                    why = f"the row has {len(fields)} fields, the header {len(header)}"
                    report(unreadable(source, line, why))
                row += 1
            line = reader.line_num + 1


def _record(header: list[str], fields: list[str]) -> dict[str, object]:
    return dict(zip(header, fields, strict=False))


def _record_with_twins(header: list[str], fields: list[str]) -> dict[str, object]:
    """Return the row where the header names a column twice: the first that is not empty counts."""
    record: dict[str, object] = {}
    for name, value in zip(header, fields, strict=False):
        record[name] = record.get(name) or value
    return record


def _fits(fields: list[str], header: list[str]) -> bool:
    """True where nothing is missing, and nothing but empty fields is left over."""
    return len(fields) >= len(header) and not any(fields[len(header) :])
