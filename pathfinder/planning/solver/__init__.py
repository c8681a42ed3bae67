"""Which order of nodes meets weighted demand earliest, and how good is it surely? A solver of numbers only."""

from pathfinder.planning.solver.effort import DEFAULT, LISTINGS, PROVING, Effort
from pathfinder.planning.solver.instance import Demand, Instance, cost_of, is_feasible
from pathfinder.planning.solver.moves import PlaceCost, place_costs
from pathfinder.planning.solver.observer import SILENT, Observer
from pathfinder.planning.solver.solution import Solution
from pathfinder.planning.solver.solve import prove, solve

__all__ = [
    "DEFAULT",
    "LISTINGS",
    "PROVING",
    "SILENT",
    "Demand",
    "Effort",
    "Instance",
    "Observer",
    "PlaceCost",
    "Solution",
    "cost_of",
    "is_feasible",
    "place_costs",
    "prove",
    "solve",
]
