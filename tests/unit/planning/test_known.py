"""What is known and what can be reached, where both are asked at once?"""

from __future__ import annotations

from worlds import curriculum

from pathfinder.planning.known import reachable_skills


def test_what_is_known_and_skipped_stays_known_and_opens_what_it_opens():
    world = curriculum("sql; dbt: sql; bi: dbt")
    assert reachable_skills(world, frozenset({"sql"}), ("sql",)) == {"sql", "dbt", "bi"}
    assert reachable_skills(world, frozenset({"sql"}), ("dbt",)) == {"sql"}
