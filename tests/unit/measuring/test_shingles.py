import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathfinder.measuring.repeats import near_repeats
from pathfinder.measuring.shingles import BANDS, alike, band_hashes, shingles
from pathfinder.model.folding import fold


def runs_of_five(text):
    words = text.split()
    return {" ".join(words[n : n + 5]) for n in range(max(1, len(words) - 4))} if words else set()


@given(st.lists(st.sampled_from(["a", "b", "c", "dd", "ee", "sql", "python"]), max_size=40).map(" ".join))
def test_there_is_one_hash_for_every_distinct_run_of_five_words(text):
    assert len(shingles(fold(text))) == len(runs_of_five(text))


def test_hashes_do_not_depend_on_blanks_or_place():
    assert shingles(fold("a b c d e f")).tolist() == shingles(fold("  a, b\n c   d e -- f!")).tolist()
    assert set(shingles(fold("b c d e f"))) < set(shingles(fold("a b c d e f")))


def test_alike_is_a_jaccard_of_four_fifths():
    numbers = np.arange(100, dtype=np.uint32)
    assert alike(numbers, numbers[:80])
    assert not alike(numbers, numbers[:79])
    assert alike(numbers[:90], numbers[10:])  # 80 shared, 100 in all
    assert not alike(numbers[:89], numbers[10:])


def texts(seed, number, size):
    chance = random.Random(seed)
    base = [f"w{chance.randrange(10**6)}" for _ in range(size)]
    for _ in range(number):
        changed = list(base)
        for _ in range(chance.randrange(size // 20)):
            changed[chance.randrange(size)] = f"x{chance.randrange(10**6)}"
        yield " ".join(changed)


@pytest.mark.parametrize("seed", range(5))
def test_near_repeats_are_the_linked_sets_that_comparing_all_pairs_finds(seed):
    """Bands propose, the comparison decides: nothing is missed and nothing is made up."""
    found = [shingles(fold(text)) for cluster in range(4) for text in texts(seed * 10 + cluster, 12, 60 + 90 * cluster)]
    employers = np.array([place % 3 for place in range(len(found))], np.uint64)
    bands = np.array([band_hashes(hashes) for hashes in found])
    repeats = near_repeats(employers, lambda band: bands[:, band], found.__getitem__)
    first = list(range(len(found)))
    for a in range(len(found)):
        for b in range(a + 1, len(found)):
            if employers[a] == employers[b] and alike(found[a], found[b]):
                low, high = sorted((first[a], first[b]))
                first = [low if one == high else one for one in first]
    assert repeats.tolist() == [one != place for place, one in enumerate(first)]
    assert 0 < repeats.sum() < len(found)


def test_a_text_without_words_has_bands_all_the_same():
    assert band_hashes(shingles(fold("…"))).tolist() == [0] * BANDS
