"""Do cost and feasibility mean what the definitions say?"""

import pytest

from pathfinder.planning.solver import Demand, Instance, cost_of, is_feasible, place_costs, solve
from pathfinder.planning.solver.instance import meeting_places

NEEDS = Instance(
    hours=(1.0, 2.0, 4.0, 8.0),
    needs=((), (0,), (), ()),
    any_needs=((), (), (), ((1, 2),)),
    demands=(Demand(1.0, ((1,), (2, 3))), Demand(10.0, ((3,),)), Demand(5.0, ())),
)


@pytest.mark.parametrize(
    ("order", "feasible"),
    [
        ((), True),
        ((0, 1, 3), True),
        ((2, 3), True),
        ((1, 0), False),
        ((0, 3), False),
        ((0, 0), False),
        ((4,), False),
    ],
)
def test_feasible_orders_keep_needs_and_groups(order, feasible):
    assert is_feasible(NEEDS, order) is feasible


def test_a_demand_is_met_with_its_last_requirement():
    assert list(meeting_places(NEEDS, (2, 0, 1))) == [(0, 3), (2, 0)]
    assert cost_of(NEEDS, (2, 0, 1)) == 7.0
    assert cost_of(NEEDS, (2, 0, 1, 3)) == 7.0 + 150.0


def test_moving_a_node_behind_what_it_opens_is_impossible():
    costs = place_costs(NEEDS, (0, 1, 2))
    assert [cost.earlier for cost in costs] == [float("inf"), float("inf"), 0.0]
    assert place_costs(NEEDS, ()) == []


def test_nothing_wanted_is_an_empty_order():
    nothing = Instance((3.0,), ((),), ((),), ())
    solution = solve(nothing)
    assert solution.order == ()
    assert (solution.cost, solution.bound, solution.met) == (0.0, 0.0, ())


def test_a_demand_that_nobody_can_meet_is_not_met():
    hopeless = Instance((3.0,), ((),), ((),), (Demand(1.0, ((),)), Demand(2.0, ((0,),))))
    assert solve(hopeless).met == (1,)


def test_a_group_in_a_circle_takes_the_way_out():
    # 0 needs 1 or 2; 1 needs 0: only 2 can open 0.
    circle = Instance((1.0, 1.0, 9.0), ((), (0,), ()), (((1, 2),), (), ()), (Demand(1.0, ((1,),)),))
    solution = solve(circle)
    assert solution.order == (2, 0, 1)
    assert solution.bound == solution.cost == 11.0
