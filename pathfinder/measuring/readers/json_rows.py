"""How are JSON and NDJSON read? One object a row; a broken line costs one row, not the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import IO

from pathfinder.errors import DataError
from pathfinder.measuring.readers.chunks import Chunk, Report, Source, chunks_of, unreadable
from pathfinder.measuring.readers.opening import LONGEST_ROW, is_compressed, lines_of, open_bytes, open_text
from pathfinder.problems import Location, Problem

_SAMPLE_ROWS = 1000
_READ_CHARACTERS = 1 << 20
_LONG_TEXT = 200
LARGEST_OBJECT = 512 * 1024 * 1024
"""Characters of a file that is one object, which is held whole; lists of objects may be as long as they like."""


def column_names(source: Source) -> list[str]:
    """Return the keys of the first thousand objects, in order of appearance."""
    records = islice(_records(source, lambda _problem: None), _SAMPLE_ROWS)
    return list(dict.fromkeys(name for _, record in records for name in record))


def filled(source: Source, names: Sequence[str]) -> tuple[str, ...]:
    """Return those of the keys that some of the first thousand objects fills: HN's comments have a title of null."""
    if not names:
        return ()
    left = dict.fromkeys(names)
    for _, record in islice(_records(source, lambda _problem: None), _SAMPLE_ROWS):
        for name in [name for name in left if record.get(name)]:
            del left[name]
        if not left:
            break
    return tuple(name for name in names if name not in left)


def is_ndjson(path: str) -> bool:
    """True where the file's first line is a whole JSON value of its own and no list."""
    with open_bytes(path) as stream:
        while line := stream.readline(LONGEST_ROW):
            if text := line.strip().removeprefix(b"\xef\xbb\xbf"):
                return _is_whole_object(text) and any(rest.strip() for rest in stream)
    return False


def _is_whole_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def split(source: Source, wanted_bytes: int) -> list[Source]:
    """Return an uncompressed NDJSON file in parts of whole lines; every other file stays whole."""
    if source.format != "ndjson" or is_compressed(source.path) or source.size <= 2 * wanted_bytes:
        return [source]
    parts: list[Source] = []
    with open(source.path, "rb") as stream:  # noqa: PTH123 - as in opening
        start = row = line = 0
        while block := stream.read(wanted_bytes):
            block += stream.readline()
            parts.append(Source(source.path, "ndjson", len(block), start, start + len(block), row, line))
            lines = block.count(b"\n")
            row += sum(1 for text in block.split(b"\n") if text.strip())
            start, line = start + len(block), line + lines
    return parts


def read(source: Source, names: Sequence[str], report: Report) -> Iterator[Chunk]:
    """Yield the rows of the file or part; what is no object is reported with its line and left out."""
    yield from chunks_of(_records(source, report), names)


def _records(source: Source, report: Report) -> Iterator[tuple[int, Mapping[str, object]]]:
    if source.format == "ndjson":
        return _lines(source, report)
    return _objects(source, report)


def _lines(source: Source, report: Report) -> Iterator[tuple[int, Mapping[str, object]]]:
    with open_bytes(source.path) as stream:
        if source.start:
            stream.seek(source.start)
        row = source.first_row
        place = source.start
        for number, line in enumerate(lines_of(stream), source.first_line + 1):
            if source.stop is not None and place >= source.stop:
                return
            place += len(line)
            if line.strip():
                record = _object(source, line, number, report)
                if record is not None:
                    yield row, record
                row += 1


def _object(source: Source, line: bytes, number: int, report: Report) -> Mapping[str, object] | None:
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        column = error.colno if isinstance(error, json.JSONDecodeError) else 1
        report(unreadable(source, number, f"this line is no JSON: {_why(error)}", column=column))
        return None
    if isinstance(record, dict):
        return record
    report(unreadable(source, number, f"this line holds a {type(record).__name__}, not an object"))
    return None


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return error.msg
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _objects(source: Source, report: Report) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield the objects of a list, or of the one list of objects inside an object (jobs, hits, results …)."""
    with open_text(source.path) as stream:
        head = _skip_blanks(stream)
        is_list = head[:1] == "["
        values = (
            _list_items(source, stream, head) if is_list else iter(_inner_list(source, head + _rest(source, stream)))
        )
        for row, value in enumerate(values):
            if isinstance(value, dict):
                yield row, value
            else:
                report(unreadable(source, 1, f"item {row} of the list is a {type(value).__name__}, not an object"))


def _rest(source: Source, stream: IO[str]) -> str:
    text = stream.read(LARGEST_OBJECT + 1)
    if len(text) > LARGEST_OBJECT:
        raise _broken(source, ValueError(f"one object of more than {LARGEST_OBJECT // 1024 // 1024} MiB"))
    return text


def _skip_blanks(stream: IO[str]) -> str:
    while text := stream.read(_READ_CHARACTERS):
        if stripped := text.lstrip():
            return stripped
    return ""


def _list_items(source: Source, stream: IO[str], head: str) -> Iterator[object]:
    """Decode a list item by item, so that a large file is never held whole."""
    decoder = json.JSONDecoder()
    text = head[1:]
    while True:
        text = text.lstrip(" \t\r\n,")
        more = stream.read(_READ_CHARACTERS) if len(text) < _READ_CHARACTERS // 4 else ""
        text = (text + more).lstrip(" \t\r\n,")
        if text[:1] == "]":
            return
        try:
            value, end = decoder.raw_decode(text)
        except (ValueError, RecursionError) as error:
            longer = stream.read(max(_READ_CHARACTERS, len(text))) if len(text) <= LONGEST_ROW else ""
            if not longer:
                raise _broken(source, error) from error
            text += longer
            continue
        yield value
        text = text[end:]


def _inner_list(source: Source, text: str) -> list[object]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _broken(source, error) from error
    inner = value.values() if isinstance(value, dict) else ()
    lists = [items for items in inner if isinstance(items, list) and any(isinstance(item, dict) for item in items)]
    # An object with a long text of its own is one listing; whatever lists it holds belong to it.
    is_listing = any(isinstance(text, str) and len(text) > _LONG_TEXT for text in inner)
    return max(lists, key=len) if lists and not is_listing else [value]


def _broken(source: Source, error: Exception) -> DataError:
    line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
    problem = Problem("unreadable", f"this is no JSON: {_why(error)}", Location(source.path, line, column))
    return DataError([problem], what="corpus")
