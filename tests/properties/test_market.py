"""What must always hold of differences, of places on the flow, and of a file that is fetched in pieces?"""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import curriculum, snapshot

from pathfinder.fetching.store import Store
from pathfinder.model.curriculum import Stage
from pathfinder.model.market import Difference
from pathfinder.model.shares import Share
from pathfinder.planning.demand import pool
from pathfinder.planning.standing import stage_weights

SHARES = st.builds(Share.of, st.floats(0, 1), st.floats(0, 1e6))


@given(SHARES, SHARES)
def test_an_interval_holds_its_difference_and_turns_with_it(first, second):
    found, turned = Difference.of(first, second), Difference.of(second, first)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert (turned.value, turned.low, turned.high) == (-found.value, -found.high, -found.low)
    assert found.tied == turned.tied


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 1000), st.integers(2, 50))
def test_more_listings_never_widen_an_interval(a, b, n, times):
    few = Difference.of(Share.of(a, n), Share.of(b, n))
    many = Difference.of(Share.of(a, n * times), Share.of(b, n * times))
    assert many.high - many.low <= few.high - few.low + 1e-12


def test_nineteen_of_twenty_intervals_hold_the_truth():
    """Draws listings as the intervals assume them to be drawn; 2,000 draws leave half a point of chance."""
    dice = random.Random(20200701)
    for (p, n), (q, m) in (((0.3, 80), (0.12, 400)), ((0.05, 60), (0.05, 60)), ((0.75, 40), (0.6, 900))):
        held = 0
        for _ in range(2000):
            a, b = sum(dice.random() < p for _ in range(n)), sum(dice.random() < q for _ in range(m))
            found = Difference.of(Share.of(a / n, n), Share.of(b / m, m))
            held += found.low <= p - q <= found.high
        assert 0.93 <= held / 2000 <= 0.98


NAMES = "abcdef"
STAGES = ("one", "two", "three")


@given(
    st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from((*STAGES, "gone"))), min_size=6),
    st.lists(st.sets(st.sampled_from(NAMES), min_size=1), min_size=1, max_size=8),
    st.sampled_from(("", "a|b", "a|b|c d|e")),
)
def test_the_parts_of_the_flow_sum_to_the_whole(stages, listings, alternatives):
    made = curriculum("; ".join(NAMES), alternatives=alternatives)
    skills = {name: skill._replace(stages=tuple(sorted(stages[name]))) for name, skill in made.skills.items()}
    place = type(made)(skills, made.roles, made.alternatives, tuple(Stage(stage, stage) for stage in STAGES))
    rows: dict[str, int] = {}
    for listing in listings:
        key = " ".join(sorted(listing))
        rows[key] = rows.get(key, 0) + 1
    demand = pool(place, [snapshot("; ".join(f"{n} {key}" for key, n in rows.items()))], ("role",))
    weights, unplaced = stage_weights(place, demand)
    assert abs(sum(weights.values()) + unplaced - 1) < 1e-9
    assert list(weights) == list(STAGES)


FETCHES = st.lists(
    st.tuples(st.sampled_from("xyz"), st.lists(st.tuples(st.integers(1, 5), st.integers(0, 9)))), max_size=8
)


@settings(max_examples=40)
@given(FETCHES, st.lists(st.booleans(), min_size=8, max_size=8))
def test_however_a_file_is_fetched_each_listing_is_there_once_with_its_newest_text(fetches, finished):
    newest: dict[tuple[str, str], str] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f.ndjson"
        for (board, rows), finish in zip(fetches, finished, strict=False):
            store = Store(path, "lever")
            store.add(board, [_row(board, number, text) for number, text in rows])
            newest.update({(board, str(number)): str(text) for number, text in rows})
            if finish:
                store.finish()
        stored = Store(path, "lever").finish()
        found = [json.loads(line) for line in path.read_text().splitlines()]
    assert {(row["board"], row["id"]): row["description"] for row in found} == newest
    assert len(found) == len(newest) == stored.listings


def _row(board: str, number: int, text: int) -> dict[str, str]:
    return {"source": "lever", "board": board, "id": str(number), "description": str(text)}
