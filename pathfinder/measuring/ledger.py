"""How do partial results become a snapshot, in memory that does not grow with the corpus? Kept on disk, by key."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pathfinder.measuring.findings import Partial, findings_schema, first_problems
from pathfinder.measuring.lexicon import Lexicon
from pathfinder.measuring.role_listings import RoleListings
from pathfinder.problems import Problem

HELD_BYTES = 32 << 20
"""Findings held in memory; more are written to files, one for each range of keys."""
_RANGES = 64


class Ledger:
    """Takes partial results in any order and gives each role's listings, exact repeats removed, in order of key.

    A context manager: its files lie in a temporary folder that goes when the block ends.
    """

    def __init__(self, lexicon: Lexicon, *, held_bytes: int = HELD_BYTES, folder: str | None = None) -> None:
        self.lexicon = lexicon
        self.tally: Counter[str] = Counter()
        self.problems: tuple[Problem, ...] = ()
        self._limit = held_bytes
        self._held: list[Any] = []
        self._bytes = 0
        self._writers: dict[int, Any] = {}
        # Windows cannot remove a file that is open: the writers close first, leftovers are no reason to fail.
        self._folder = tempfile.TemporaryDirectory(prefix="pathfinder-", dir=folder, ignore_cleanup_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._close_writers()
        self._folder.cleanup()

    def add(self, partial: Partial) -> None:
        """Add a partial result."""
        self.tally.update(partial.tally)
        if partial.problems:
            self.problems = first_problems((*self.problems, *partial.problems))
        for batch in partial.findings:
            self._held.append(batch)
            self._bytes += batch.nbytes
        if self._bytes > self._limit:
            self._spill()

    def roles(self) -> dict[str, RoleListings]:
        """Return what was found for each role, once everything was added; a role without listings is left out."""
        found = {place: RoleListings(Path(self._folder.name), place) for place in range(len(self.lexicon.roles))}
        for table in self._tables_in_order():
            unique, copies = _without_exact_repeats(table)
            for place, listings in found.items():
                rows = _rows_of_role(unique, place)
                if rows.num_rows:
                    listings.add(rows, duplicates=copies[place])
        for listings in found.values():
            listings.close()
        return {self.lexicon.roles[place].role: listings for place, listings in found.items() if listings.count}

    def _tables_in_order(self) -> Iterator[pa.Table]:
        """Yield the findings by ranges of their keys, lower keys first."""
        if not self._writers:
            yield pa.Table.from_batches(self._held, schema=findings_schema())
            return
        self._spill()
        self._close_writers()
        for part in sorted(self._writers):
            with pa.ipc.open_stream(str(self._path(part))) as reader:
                yield reader.read_all()

    def _spill(self) -> None:
        """Append what is held to the files of its ranges."""
        table = pa.Table.from_batches(self._held, schema=findings_schema()).combine_chunks()
        parts = _key_numbers(table)[:, 0] // np.uint64((1 << 64) // _RANGES)
        for part in np.unique(parts).tolist():
            if part not in self._writers:
                self._writers[part] = pa.ipc.new_stream(str(self._path(part)), findings_schema())
            self._writers[part].write_table(table.filter(pa.array(parts == part)))
        self._held, self._bytes = [], 0

    def _path(self, part: int) -> Path:
        return Path(self._folder.name) / f"keys-{part:02}.arrows"

    def _close_writers(self) -> None:
        for writer in self._writers.values():
            writer.close()


def _key_numbers(table: pa.Table) -> NDArray[np.uint64]:
    """Return the keys as pairs of numbers whose order is that of their bytes."""
    keys = b"".join(table.column("key").to_pylist())
    numbers: NDArray[np.uint64] = np.frombuffer(keys, ">u8").astype(np.uint64).reshape(-1, 2)
    return numbers


def _without_exact_repeats(table: pa.Table) -> tuple[pa.Table, Counter[int]]:
    """Return one row for each role and key, in order of both, and how many rows went, by role.

    Of rows that repeat each other the one with a known employer stays, of these the least employer and level:
    a choice that does not know in which order files were read.
    """
    if not table.num_rows:
        return table, Counter()
    keys = _key_numbers(table)
    role, employer, level = (table.column(name).to_numpy() for name in ("role", "employer", "level"))
    unknown_last = employer - np.uint64(1)  # 0 wraps around to the greatest number
    order = np.lexsort((level, unknown_last, keys[:, 1], keys[:, 0], role))
    keys, role = keys[order], role[order]
    new = np.ones(len(order), bool)
    new[1:] = (role[1:] != role[:-1]) | (keys[1:] != keys[:-1]).any(axis=1)
    return table.take(order[new]), Counter(role[~new].tolist())


def _rows_of_role(table: pa.Table, place: int) -> pa.Table:
    """Return the rows of one role; the table is in order of role."""
    start, stop = np.searchsorted(table.column("role").to_numpy(), [place, place + 1]).tolist()
    return table.slice(start, stop - start)
