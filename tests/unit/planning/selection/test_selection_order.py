"""Can these nodes be learned, and in which order?"""

from pathfinder.planning.selection.order import feasible_order, learnable, learnable_order
from pathfinder.planning.solver.instance import Instance


def made(needs, any_needs=None):
    count = len(needs)
    return Instance((1.0,) * count, tuple(needs), tuple(any_needs or [()] * count), ())


def test_needs_come_first_and_the_better_id_among_equals():
    chain = made([(2,), (), ()])
    assert feasible_order(chain, {0, 1, 2}) == (1, 2, 0)
    assert feasible_order(chain, {0, 1, 2}, id_rank=[0, 2, 1]) == (2, 0, 1)


def test_a_missing_need_makes_a_set_unlearnable_unless_it_is_known():
    chain = made([(1,), ()])
    assert not learnable(chain, {0})
    assert feasible_order(chain, {0}) is None
    assert learnable(chain, {0}, known=frozenset({1}))


def test_one_member_of_a_group_is_enough():
    choice = made([(), (), ()], [((1, 2),), (), ()])
    assert feasible_order(choice, {0, 2}) == (2, 0)
    assert not learnable(choice, {0})


def test_a_circle_of_choices_does_not_count():
    circle = made([(), (), ()], [((1, 2),), ((0, 2),), ()])
    assert not learnable(circle, {0, 1})
    assert learnable(circle, {0, 1, 2})
    assert learnable_order(circle, {0, 1}) == ()


def test_a_group_that_several_members_meet_counts_once():
    choice = made([(3,), (), (), ()], [((1, 2),), (), (), ()])
    assert feasible_order(choice, {0, 1, 2}) is None


def test_nothing_is_learned_in_no_steps():
    assert feasible_order(made([()]), ()) == ()
