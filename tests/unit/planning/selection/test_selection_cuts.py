"""How little can it cost to learn some goals?"""

from pathfinder.planning.selection.cuts import Cuts
from pathfinder.planning.selection.frame import frame_of
from pathfinder.planning.solver.instance import Instance
from pathfinder.planning.solver.masks import mask_of


def bound(hours, needs, any_needs, goals, barred=()):
    count = len(hours)
    instance = Instance(
        tuple(map(float, hours)),
        tuple(needs.get(node, ()) for node in range(count)),
        tuple(any_needs.get(node, ()) for node in range(count)),
        (),
    )
    frame = frame_of(instance, id_rank=range(count))
    costs = list(frame.hours.each)
    return Cuts(frame, mask_of(goals)).tighten(costs, mask_of(goals), mask_of(barred)), costs


def test_a_chain_costs_all_its_nodes():
    assert bound([1, 2, 4], {2: (1,), 1: (0,)}, {}, {2}) == (7, [0, 0, 0])


def test_a_choice_costs_its_cheapest_member_and_leaves_the_difference():
    assert bound([1, 3, 5], {}, {0: ((1, 2),)}, {0}) == (4, [0, 0, 2])


def test_a_shared_member_is_charged_once():
    assert bound([1, 1, 3], {0: (2,), 1: (2,)}, {}, {0, 1})[0] == 5


def test_a_circle_is_no_way():
    assert bound([1, 1, 7], {}, {0: ((1, 2),), 1: ((0, 2),)}, {0})[0] == 8


def test_without_the_only_way_there_is_no_bound():
    assert bound([1, 3, 5], {}, {0: ((1, 2),)}, {0}, barred={1, 2})[0] is None
