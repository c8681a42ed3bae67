"""What is kept of a listing once it was read? A role, keys, a level and skills: no word of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import xxhash

from pathfinder.errors import DataError
from pathfinder.measuring.wordlist import words
from pathfinder.model.phrases import title_words
from pathfinder.model.shares import LEVELS, Level
from pathfinder.problems import Problem

UNKNOWN_EMPLOYER = 0
LEVEL_CODES: tuple[Level, ...] = (*LEVELS, "")
"""A level's code is its place here."""
PROBLEMS_KEPT = 1000
"""How many problems a measurement shows; all are counted."""

_LEGAL_FORMS = frozenset(
    words(
        "inc incorporated llc llp ltd limited corp corporation co company plc gmbh ag se kg sa sas sarl srl spa bv nv "
        "ab as oy oyj aps pty pvt private pte kk"
    )
)


def findings_schema() -> pa.Schema:
    """Return the schema of findings: one row for each listing and role.

    ``key`` is the hash of the text, ``employer`` of the employer's name (0: unknown), ``skills`` sorted places as
    16-bit numbers, ``shingles`` sorted 32-bit hashes and ``bands`` 32 hashes of their minima, all little-endian.
    """
    return pa.schema(
        [
            ("role", pa.int16()),
            ("key", pa.binary(16)),
            ("employer", pa.uint64()),
            ("level", pa.int8()),
            ("skills", pa.binary()),
            ("shingles", pa.binary()),
            ("bands", pa.binary(128)),
        ]
    )


@dataclass(frozen=True)
class Partial:
    """What some listings add to a measurement; partial results add up in any order to the same snapshot.

    ``tally`` counts rows by what became of them, ``findings`` are batches of :func:`findings_schema`.
    """

    tally: Counter[str] = field(default_factory=Counter)
    findings: tuple[pa.RecordBatch, ...] = ()
    problems: tuple[Problem, ...] = ()


def merge(a: Partial, b: Partial) -> Partial:
    """Return both together; merging is associative, and commutative in what :mod:`measuring.finish` makes of it."""
    return Partial(a.tally + b.tally, a.findings + b.findings, first_problems((*a.problems, *b.problems)))


def failed(error: DataError) -> Partial:
    """Return an error as a partial result: exceptions with facts of their own do not travel between processes."""
    return Partial(Counter(failed=1), problems=error.problems)


def checked(partial: Partial) -> Partial:
    """Return the partial result as it is; DataError where a worker met a file that it cannot read."""
    if partial.tally["failed"]:
        raise DataError([problem for problem in partial.problems if problem.is_error], what="corpus")
    return partial


def first_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that are shown: the first in order of place."""
    return tuple(sorted(problems, key=lambda problem: problem.sort_key)[:PROBLEMS_KEPT])


def employer_key(name: str) -> int:
    """Return a 64-bit key for an employer; case, punctuation and the legal form make no difference."""
    parts = title_words(name)
    while len(parts) > 1 and parts[-1] in _LEGAL_FORMS:
        parts.pop()
    return (xxhash.xxh3_64_intdigest(" ".join(parts).encode()) or 1) if parts else UNKNOWN_EMPLOYER


def findings_batch(columns: Sequence[Sequence[object]]) -> pa.RecordBatch:
    """Return findings as a batch; the columns are in the order of the schema."""
    schema = findings_schema()
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
