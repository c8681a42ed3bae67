"""What did the listings of one role name, and how much does each weigh? Kept in files, read in order of key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pathfinder.measuring.findings import LEVEL_CODES, UNKNOWN_EMPLOYER
from pathfinder.measuring.repeats import near_repeats
from pathfinder.measuring.shingles import BANDS
from pathfinder.model.shares import Level

FULL_LISTINGS_OF_ONE_EMPLOYER = 3
"""An employer's listings for a role weigh no more than so many."""
_BAND_ROWS = 1 << 14


class Weighted(NamedTuple):
    """A listing that counts: how many of its employer's remain beside it, its level and its skills' places.

    ``of_employer`` is 1 where the employer is unknown: such a listing stands for itself.
    """

    of_employer: int
    level: Level
    skills: tuple[int, ...]


def weight(of_employer: int) -> float:
    """Return w = min(1, 3/n_e): one employer weighs no more than three listings do."""
    return min(1.0, FULL_LISTINGS_OF_ONE_EMPLOYER / of_employer)


class RoleListings:
    """One role's listings without exact repeats. Small columns are held, the large ones lie in three files."""

    def __init__(self, folder: Path, place: int) -> None:
        self.count = 0
        self.exact_repeats = 0
        self._paths = {name: folder / f"role-{place}.{name}" for name in ("sets", "shingles", "bands")}
        self._files: dict[str, Any] = {}
        self._employers: list[NDArray[np.uint64]] = []
        self._sizes: list[NDArray[np.int64]] = []
        self._schema = pa.schema([("level", pa.int8()), ("skills", pa.binary())])

    def add(self, rows: pa.Table, *, duplicates: int) -> None:
        """Append rows of findings, in order of key over all calls."""
        if not self._files:
            self._open()
        self.count += rows.num_rows
        self.exact_repeats += duplicates
        self._files["sets"].write_table(rows.select(["level", "skills"]))
        for name in ("shingles", "bands"):
            values = rows.column(name).to_pylist()
            self._files[name].write(b"".join(values))
            if name == "shingles":
                self._sizes.append(np.array([len(value) // 4 for value in values], "i8"))
        self._employers.append(rows.column("employer").to_numpy())

    def _open(self) -> None:
        self._files["sets"] = pa.ipc.new_stream(str(self._paths["sets"]), self._schema)
        for name in ("shingles", "bands"):
            self._files[name] = self._paths[name].open("wb")

    def close(self) -> None:
        """Finish writing."""
        for file in self._files.values():
            file.close()

    def weighted(self) -> tuple[Iterator[Weighted], int, int]:
        """Return the listings that count, in order of key, the number of near repeats and that of known employers."""
        employers = np.concatenate(self._employers)
        repeats = self._near_repeats(employers)
        known = ~repeats & (employers != UNKNOWN_EMPLOYER)
        names, counts = np.unique(employers[known], return_counts=True)
        of_employer = np.ones(len(employers), np.int64)
        of_employer[known] = counts[np.searchsorted(names, employers[known])]
        of_employer[repeats] = 0
        return self._listings(of_employer), int(repeats.sum()), len(names)

    def _listings(self, of_employer: NDArray[np.int64]) -> Iterator[Weighted]:
        place = 0
        with pa.ipc.open_stream(str(self._paths["sets"])) as reader:
            for batch in reader:
                counts = of_employer[place : place + batch.num_rows].tolist()
                place += batch.num_rows
                for count, level, skills in zip(counts, *(column.to_pylist() for column in batch.columns), strict=True):
                    if count:
                        yield Weighted(count, LEVEL_CODES[level], tuple(np.frombuffer(skills, "<u2").tolist()))

    def _near_repeats(self, employers: NDArray[np.uint64]) -> NDArray[np.bool_]:
        ends = np.cumsum(np.concatenate([np.zeros(1, np.int64), *self._sizes]))
        with self._paths["shingles"].open("rb") as file:

            @lru_cache(maxsize=4096)
            def read_shingles(row: int) -> NDArray[np.uint32]:
                file.seek(int(ends[row]) * 4)
                return np.frombuffer(file.read(int(ends[row + 1] - ends[row]) * 4), "<u4")

            return near_repeats(employers, self._read_band, read_shingles)

    def _read_band(self, band: int) -> NDArray[np.uint32]:
        """Return one band of every listing; the file holds them listing by listing."""
        column = np.empty(self.count, np.uint32)
        with self._paths["bands"].open("rb") as file:
            for start in range(0, self.count, _BAND_ROWS):
                block = np.frombuffer(file.read(_BAND_ROWS * BANDS * 4), "<u4").reshape(-1, BANDS)
                column[start : start + len(block)] = block[:, band]
        return column
