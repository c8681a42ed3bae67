"""Which set is the least for some goals, in whole numbers? Branch and bound over the open choices, below cuts."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from pathfinder.planning.selection.cheapest import cheap_closure
from pathfinder.planning.selection.cuts import Cuts
from pathfinder.planning.selection.frame import Frame
from pathfinder.planning.selection.open_choices import open_choice
from pathfinder.planning.solver.masks import mask_of, nodes_in

SEARCH_LIMIT = 2_000


class LeastSet(NamedTuple):
    """The search's answer as masks: the best set, what it costs, what the bound says of every node."""

    mask: int
    cost: int
    proved: bool
    possible: int
    """Nodes that a set of no more hours may hold."""


class _Branch(NamedTuple):
    """A part of the search: nodes taken, nodes barred, costs left on each node, and the cost that is certain."""

    taken: int
    barred: int
    costs: list[int]
    bound: int


def least_set(frame: Frame, goals: int, *, limit: int = SEARCH_LIMIT) -> LeastSet:
    """Search for the closed, learnable set of fewest hours (then the best ids) that holds the learnable `goals`."""
    cuts = Cuts(frame, goals)
    costs = [(hours << frame.tie_bits) - tie for hours, tie in zip(frame.hours.each, frame.tie, strict=True)]
    best = cheap_closure(frame, goals, costs)
    best_cost = sum(costs[node] for node in nodes_in(best))
    root = _settle(cuts, _Branch(goals, 0, costs, 0), None)
    stack = [] if root is None else [root]
    searched = 0
    while stack and searched < limit:
        branch = _settle(cuts, stack.pop(), best_cost)
        searched += 1
        if branch is None:
            continue
        members = open_choice(frame, branch.taken, branch.barred)
        if members is None:
            # A set that takes two nodes of one cut costs more than its bound says.
            cost = sum(costs[node] for node in nodes_in(branch.taken))
            best, best_cost = min((best, best_cost), (branch.taken, cost), key=itemgetter(1))
        else:
            stack += reversed(_children(branch, members))
    possible = frame.learnable if root is None else _within(cuts, root, best_cost)
    return LeastSet(best, best_cost, not stack, possible)


def _settle(cuts: Cuts, branch: _Branch, best_cost: int | None) -> _Branch | None:
    """Take all that the branch plainly needs and raise its bound; None when it cannot beat the best (if given)."""
    frame = cuts.frame
    taken, bound, costs = branch.taken, branch.bound, branch.costs.copy()
    for node in nodes_in(branch.taken):
        taken |= frame.below[node]
    if taken & branch.barred:
        return None
    for node in nodes_in(taken):
        bound += costs[node]
        costs[node] = 0
    more = None if best_cost is not None and bound >= best_cost else cuts.tighten(costs, taken, branch.barred)
    if more is None:
        return None
    bound += more
    if best_cost is None:
        return _Branch(taken, branch.barred, costs, bound)
    barred = branch.barred
    for node in nodes_in(cuts.relevant & ~taken & ~barred):
        if bound + costs[node] >= best_cost:
            barred |= frame.above[node]
    return None if bound >= best_cost or barred & taken else _Branch(taken, barred, costs, bound)


def _within(cuts: Cuts, root: _Branch, best_cost: int) -> int:
    """Return the nodes that a set of no more hours than the best may hold, by what the root's cuts left on them."""
    bits = cuts.frame.tie_bits
    hours = -(-best_cost >> bits)
    slack = (hours << bits) - root.bound
    return mask_of(node for node in nodes_in(cuts.relevant) if root.costs[node] <= slack)


def _children(branch: _Branch, members: Sequence[int]) -> list[_Branch]:
    """Split a branch: each child takes one member and does without those before it, so that no set comes twice."""
    children = []
    barred = branch.barred
    for member in sorted(members, key=lambda node: (branch.costs[node], node)):
        children.append(_Branch(branch.taken | 1 << member, barred, branch.costs, branch.bound))
        barred |= 1 << member
    return children
