"""Do staircases, relaxations and the observer of a proof say what they should?"""

from pathfinder.planning.solver import Demand, Instance, Observer, prove, solve
from pathfinder.planning.solver.reduction import reduced
from pathfinder.planning.solver.staircase import Family, Step, staircase


def test_a_staircase_takes_the_best_subset_for_its_hours():
    family = Family(members=(0, 1, 2), inside=(1, 2, 4), outside=(16, 8, 0))
    wishes = {(0,): 2, (1,): 1, (0, 1): 3, (1, 2): 4}
    # Meeting more than 8 takes node 0 and another, and so node 4, which node 0 needs (mask 16).
    assert staircase(family, wishes, [10, 10, 10, 5, 5]) == [Step(10, 8, 0), Step(20, 10, 16)]


def test_equal_demands_are_merged_and_hopeless_members_dropped():
    instance = Instance(
        (1.0, 1.0, 0.5),
        ((), (0,), ()),
        ((), (), ((0, 1),)),
        (Demand(1.0, ((0, 1),)), Demand(2.0, ((0,),)), Demand(1.0, ((2,),))),
    )
    problem = reduced(instance)
    # 1 needs 0, so 0 always comes first: nothing is left to choose.
    assert problem.slots == []
    assert problem.needs[2] == (0,)
    assert [wish.nodes for wish in problem.wishes] == [(0,), (2,)]
    assert problem.hours == [2, 2, 1]


class Watching(Observer):
    def __init__(self):
        self.bounds = []
        self.costs = []

    def improved(self, cost):
        self.costs.append(cost)

    def bounded(self, bound, cost, open_cases):
        self.bounds.append((bound, cost, open_cases))


def test_a_proof_reports_rising_bounds_and_falling_costs():
    hours = (5.0, 3.0, 4.0, 6.0, 2.0, 7.0)
    needs = ((), (), (4,), (), (), (1,))
    demands = [Demand(1.0, (slot,)) for slot in [(0, 1), (1, 2), (0, 3), (2, 3), (5,), (3,), (0,)]]
    instance = Instance(hours, needs, ((),) * 6, tuple(demands))
    watching = Watching()
    solution = prove(instance, observer=watching, should_stop=lambda: False)
    bounds = [bound for bound, _, _ in watching.bounds]
    assert bounds == sorted(bounds)
    assert watching.costs == sorted(watching.costs, reverse=True)
    assert watching.bounds[-1][:2] == (solution.bound, solution.cost)
    assert solve(instance).cost == solution.cost


def test_a_target_gap_ends_the_proof_early():
    hours = (5.0, 3.0, 4.0, 6.0, 2.0, 7.0)
    demands = tuple(Demand(1.0, (slot,)) for slot in [(0, 1), (1, 2), (0, 3), (2, 3), (5,), (3,), (0,), (2, 5)])
    instance = Instance(hours, ((), (), (4,), (), (), (1,)), ((),) * 6, demands)
    exact = prove(instance, should_stop=lambda: False)
    loose = prove(instance, should_stop=lambda: False, target_gap=0.5)
    assert loose.bound <= exact.cost <= loose.cost <= loose.bound * 1.5


def test_a_bound_that_an_order_attains_is_attained():
    """Nodes 1 and 3 each serve as the other's prerequisite: what the best order leaves open runs in a circle here."""
    any_needs = ((), ((0, 2, 3), (0, 3)), (), ((0, 2), (1, 2)))
    demands = (Demand(2.0, ((0, 1),)), Demand(5.0, ((1, 3),)), Demand(3.0, ((3,),)))
    instance = Instance((3.0, 2.0, 2.0, 1.0), ((),) * 4, any_needs, demands)
    for found in (solve(instance), prove(instance, should_stop=lambda: False)):
        assert (found.order, found.cost, found.bound) == ((2, 3, 1), 34.0, 34.0)
