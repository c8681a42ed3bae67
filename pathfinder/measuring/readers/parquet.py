"""How is Parquet read? Row group by row group, only the columns that are needed, and never much of it at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import compute, types

from pathfinder.measuring.readers.chunks import CHUNK_ROWS, Chunk, Source, first_filled
from pathfinder.measuring.readers.opening import Allowance, most_unpacked

BATCH_BYTES = 64 * 1024 * 1024
"""Bytes that Arrow may unpack at once: rows are asked for by the longest that they can be."""
CHUNK_BYTES = 32 * 1024 * 1024
"""Bytes of a batch that become Python values at once."""
_PAGE_HEADER = 32
"""Bytes in which a page's header says its size."""


def column_names(source: Source) -> list[str]:
    """Return the names of the file's columns."""
    return list(pq.read_schema(source.path).names)


def split(source: Source, wanted_bytes: int) -> list[Source]:
    """Return the file in parts of whole row groups, each about so many bytes of uncompressed columns."""
    metadata = pq.read_metadata(source.path)
    parts: list[Source] = []
    begun, size, row, first_row = 0, 0, 0, 0
    for group in range(metadata.num_row_groups):
        size += metadata.row_group(group).total_byte_size
        row += metadata.row_group(group).num_rows
        if size >= wanted_bytes or group == metadata.num_row_groups - 1:
            parts.append(Source(source.path, "parquet", size, begun, group + 1, first_row))
            begun, size, first_row = group + 1, 0, row
    return parts


def read(source: Source, names: Sequence[str]) -> Iterator[Chunk]:
    """Yield the part's rows; columns that the file lacks are left out. ValueError where the part is a bomb."""
    with pq.ParquetFile(source.path, memory_map=False, pre_buffer=False) as file:
        stop = file.num_row_groups if source.stop is None else source.stop
        present = [name for name in names if name in file.schema_arrow.names]
        row = source.first_row
        for batch in _batches(source.path, file, range(source.start, stop), present):
            for piece in _pieces(batch):
                columns = {name: first_filled(_values(piece, name)) for name in present}
                yield Chunk(columns, range(row, row + piece.num_rows))
                row += piece.num_rows


def _batches(path: str, file: pq.ParquetFile, groups: Sequence[int], names: list[str]) -> Iterator[pa.RecordBatch]:
    """Yield the rows of the groups; where they might be a bomb all is unpacked once before, and let go at once."""
    longest = _longest_row(path, file, groups, names)
    rows = max(1, min(CHUNK_ROWS, BATCH_BYTES // max(1, longest)))
    wanted = {"row_groups": list(groups), "columns": names, "use_threads": False}
    most = most_unpacked(path)
    if longest * sum(file.metadata.row_group(group).num_rows for group in groups) > most:
        allowance = Allowance(most)
        for batch in file.iter_batches(rows, **wanted):
            allowance.take(_unpacked(batch).nbytes)
    yield from map(_unpacked, file.iter_batches(rows, **wanted))


def _unpacked(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the batch with its categories (a number in place of each text) as texts, which have a size."""
    arrays = [array.dictionary_decode() if types.is_dictionary(array.type) else array for array in batch.columns]
    return pa.RecordBatch.from_arrays(arrays, names=batch.schema.names)


def _pieces(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """Yield the batch in pieces of about :data:`CHUNK_BYTES`; most batches are one."""
    rows = max(1, batch.num_rows * CHUNK_BYTES // max(CHUNK_BYTES, batch.nbytes))
    for start in range(0, batch.num_rows, rows):
        yield batch.slice(start, rows)


def _longest_row(path: str, file: pq.ParquetFile, groups: Sequence[int], names: list[str]) -> int:
    """Return the most bytes that one of the rows may unpack to.

    A few bytes can stand for a text of megabytes, row after row: by its number in a dictionary, or as the same
    text as before. So each value is taken for the longest of its column.
    """
    roots = [file.schema.column(place).path.split(".", 1)[0] for place in range(len(file.schema))]
    places = [place for place, root in enumerate(roots) if root in names]
    longest = 0
    with open(path, "rb") as stream:  # noqa: PTH123 - as in opening
        for number in groups:
            # Damage is an error here; asked for a damaged column's metadata Arrow would end this process.
            next(file.iter_batches(1, row_groups=[number], columns=names, use_threads=False), None)
            group = file.metadata.row_group(number)
            columns = map(group.column, places)
            longest = max(longest, sum(_longest_value(stream, column, group.num_rows) for column in columns))
    return longest


def _longest_value(stream: BinaryIO, column: Any, rows: int) -> int:  # noqa: ANN401 - a pyarrow ColumnChunkMetaData
    """Return the most bytes that a row of the column unpacks to, on average where nothing repeats."""
    if column.physical_type != "BYTE_ARRAY":
        return 0
    if "DELTA_BYTE_ARRAY" in column.encodings:
        return int(column.total_uncompressed_size)
    if column.has_dictionary_page:
        return _dictionary_size(stream, column)
    return int(column.total_uncompressed_size) // max(1, rows)


def _dictionary_size(stream: BinaryIO, column: Any) -> int:  # noqa: ANN401 - a pyarrow ColumnChunkMetaData
    """Return the bytes of the column's dictionary as its page's header has them, which Arrow goes by.

    The header is Thrift's compact form: two fields of 32 bits, the page's type and its size before compression.
    """
    stream.seek(column.dictionary_page_offset)
    head = stream.read(_PAGE_HEADER)
    _, place = _number(head, 1)
    size, _ = _number(head, place + 1)
    return size


def _number(data: bytes, place: int) -> tuple[int, int]:
    """Return Thrift's number at the place (seven bits a byte, the lowest first, doubled for its sign), and its end."""
    value = shift = 0
    for end in range(place, len(data)):
        value |= (data[end] & 0x7F) << shift
        shift += 7
        if data[end] < 0x80:  # noqa: PLR2004 - the last byte of a number
            return value >> 1, end + 1
    return 0, len(data)


def _values(batch: pa.RecordBatch, name: str) -> list[list[object]]:
    """Return the values of every column of this name: nothing forbids two."""
    return [values_of(batch.column(place)) for place in batch.schema.get_all_field_indices(name)]


def values_of(column: pa.Array) -> list[object]:
    """Return an Arrow column as Python values; times as text, because they may lie outside what Python can say."""
    if types.is_temporal(column.type):
        column = compute.cast(column, pa.string())
    values: list[object] = column.to_pylist()
    return values
