"""Does every key of the profile have one meaning, and does `profile set` offer just these?"""

from __future__ import annotations

from worlds import curriculum

from pathfinder.cli.asking import Faults
from pathfinder.cli.keys import MEANINGS, Typed
from pathfinder.cli.standing import KEYS
from pathfinder.loading.profile_schema import STANDING

WORLD = curriculum("python; sql; pandas")


def test_what_a_project_may_say_can_be_typed_and_nothing_else():
    assert list(MEANINGS) == list(STANDING.keys)
    assert set(KEYS) - set(MEANINGS) == {"spent", "log"}


def test_signs_change_a_list_where_there_is_one_before():
    def skills(before: tuple[str, ...] | None) -> tuple[str, ...]:
        return Typed("+pandas,-sql", "x", WORLD, faults, before).skills()

    faults = Faults()
    assert (skills(("python", "sql")), faults.reasons) == (("python", "pandas"), [])
    assert skills(None) == ()
    assert len(faults.reasons) == 2
