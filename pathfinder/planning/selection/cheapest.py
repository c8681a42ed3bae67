"""Which closed set for some goals is cheap and quickly found? A first answer for the searches to beat."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from pathfinder.planning.selection.frame import Frame
from pathfinder.planning.selection.open_choices import learned_part
from pathfinder.planning.solver.masks import nodes_in


def cheap_closure(frame: Frame, goals: int, costs: Sequence[int], taken: int = 0) -> int:
    """Return a closed, learnable set (a mask) over `goals` and `taken`: each group gets the member that adds least.

    What a node adds is summed over its needs as if they shared nothing; then every node that turns out not to be
    needed is dropped again, dearest first. `taken` (closed and learnable itself) is free and stays.
    """
    chosen = _additive(frame, costs, taken)
    mask = taken
    open_nodes = list(nodes_in(goals & ~taken))
    while open_nodes:
        node = open_nodes.pop()
        if not mask >> node & 1:
            mask |= 1 << node
            open_nodes += [need for need in frame.needs[node] if not mask >> need & 1]
            open_nodes += [chosen[group] for group in frame.groups_of[node]]
    return _without_spares(frame, mask, goals | taken, costs)


def cheap_ways(frame: Frame, barred: int) -> list[int]:
    """Return for each node a closed, learnable set (a mask) that holds it, at little cost; 0 where it is barred."""
    chosen = _additive(frame, frame.hours.each, 0)
    ways = [0] * len(frame.needs)
    for node in frame.order:
        if not barred >> node & 1:
            mask, open_nodes = 0, [node]
            while open_nodes:
                one = open_nodes.pop()
                if not mask >> one & 1:
                    mask |= 1 << one
                    open_nodes += [*frame.needs[one], *(chosen[group] for group in frame.groups_of[one])]
            ways[node] = mask
    return ways


def _additive(frame: Frame, costs: Sequence[int], taken: int) -> list[int]:
    """Learn every node, cheapest sum of needs first; return for each group the member that was there first."""
    chosen = [-1] * len(frame.members)
    prices = [0] * len(costs)
    waiting = {node: len(frame.needs[node]) + len(frame.groups_of[node]) for node in frame.order}
    opens, groups_with, waiters = _layout(frame)
    ready = [(0, node) for node in nodes_in(taken)]
    ready += [(costs[node], node) for node, count in waiting.items() if not count and not taken >> node & 1]
    heapq.heapify(ready)
    while ready:
        paid, node = heapq.heappop(ready)
        later_nodes = list(opens[node])
        for group in groups_with[node]:
            if chosen[group] < 0:
                chosen[group] = node
                later_nodes += waiters[group]
        for later in later_nodes:
            if taken >> later & 1:
                continue
            waiting[later] -= 1
            prices[later] += paid
            if not waiting[later]:
                heapq.heappush(ready, (prices[later] + costs[later], later))
    return chosen


def _layout(frame: Frame) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
    """Return for each node who plainly needs it and the groups that hold it, and for each group who waits for it."""
    waiters: list[list[int]] = [[] for _ in frame.members]
    opens: list[list[int]] = [[] for _ in frame.needs]
    groups_with: list[list[int]] = [[] for _ in frame.needs]
    for node in frame.order:
        for need in frame.needs[node]:
            opens[need].append(node)
        for group in frame.groups_of[node]:
            waiters[group].append(node)
    for group, members in enumerate(frame.members):
        for member in nodes_in(members):
            groups_with[member].append(group)
    return opens, groups_with, waiters


def _without_spares(frame: Frame, mask: int, kept: int, costs: Sequence[int]) -> int:
    """Drop, dearest first, every node outside `kept` without which the rest can still be learned."""
    for node in sorted(nodes_in(mask & ~kept), key=lambda node: (-costs[node], node)):
        rest = mask & ~frame.above[node]
        if mask >> node & 1 and not kept & ~rest and learned_part(frame, rest) == rest:
            mask = rest
    return mask
