"""Which files make up a corpus, what is in their columns, and how do their rows become listings?"""

from __future__ import annotations

import glob
import os.path
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from pathfinder.errors import DataError, RequestError
from pathfinder.measuring.columns import Columns, ToldColumns, find_columns
from pathfinder.measuring.listings import listing_batch
from pathfinder.measuring.readers import delimited, json_rows, parquet, texts
from pathfinder.measuring.readers.chunks import Chunk, Format, Report, Source, file_size
from pathfinder.measuring.readers.opening import COMPRESSIONS, is_compressed, open_bytes, reading_errors
from pathfinder.problems import Location, Problem

_FORMATS: dict[str, Format] = {
    **dict.fromkeys((".parquet", ".pq", ".parq"), "parquet"),
    **dict.fromkeys((".csv", ".tsv", ".tab", ".psv"), "csv"),
    ".json": "json",
    **dict.fromkeys((".ndjson", ".jsonl", ".jsonlines"), "ndjson"),
    **dict.fromkeys((".txt", ".text", ".md", ".markdown", ".html", ".htm"), "text"),
}
_GLOB_CHARACTERS = "*?["
MOST_EMPTY_ROWS = 1 << 20
"""Rows without title and text that may follow each other: as many as a spreadsheet has, which may save them all."""


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus with the columns that were found in it."""

    source: Source
    columns: Columns


def open_corpus(paths: Iterable[str | Path], told: ToldColumns | None = None) -> list[CorpusFile]:
    """Return the files of the corpus, sorted by path, with their columns.

    ``paths`` are files, folders and globs. RequestError where a path leads to nothing; DataError, with all
    findings at once, for files that cannot be read or that have neither a title nor a text column.
    """
    files: list[CorpusFile] = []
    problems: list[Problem] = []
    for path in _expand(paths):
        try:
            source = _source(path)
            files.append(CorpusFile(source, _columns(source, told)))
        except DataError as error:
            problems.extend(error.problems)
        except reading_errors() as error:
            problems.append(_unreadable_file(path, error))
    if problems:
        raise DataError(problems, what="corpus")
    return files


def _expand(paths: Iterable[str | Path]) -> list[str]:
    """Return the files that the paths lead to, sorted, each once however often and by whatever way it is named."""
    found: dict[str, str] = {}
    for path in map(str, paths):
        if Path(path).is_dir():
            inside = _files_in(Path(path))
        elif Path(path).exists():
            inside = [path]
        elif any(character in path for character in _GLOB_CHARACTERS):
            inside = [name for name in glob.glob(path, recursive=True) if Path(name).is_file()]  # noqa: PTH207 - absolute globs
        else:
            inside = []
        if not inside:
            raise RequestError(f"there is no corpus at '{path}'", hint="give files, folders or globs of listings")
        for name in inside:
            real = os.path.realpath(name)
            found[real] = min(name, found.get(real, name))
    return sorted(found.values())


def _files_in(folder: Path) -> list[str]:
    """Return the listings of a folder: its tables, or where it holds none its texts."""
    names = [
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
    ]
    kinds = {str(path): _format_by_name(str(path)) for path in names}
    tables = [name for name, kind in kinds.items() if kind not in {None, "text"}]
    return tables or [name for name, kind in kinds.items() if kind == "text"]


def _format_by_name(path: str) -> Format | None:
    bare = Path(path)
    while bare.suffix.lower() in COMPRESSIONS:
        bare = bare.with_suffix("")
    return _FORMATS.get(bare.suffix.lower())


def _source(path: str) -> Source:
    kind = _format_by_name(path) or _format_by_content(path)
    if kind == "json" and json_rows.is_ndjson(path):
        kind = "ndjson"
    return Source(path, kind, file_size(path))


def _format_by_content(path: str) -> Format:
    with open_bytes(path) as stream:
        head = stream.read(4096).lstrip()
    if head.startswith(b"PAR1"):
        return "parquet"
    if head[:1] in {b"[", b"{"}:
        return "json"
    hint = "known are .parquet, .csv, .tsv, .json, .ndjson, .txt, .md, .html, also with .gz, .bz2, .xz or .zst"
    problem = Problem("unknown-format", "cannot tell the format", Location(path, 1, 1), hint=hint)
    raise DataError([problem], what="corpus")


def _columns(source: Source, told: ToldColumns | None) -> Columns:
    if source.format == "text":
        return Columns(text=(texts.TEXT_COLUMN,))
    names = _column_names(source)
    missing = told.unknown_among(names) if told else ()
    columns = find_columns(names, told)
    if source.format in {"json", "ndjson"} and columns.text and not (told and told.title):
        columns = replace(columns, title=json_rows.filled(source, columns.title))
    seen = f"the columns are: {', '.join(names)}" if names else "the file has no columns"
    if missing:
        why = f"there is no column '{', '.join(missing)}'"
    elif not columns.title and not columns.text and not columns.parts:
        why = "there is neither a title nor a text column"
    else:
        return columns
    raise DataError([Problem("columns", why, Location(source.path, 1, 1), hint=seen)], what="corpus")


def _column_names(source: Source) -> list[str]:
    if source.format == "parquet":
        return parquet.column_names(source)
    if source.format == "csv":
        return delimited.column_names(source)
    return json_rows.column_names(source)


def _unreadable_file(path: str, error: Exception) -> Problem:
    why = str(error).split("\n", 1)[0] or "it needs more memory than there is"  # as Arrow says it
    return Problem("unreadable", f"the file cannot be read: {why}", Location(path, 1, 1))


def split_file(file: CorpusFile, wanted_bytes: int) -> list[CorpusFile]:
    """Return the file in parts that workers can read on their own; a file that cannot be split stays whole."""
    source = file.source
    if source.format == "parquet":
        parts = parquet.split(source, wanted_bytes)
    elif source.format == "ndjson":
        parts = json_rows.split(source, wanted_bytes)
    else:
        parts = [source]
    return [CorpusFile(part, file.columns) for part in parts]


def can_be_split(file: CorpusFile) -> bool:
    """True where :func:`split_file` makes parts of a large file: Parquet, and NDJSON that is not compressed."""
    kind = file.source.format
    return kind == "parquet" or (kind == "ndjson" and not is_compressed(file.source.path))


def read_listings(file: CorpusFile, report: Report) -> Iterator[pa.RecordBatch]:
    """Yield the file's listings as batches; rows that cannot be read go to ``report``.

    DataError where the file breaks off, is damaged midway or goes on and on without a listing.
    """
    empty = 0
    try:
        for chunk in _chunks(file, report):
            batch = listing_batch(chunk.columns, file.columns, file=file.source.path, numbers=chunk.rows)
            empty = 0 if _says_something(batch) else empty + batch.num_rows
            if empty > MOST_EMPTY_ROWS:
                raise ValueError(f"more than {MOST_EMPTY_ROWS:,} rows in a row have neither title nor text")
            yield batch
    except DataError:
        raise
    except reading_errors() as error:
        raise DataError([_unreadable_file(file.source.path, error)], what="corpus") from error


def _says_something(batch: pa.RecordBatch) -> bool:
    """True where a listing of the batch has a title or a text; mostly the first has."""
    return any(cell.as_py() for name in ("title", "text") for cell in batch.column(name))


def _chunks(file: CorpusFile, report: Report) -> Iterator[Chunk]:
    names: Sequence[str] = file.columns.all
    match file.source.format:
        case "parquet":
            return parquet.read(file.source, names)
        case "csv":
            return delimited.read(file.source, names, report)
        case "text":
            return texts.read(file.source)
        case _:
            return json_rows.read(file.source, names, report)
