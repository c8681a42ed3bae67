"""How is a corpus counted on Apache Spark? The same kernel, on Spark's workers; the same sum, on the driver."""

from __future__ import annotations

import os
import pickle
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pathfinder.errors import DataError, MissingExtraError, PathfinderError
from pathfinder.measuring.columns import Columns, ToldColumns, find_columns
from pathfinder.measuring.corpus import CorpusFile, open_corpus, read_listings, split_file
from pathfinder.measuring.engines.progress import Progress
from pathfinder.measuring.findings import Partial, checked, failed, findings_schema, first_problems
from pathfinder.measuring.finish import Outcome, outcome_of
from pathfinder.measuring.kernel import Kernel, kernel_for
from pathfinder.measuring.ledger import Ledger
from pathfinder.measuring.lexicon import Lexicon
from pathfinder.measuring.listings import listing_batch
from pathfinder.measuring.readers.chunks import Source
from pathfinder.measuring.readers.parquet import values_of
from pathfinder.model.demand import Period
from pathfinder.problems import Problem

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TABLE = "table:"
"""A path that begins so is the name of a table that Spark knows, such as ``table:lake.jobs.listings``."""
PART_BYTES = 32 << 20
"""Bytes of a file that one task reads."""
_STACKS = ("Caused by: ", "Traceback (most recent call last)", "\tat ")
_TASK = re.compile(r".*\(TID \d+\) \([^)]*\): ")
"""What Spark says of a task before it says why the task failed."""
_RESULT = "tally binary, findings binary, problems binary"


def open_spark_corpus(paths: Iterable[str | Path], told: ToldColumns | None = None) -> list[CorpusFile]:
    """Return the files of the corpus as ``open_corpus`` does; tables stand for themselves, their columns unread."""
    named = [str(path) for path in paths]
    tables = [name for name in named if name.startswith(TABLE)]
    files = [name for name in named if not name.startswith(TABLE)]
    opened = open_corpus(files, told) if files else []
    return opened + [CorpusFile(Source(name, "parquet", 0), Columns()) for name in tables]


def count_with_spark(
    files: list[CorpusFile],
    lexicon: Lexicon,
    period: Period | None,
    *,
    master: str = "",
    told: ToldColumns | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Outcome:
    """Count files and tables on Spark (``master``: such as ``local[2]``; empty: as Spark is configured).

    Files must be readable under the same path on every worker. Partial results come back one task after the other
    and are summed in the driver's ledger, so that its memory does not grow with the corpus.
    """
    session = _session(master)
    with _in_words():
        return _count(session, files, lexicon, period, told, progress)


def _count(
    session: SparkSession,
    files: list[CorpusFile],
    lexicon: Lexicon,
    period: Period | None,
    told: ToldColumns | None,
    progress: Callable[[Progress], None] | None,
) -> Outcome:
    total = sum(file.source.size for file in files)
    parts = [part for file in files if not _is_table(file) for part in split_file(file, PART_BYTES)]
    frames = [_of_files(session, parts, lexicon, period)] if parts else []
    frames += [_of_table(session, file, lexicon, period, told) for file in files if _is_table(file)]
    done = listings = 0
    with Ledger(lexicon) as ledger:
        for frame in frames:
            for row in frame.toLocalIterator(prefetchPartitions=True):
                partial = checked(_unpacked(row))
                ledger.add(partial)
                done += partial.tally["bytes"]
                listings += partial.tally["rows"]
                if progress:
                    progress(Progress(done, total, listings))
        return outcome_of(ledger)


@contextmanager
def _in_words() -> Iterator[None]:
    """Say what fails inside Spark as one sentence; its own words are pages of Java."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, PySparkException) as error:
        hint = "its workers need this Python with pathfinder, and the files under the same path"
        raise PathfinderError(f"Spark failed: {cause_of(str(error))}", hint=hint) from error


def cause_of(text: str) -> str:
    """Return the sentence that names the cause in an error as Spark prints it.

    Stacks are indented; the innermost cause comes last. Where there is no stack, advice follows the first sentence.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line[:1].isspace()]
    lines = [line for line in lines if not line.startswith("Driver stacktrace")]
    if not lines:
        return "it gives no reason"
    if any(sign in text for sign in _STACKS):
        return _TASK.sub("", lines[-1].removeprefix("Caused by: "))
    return lines[0].split(". ", 1)[0]


def _is_table(file: CorpusFile) -> bool:
    return file.source.path.startswith(TABLE)


def _session(master: str) -> SparkSession:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtraError("spark", "pyspark") from error
    builder = SparkSession.builder.appName("pathfinder").config("spark.ui.showConsoleProgress", "false")
    if master:
        builder = builder.master(master)
    try:
        session = builder.getOrCreate()
    except Exception as error:  # whatever the gateway to Java raises, from RuntimeError to Py4JError
        why = str(error).split("\n", 1)[0]
        raise PathfinderError(f"Spark does not start: {why}", hint="it needs Java 17 or later on the PATH") from error
    if str(session.sparkContext.master).startswith("local") and "PYSPARK_PYTHON" not in os.environ:
        # Spark starts `python3` for its workers, which on this machine may be another Python than this one.
        session.sparkContext.pythonExec = sys.executable
    return session


def _of_files(session: SparkSession, parts: list[CorpusFile], lexicon: Lexicon, period: Period | None) -> DataFrame:
    """Return a frame of partial results; one task a part, which its worker reads with the readers of this room."""
    rows = [(pickle.dumps(part),) for part in parts]
    # One slice a part; local relations are otherwise cut to the number of cores.
    frame = session.createDataFrame(session.sparkContext.parallelize(rows, len(rows)), "part binary")

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        kernel = kernel_for(lexicon, period)
        for batch in batches:
            for packed in batch.column(0).to_pylist():
                part: CorpusFile = pickle.loads(packed)  # noqa: S301 - made a few lines above
                yield from map(_packed, _partials(part, kernel))

    return frame.mapInArrow(run, _RESULT)


def _partials(part: CorpusFile, kernel: Kernel) -> Iterator[Partial]:
    problems: list[Problem] = []
    try:
        for listings in read_listings(part, problems.append):
            yield kernel.match(listings)
    except DataError as error:
        yield failed(error)
    told = Counter(unreadable=len(problems), bytes=part.source.size)
    yield Partial(told, problems=first_problems(problems))


def _of_table(
    session: SparkSession, file: CorpusFile, lexicon: Lexicon, period: Period | None, told: ToldColumns | None
) -> DataFrame:
    """Return a frame of partial results of a table; Spark reads it, columns are found by name as everywhere."""
    frame = session.table(file.source.path.removeprefix(TABLE))
    columns = find_columns(frame.columns, told)
    if not (columns.title or columns.text or columns.parts):
        raise PathfinderError(
            f"there is neither a title nor a text column in {file.source.path}",
            hint=f"the columns are: {', '.join(frame.columns)}",
        )

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        kernel = kernel_for(lexicon, period)
        for batch in batches:
            rows = {name: values_of(batch.column(name)) for name in batch.schema.names}
            listings = listing_batch(rows, columns, file=file.source.path, numbers=range(batch.num_rows))
            yield _packed(kernel.match(listings))

    return frame.select(*columns.all).mapInArrow(run, _RESULT)


def _packed(partial: Partial) -> pa.RecordBatch:
    """Return a partial result as one row; findings travel as an Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, findings_schema()) as writer:
        for batch in partial.findings:
            writer.write_batch(batch)
    values = [pickle.dumps(dict(partial.tally)), sink.getvalue().to_pybytes(), pickle.dumps(partial.problems)]
    arrays = [pa.array([value], pa.binary()) for value in values]
    return pa.RecordBatch.from_arrays(arrays, names=["tally", "findings", "problems"])


def _unpacked(row: Any) -> Partial:  # noqa: ANN401 - a pyspark Row
    tally, findings, problems = (bytes(value) for value in row)
    batches = tuple(pa.ipc.open_stream(findings))
    return Partial(Counter(pickle.loads(tally)), batches, pickle.loads(problems))  # noqa: S301 - from our own workers
