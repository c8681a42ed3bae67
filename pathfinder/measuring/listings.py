"""What is a listing, whatever file it came from? Title, text, employer and date, cleaned, as an Arrow batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from pathfinder.measuring.cleaning import clean_line, clean_text
from pathfinder.measuring.columns import Columns

_UNKNOWN = frozenset({"", "none", "null", "nan", "n/a", "na", "unknown", "confidential", "anonymous", "-", "--", "?"})
LONGEST_TEXT = 1_000_000
"""Characters of a listing that are read, markup included; the longest real one had a tenth of this."""
_FEWEST_BARS = 2
"""A first line with so many bars is a header: company | role | place, as on Hacker News."""


def listing_schema() -> pa.Schema:
    """Return the schema of listing batches. ``title`` is null where the table has no such column."""
    text = pa.string()
    return pa.schema(
        [("title", text), ("text", text), ("employer", text), ("date", text), ("file", text), ("row", pa.int64())]
    )


def listing_batch(
    rows: Mapping[str, Sequence[object]], columns: Columns, *, file: str, numbers: Sequence[int]
) -> pa.RecordBatch:
    """Return the listings in a table's rows; ``rows`` maps column names to values, ``numbers`` are row numbers."""
    count = len(numbers)
    texts = [clean_text(text) for text in _first_of(rows, columns.text, count)]
    if columns.parts:
        texts = [text or part for text, part in zip(texts, _joined(rows, columns.parts, count), strict=True)]
    titles: list[str | None] = [clean_line(title) for title in _first_of(rows, columns.title, count)]
    employers = [_employer(name) for name in _first_of(rows, columns.employer, count)]
    if not columns.title:
        titles = [None] * count
        employers = [name or _header_employer(text) for name, text in zip(employers, texts, strict=True)]
    dates = _first_of(rows, columns.date, count)
    values = [titles, texts, employers, dates, [file] * count, list(numbers)]
    schema = listing_schema()
    arrays = [pa.array(column, type=field.type) for column, field in zip(values, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _first_of(rows: Mapping[str, Sequence[object]], names: Sequence[str], count: int) -> list[str]:
    """Return per row the first value that is not empty, as text."""
    found = [""] * count
    for name in names:
        values = rows.get(name)
        if values is not None:
            found = [before or as_text(value) for before, value in zip(found, values, strict=True)]
    return found


def _joined(rows: Mapping[str, Sequence[object]], names: Sequence[str], count: int) -> list[str]:
    present = [rows[name] for name in names if name in rows]
    if not present:
        return [""] * count
    return [clean_text("\n".join(filter(None, map(as_text, values)))) for values in zip(*present, strict=True)]


def as_text(value: object) -> str:
    """Return a cell as text: a list line by line, of an object its name; empty for what a table calls missing."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = value[:LONGEST_TEXT]
        text = text.replace("\x00", "") if "\x00" in text else text
        return "" if text in {"nan", "NaN", "None", "null"} else _without_surrogates(text)
    if isinstance(value, Mapping):
        named = (value.get(key) for key in ("name", "displayName", "display_name", "title", "label", "text", "content"))
        return next((as_text(found) for found in named if found), "")
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(as_text, value)))
    if isinstance(value, bytes):
        return as_text(value.decode("utf-8", "replace"))
    return "" if value != value else str(value)  # noqa: PLR0124 - NaN differs from itself


def _without_surrogates(text: str) -> str:
    """Replace halves of characters, which JSON may hold but no Arrow string."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _employer(name: str) -> str:
    """Return the first line of an employer's name (some boards add a rating below), empty where it is unknown."""
    first = name.strip().split("\n", 1)[0]
    cleaned = clean_line(first) if first else ""
    return "" if cleaned.casefold() in _UNKNOWN else cleaned


def _header_employer(text: str) -> str:
    header = text.split("\n", 1)[0]
    return _employer(header.split("|", 1)[0]) if header.count("|") >= _FEWEST_BARS else ""
