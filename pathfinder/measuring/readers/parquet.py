"""How is Parquet read? Row group by row group, only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import compute, types

from pathfinder.measuring.readers.chunks import CHUNK_ROWS, Chunk, Source, first_filled


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
    """Yield the part's rows; columns that the file lacks are left out."""
    with pq.ParquetFile(source.path, memory_map=False, pre_buffer=False) as file:
        stop = file.num_row_groups if source.stop is None else source.stop
        present = [name for name in names if name in file.schema_arrow.names]
        row = source.first_row
        groups = list(range(source.start, stop))
        for batch in file.iter_batches(CHUNK_ROWS, row_groups=groups, columns=present, use_threads=False):
            columns = {name: first_filled(_values(batch, name)) for name in present}
            yield Chunk(columns, range(row, row + batch.num_rows))
            row += batch.num_rows


def _values(batch: pa.RecordBatch, name: str) -> list[list[object]]:
    """Return the values of every column of this name: nothing forbids two."""
    return [values_of(batch.column(place)) for place in batch.schema.get_all_field_indices(name)]


def values_of(column: pa.Array) -> list[object]:
    """Return an Arrow column as Python values; times as text, because they may lie outside what Python can say."""
    if types.is_temporal(column.type):
        column = compute.cast(column, pa.string())
    values: list[object] = column.to_pylist()
    return values
