"""When are two texts nearly equal? When four fifths of their runs of five words (shingles) are the same."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

WORDS = 5
"""Words in a shingle."""
BANDS, ROWS = 32, 4
"""Minima are compared in 32 bands of 4: texts with a similarity of 0.8 miss each other once in 10^7."""

_BLANK = 32
GOLDEN = 0x9E3779B97F4A7C15
"""2^64 divided by the golden ratio, odd: its multiples, and its powers, lie far apart modulo 2^64."""
_INVERSE = pow(GOLDEN, -1, 1 << 64)
_WEIGHTS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
_Powers = tuple[NDArray[np.uint64], NDArray[np.uint64]]
_known_powers: list[_Powers] = []
"""The longest table so far, if any."""


def shingles(folded: bytes) -> NDArray[np.uint32]:
    """Return the sorted distinct 32-bit hashes of the text's shingles; a text of fewer words has one.

    Every word is hashed as a polynomial of its bytes modulo 2^64, read off a running sum, so that no word is
    ever cut out of the text; a shingle's hash is a weighted sum of its words'. Both are mixed afterwards.
    """
    data = np.frombuffer(folded, np.uint8)
    blank = data == _BLANK
    edges = np.flatnonzero(blank[1:] != blank[:-1]) + 1  # folded texts begin and end with a blank: starts and ends
    starts, ends = edges[0::2], edges[1::2]
    if not len(starts):
        return np.empty(0, np.uint32)
    powers, inverse = _power_table(len(data))
    sums = np.zeros(len(data) + 1, np.uint64)
    np.cumsum(data * powers[: len(data)], out=sums[1:])
    words = _mixed((sums[ends] - sums[starts]) * inverse[starts])
    runs = max(1, len(words) - WORDS + 1)
    hashes = np.zeros(runs, np.uint64)
    for place, weight in enumerate(_WEIGHTS[: len(words)]):
        hashes += words[place : place + runs] * np.uint64(weight)
    return _distinct((_mixed(hashes) >> np.uint64(32)).astype(np.uint32))


def _distinct(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the hashes sorted, each once: what np.unique does, four times as fast on so few."""
    hashes.sort()
    new = np.empty(len(hashes), np.bool_)
    new[:1] = True
    np.not_equal(hashes[1:], hashes[:-1], out=new[1:])
    distinct: NDArray[np.uint32] = hashes[new]
    return distinct


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread what differs in low bits over all of them (the finaliser of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    mixed: NDArray[np.uint64] = values ^ (values >> np.uint64(33))
    return mixed


def _power_table(size: int) -> _Powers:
    """Return the base's powers and their inverses modulo 2^64, for texts up to the size."""
    if not _known_powers or len(_known_powers[0][0]) < size:
        length = max(1 << 16, 1 << size.bit_length())
        powers, inverse = np.ones(length, np.uint64), np.ones(length, np.uint64)
        powers[1:], inverse[1:] = np.uint64(GOLDEN), np.uint64(_INVERSE)
        _known_powers[:] = [(np.cumprod(powers), np.cumprod(inverse))]
    return _known_powers[0]


def band_hashes(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return one hash per band of a text's minima; texts that agree in a band are compared in full.

    One permutation hashing (Li, Owen, Zhang 2012): the hashes' range is cut into 128 parts and the least of each
    is a minimum; an empty part borrows from the next (Shrivastava, Li 2014). All zero for a text without words.
    """
    if not len(hashes):
        return np.zeros(BANDS, np.uint32)
    firsts = np.searchsorted(hashes, _part_starts())
    # The first hash at or after a part's start is its minimum, or that of the next part that is not empty.
    minima = hashes[firsts % len(hashes)].astype(np.uint64).reshape(BANDS, ROWS)
    weights = np.array(_WEIGHTS[:ROWS], np.uint64)
    bands: NDArray[np.uint32] = (_mixed((minima * weights).sum(axis=1)) >> np.uint64(32)).astype(np.uint32)
    return bands


@cache
def _part_starts() -> NDArray[np.uint32]:
    parts = BANDS * ROWS
    starts: NDArray[np.uint32] = (np.arange(parts, dtype=np.uint64) * np.uint64((1 << 32) // parts)).astype(np.uint32)
    return starts


def alike(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> bool:
    """True where the shingles' Jaccard similarity is at least 4/5."""
    small, large = sorted((len(a), len(b)))
    if 5 * small < 4 * large:
        return False
    both = len(np.intersect1d(a, b, assume_unique=True))
    return 5 * both >= 4 * (small + large - both)
