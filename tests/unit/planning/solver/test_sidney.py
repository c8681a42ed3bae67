"""Are blocks cut where density says, as fine as possible, and in the right order?"""

from fractions import Fraction

from pathfinder.planning.solver.flow import ClosureFlow
from pathfinder.planning.solver.jobs import Jobs
from pathfinder.planning.solver.sidney import Decomposer


def blocks(hours, weights, needs):
    return Decomposer().blocks_of(Jobs(hours, weights, needs))


def test_a_flow_finds_the_closed_set_of_greatest_value():
    assert ClosureFlow([-3, 5, 1, -2], [[], [0], [3], []]).earning() == [0, 1]
    assert ClosureFlow([-3, 2], [[], [0]]).earning() == []


def test_integers_may_be_large():
    large = 10**60
    assert ClosureFlow([-large, large + 1], [[], [0]]).earning() == [0, 1]
    assert ClosureFlow([-large, large], [[], [0]]).earning() == []


def test_a_poor_opener_joins_what_it_opens():
    assert blocks([10, 10, 10], [0, 4, 1], [[], [0], []]) == [[0, 1], [2]]


def test_equal_densities_are_cut_apart_in_tie_order():
    assert blocks([2, 1, 1], [2, 1, 1], [[2], [], []]) == [[1], [2], [0]]


def test_blocks_get_thinner_and_keep_needs():
    hours, weights = [3, 1, 4, 1, 5, 9, 2, 6], [2, 7, 1, 8, 2, 8, 1, 8]
    needs = [[], [0], [1], [0, 2], [], [4], [4, 1], [6]]
    found = blocks(hours, weights, needs)
    density = [Fraction(sum(weights[j] for j in block), sum(hours[j] for j in block)) for block in found]
    assert density == sorted(density, reverse=True)
    learned = []
    for block in found:
        learned += block
        assert all(need in learned for job in block for need in needs[job])
    assert sorted(learned) == list(range(8))


def test_jobs_that_take_and_earn_nothing_stay_after_their_needs():
    assert blocks([5, 0, 0], [1, 0, 0], [[], [0], [1]]) == [[0], [1], [2]]


def test_a_long_chain_needs_no_recursion():
    count = 1200
    hours, weights = [1] * count, [2**place for place in range(count)]
    assert blocks(hours, weights, [[place - 1] if place else [] for place in range(count)]) == [list(range(count))]
    assert len(blocks(hours, weights[::-1], [[place - 1] if place else [] for place in range(count)])) == count
