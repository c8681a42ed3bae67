"""Which listings say the same as another? Near repeats among one employer's, or among those of unknown employers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from pathfinder.measuring.shingles import BANDS, GOLDEN, alike

_REMEMBERED_PAIRS = 1_000_000

ReadShingles = Callable[[int], NDArray[np.uint32]]
ReadBand = Callable[[int], NDArray[np.uint32]]


def near_repeats(employers: NDArray[np.uint64], read_band: ReadBand, read_shingles: ReadShingles) -> NDArray[np.bool_]:
    """Return for every listing of a role whether a listing before it says nearly the same.

    Listings are given in order of their keys, without exact repeats. Two are linked when they share the employer,
    or both employers are unknown, and their shingles' Jaccard similarity is at least 0.8; of linked listings the
    first counts. So nothing depends on the order in which files were read.
    """
    links = _Links(read_shingles)
    rows = _rows_with_company(employers)
    if len(rows):
        for band in range(BANDS):
            for bucket in _buckets(_bucket_keys(employers[rows], read_band(band)[rows])):
                links.join(rows[bucket].tolist())
    repeats = np.zeros(len(employers), np.bool_)
    repeats[links.followers()] = True
    return repeats


def _rows_with_company(employers: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Return the listings that share their employer with another; unknown employers share one number."""
    _, place, counts = np.unique(employers, return_inverse=True, return_counts=True)
    rows: NDArray[np.intp] = np.flatnonzero(counts[place] > 1)
    return rows


def _bucket_keys(employers: NDArray[np.uint64], band: NDArray[np.uint32]) -> NDArray[np.uint64]:
    keys: NDArray[np.uint64] = employers ^ (band.astype(np.uint64) * np.uint64(GOLDEN))
    return keys


def _buckets(keys: NDArray[np.uint64]) -> Iterator[NDArray[np.intp]]:
    """Yield the places of equal keys, where there are two or more, each in rising order."""
    order = np.argsort(keys, kind="stable")
    edges = np.flatnonzero(keys[order][1:] != keys[order][:-1]) + 1
    starts = np.concatenate(([0], edges))
    ends = np.concatenate((edges, [len(order)]))
    for place in np.flatnonzero(ends - starts > 1):
        yield order[starts[place] : ends[place]]


class _Links:
    """Sets of linked listings (union by least), compared only where that could join two sets."""

    def __init__(self, read_shingles: ReadShingles) -> None:
        self._read = read_shingles
        self._parents: dict[int, int] = {}
        self._unlike: set[tuple[int, int]] = set()

    def join(self, bucket: list[int]) -> None:
        """Link what is alike in a bucket."""
        groups: dict[int, list[int]] = {}
        for row in bucket:
            joined = [first for first, members in groups.items() if any(self._linked(row, other) for other in members)]
            merged = [row]
            for first in joined:
                merged = groups.pop(first) + merged
            groups[self._first(row)] = merged

    def followers(self) -> list[int]:
        """Return the listings that are linked to one before them."""
        return sorted(row for row in self._parents if self._first(row) != row)

    def _first(self, row: int) -> int:
        while (parent := self._parents.get(row, row)) != row:
            self._parents[row] = self._parents.get(parent, parent)
            row = parent
        return row

    def _linked(self, row: int, other: int) -> bool:
        a, b = self._first(row), self._first(other)
        if a == b:
            return True
        pair = (min(row, other), max(row, other))
        if pair in self._unlike:
            return False
        if alike(self._read(row), self._read(other)):
            self._parents[max(a, b)] = min(a, b)
            return True
        if len(self._unlike) < _REMEMBERED_PAIRS:
            self._unlike.add(pair)
        return False
