"""Are the worked examples in pathfinder/planning/README.md true?"""

from pathfinder.planning.solver import Demand, Instance, cost_of, prove, solve


def instance(hours, demands, needs=None, any_needs=None):
    nothing = ((),) * len(hours)
    return Instance(hours, needs or nothing, any_needs or nothing, tuple(Demand(w, (slot,)) for w, slot in demands))


def test_density_decides():
    two = instance((10.0, 20.0), [(1.0, (0,)), (3.0, (1,))])
    assert solve(two).order == (1, 0)
    assert solve(two).cost == 90.0
    assert cost_of(two, (0, 1)) == 100.0


def test_a_block():
    three = instance((10.0, 10.0, 10.0), [(4.0, (1,)), (1.0, (2,))], needs=((), (0,), ()))
    solution = solve(three)
    assert solution.order == (0, 1, 2)
    assert (solution.cost, solution.bound, solution.bound_for) == (110.0, 110.0, "all")


def test_alternatives():
    family = instance((10.0, 10.0, 10.0), [(2.0, (0,)), (1.0, (1,)), (3.0, (0, 1)), (4.0, (1, 2))])
    assert cost_of(family, (0, 1)) == 150.0
    solution = prove(family, should_stop=lambda: True)
    assert solution.order == (1, 0)
    assert (solution.cost, solution.bound, solution.bound_for) == (120.0, 120.0, "all")


def test_an_any_group():
    group = instance((4.0, 6.0, 5.0), [(5.0, (2,)), (3.0, (1,))], any_needs=((), (), ((0, 1),)))
    assert cost_of(group, (0, 2, 1)) == 90.0
    assert solve(group).order == (1, 2)
    assert solve(group).cost == 73.0
