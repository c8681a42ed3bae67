"""Which skills are asked for most, and which cannot be told apart?"""

from __future__ import annotations

from worlds import curriculum, snapshot

from pathfinder.planning.demand import pool
from pathfinder.planning.ranking import ranked


def test_a_rank_counts_those_wholly_above_and_ties_are_those_that_overlap():
    rows = "700 sql python; 20 sql python git; 250 git; 30"
    found = ranked(pool(curriculum("sql; python; git; go"), [snapshot(rows, looked_for="go")], ("role",)))
    assert [(row.skill, row.rank, row.tied) for row in found] == [
        ("python", 1, ("sql",)),
        ("sql", 1, ("python",)),
        ("git", 3, ()),
        ("go", 4, ()),
    ]
