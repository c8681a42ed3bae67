"""Small instances for the solver and the choice of sets: hours in a row, needs and demands by node."""

from __future__ import annotations

from pathfinder.planning.solver.instance import Demand, Instance


def made(hours, needs=None, any_needs=None, demands=()):
    """Return the instance of so many hours for each node; what is not said of a node is nothing."""
    count = len(hours)
    return Instance(
        tuple(map(float, hours)),
        tuple((needs or {}).get(node, ()) for node in range(count)),
        tuple((any_needs or {}).get(node, ()) for node in range(count)),
        tuple(Demand(weight, requirements) for weight, requirements in demands),
    )
