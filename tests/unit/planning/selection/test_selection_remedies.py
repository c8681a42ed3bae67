"""What is the smallest change that would make some goals fit into a budget?"""

import pytest

from pathfinder.planning.selection.remedies import Dropped, remedies_for
from pathfinder.planning.solver.instance import Instance


def made(hours, needs, any_needs=None):
    count = len(hours)
    return Instance(
        tuple(map(float, hours)),
        tuple(needs.get(node, ()) for node in range(count)),
        tuple((any_needs or {}).get(node, ()) for node in range(count)),
        (),
    )


# Goals 0 and 1 share node 3; goal 2 stands alone.
SHARED = made([10, 20, 30, 40], {0: (3,), 1: (3,)})


def remedies(instance, goals, budget, **more):
    return remedies_for(instance, goals, budget, **{"id_rank": range(len(instance.hours)), **more})


def test_goals_that_fit_need_no_change():
    found = remedies(SHARED, {0, 1, 2}, 100)
    assert (found.hours, found.fits, found.proved) == (100.0, True, True)
    assert found.fewest == Dropped((), 100.0, fits=True, proved=True)


def test_each_goal_dropped_says_what_the_others_need():
    found = remedies(SHARED, {0, 1, 2}, 75)
    assert (found.hours, found.fits) == (100.0, False)
    assert [(one.goals, one.hours, one.fits) for one in found.without_one] == [
        ((2,), 70.0, True),
        ((1,), 80.0, False),
        ((0,), 90.0, False),
    ]
    assert found.fewest == Dropped((2,), 70.0, fits=True, proved=True)


def test_when_one_is_not_enough_the_fewest_are_named():
    assert remedies(SHARED, {0, 1, 2}, 35).fewest == Dropped((0, 1), 30.0, fits=True, proved=True)
    assert remedies(SHARED, {0, 1, 2}, 5).fewest == Dropped((0, 1, 2), 0.0, fits=True, proved=True)


def test_equal_drops_go_by_id():
    twins = made([10, 10], {})
    assert [one.goals for one in remedies(twins, {0, 1}, 10, id_rank=[1, 0]).without_one] == [(1,), (0,)]


def test_known_goals_are_no_goals_and_preferences_count():
    choice = made([1, 2, 50], {}, {0: ((1, 2),)})
    assert remedies(choice, {0}, 10, prefer=frozenset({2})).hours == 51.0
    assert remedies(choice, {0, 2}, 10, known=frozenset({2})).hours == 1.0


def test_a_budget_below_nothing_is_refused():
    with pytest.raises(ValueError, match="holds nothing"):
        remedies(SHARED, {0}, -1)
