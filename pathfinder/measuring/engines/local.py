"""How are all cores of this machine used? Worker processes read parts of the corpus, this one adds them up."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import NamedTuple

import pyarrow as pa

from pathfinder.errors import DataError, PathfinderError
from pathfinder.measuring.corpus import CorpusFile, can_be_split, read_listings, split_file
from pathfinder.measuring.engines.progress import Progress
from pathfinder.measuring.findings import Partial, checked, failed, first_problems, merge
from pathfinder.measuring.finish import Outcome, outcome_of
from pathfinder.measuring.kernel import kernel_for
from pathfinder.measuring.ledger import Ledger
from pathfinder.measuring.lexicon import Lexicon
from pathfinder.model.demand import Period
from pathfinder.problems import Problem

PART_BYTES = 8 << 20
"""Bytes that a worker reads at a time."""
_ALONE_BELOW = 16 << 20
"""Corpora smaller than this are read in this process: starting workers would take longer."""
_LARGE_FILE = 32 << 20
"""Files above this that cannot be split are read here and matched by the workers."""


class _Task(NamedTuple):
    """Work for a worker: files or parts to read, or batches that were already read."""

    files: tuple[CorpusFile, ...]
    batches: tuple[bytes, ...]
    size: int


def count_locally(
    files: list[CorpusFile],
    lexicon: Lexicon,
    period: Period | None,
    *,
    workers: int = 0,
    progress: Callable[[Progress], None] | None = None,
    held_bytes: int | None = None,
) -> Outcome:
    """Count a corpus on so many worker processes (0: one for each core; 1: in this process).

    The outcome does not depend on ``workers``: partial results add up in any order.
    """
    total = sum(file.source.size for file in files)
    wanted = workers or os.cpu_count() or 1
    ledger = Ledger(lexicon) if held_bytes is None else Ledger(lexicon, held_bytes=held_bytes)
    with ledger:
        done = listings = 0
        alone = wanted == 1 or (workers == 0 and total < _ALONE_BELOW)
        outcomes = _alone(files, lexicon, period) if alone else _together(files, lexicon, period, wanted)
        for partial, size in outcomes:
            ledger.add(partial)
            done += size
            listings += partial.tally["rows"]
            if progress:
                progress(Progress(min(done, total), total, listings))
        return outcome_of(ledger)


def _alone(files: Iterable[CorpusFile], lexicon: Lexicon, period: Period | None) -> Iterator[tuple[Partial, int]]:
    kernel = kernel_for(lexicon, period)
    for file in files:
        for part in split_file(file, PART_BYTES):
            problems: list[Problem] = []
            for batch in read_listings(part, problems.append):
                yield kernel.match(batch), 0
            yield _told(problems), part.source.size


def _told(problems: list[Problem]) -> Partial:
    return Partial(Counter(unreadable=len(problems)), problems=first_problems(problems))


def _together(
    files: Iterable[CorpusFile], lexicon: Lexicon, period: Period | None, workers: int
) -> Iterator[tuple[Partial, int]]:
    """Keep every worker busy with a few tasks ahead, so that what waits is bounded whatever the corpus's size."""
    # spawn is the one way to start processes that Linux, macOS and Windows share, and that threads do not break.
    context = multiprocessing.get_context("spawn")
    told: list[Problem] = []
    tasks = _tasks(files, told)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(lexicon, period)) as pool:
        running: dict[Future[Partial], int] = {}
        try:
            while True:
                for task in islice(tasks, 2 * workers - len(running)):
                    running[pool.submit(_run, task)] = task.size
                if not running:
                    break
                for finished in wait(running, return_when=FIRST_COMPLETED).done:
                    yield checked(finished.result()), running.pop(finished)
        except BrokenProcessPool as error:
            hint = "was memory short? A script that measures needs `if __name__ == '__main__':`, or ask for one worker"
            raise PathfinderError("a worker process ended before its time", hint=hint) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    yield _told(told), 0


def _tasks(files: Iterable[CorpusFile], told: list[Problem]) -> Iterator[_Task]:
    """Cut the corpus into tasks: small files together, large ones in parts, or read here where they have none."""
    small: list[CorpusFile] = []
    for file in files:
        if can_be_split(file):
            for part in split_file(file, PART_BYTES):
                yield _Task((part,), (), part.source.size)
        elif file.source.size > _LARGE_FILE:
            yield from _read_here(file, told)
        else:
            small.append(file)
            if sum(one.source.size for one in small) >= PART_BYTES:
                yield _Task(tuple(small), (), sum(one.source.size for one in small))
                small = []
    if small:
        yield _Task(tuple(small), (), sum(one.source.size for one in small))


def _read_here(file: CorpusFile, told: list[Problem]) -> Iterator[_Task]:
    for batch in read_listings(file, told.append):
        yield _Task((), (_to_bytes(batch),), 0)
    yield _Task((), (), file.source.size)


def _to_bytes(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


_working: dict[str, tuple[Lexicon, Period | None]] = {}


def _start(lexicon: Lexicon, period: Period | None) -> None:
    """Prepare a worker: the automaton is built once, from the lexicon that came with the process."""
    _working["with"] = (lexicon, period)
    kernel_for(lexicon, period)


def _run(task: _Task) -> Partial:
    kernel = kernel_for(*_working["with"])
    problems: list[Problem] = []
    partial = Partial()
    try:
        for file in task.files:
            for batch in read_listings(file, problems.append):
                partial = merge(partial, kernel.match(batch))
    except DataError as error:
        return failed(error)
    for packed in task.batches:
        for batch in pa.ipc.open_stream(packed):
            partial = merge(partial, kernel.match(batch))
    return merge(partial, _told(problems))
