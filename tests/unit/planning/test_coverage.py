"""Does a set of skills that grows tell how much of the average listing it meets?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds import curriculum, snapshot

from pathfinder.planning.coverage import Coverage
from pathfinder.planning.demand import pool


def test_whole_listings_are_counted_where_listings_are_known_and_unknown_where_only_counts_are():
    demand = pool(curriculum("a; b"), [snapshot("3 a; 1 a b")], ("role",))
    assert Coverage(demand).full_listings == 0.0
    assert Coverage(demand).learn_all(["a"]).full_listings == pytest.approx(0.75)
    counts = Coverage(replace(demand, listing_sets=()))
    assert counts.learn_all(["a"]).full_listings is None
