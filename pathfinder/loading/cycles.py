"""Which prerequisites go round in a circle? Shown as short chains, so that people see where to cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pathfinder.model.ways import shortest_way

Needs = Mapping[str, Sequence[str]]


MOST_LOOKS = 1_000_000
"""Edges looked at while cycles are looked for. Every cycle costs a look at all edges that may be on one, and where
300 skills all need one another there are 30,000 cycles on 90,000 edges."""


class Circles(NamedTuple):
    """The cycles to tell, and the edges that are on circles still when these are cut; mostly there are none."""

    told: list[tuple[str, ...]]
    rest: dict[str, list[str]]


def cycles(needs: Needs) -> Circles:
    """Return cycles that share no edge and whose edges, taken out, leave none; each starts at its least id.

    ``needs`` gives for every node the nodes that it needs, all of them keys. Of every knot the shortest cycle
    through its least id comes first. ``('a', 'b')`` means that a needs b and b needs a.
    """
    left = {node: list(needed) for node, needed in _knotted(needs).items()}
    found, looks = [], 0
    while left and looks < MOST_LOOKS:
        looks += sum(map(len, left.values()))
        start = min(left)
        cycle = shortest_way(start, start, left.__getitem__)[:-1]
        if not cycle:
            del left[start]  # it only joins two knots, or its circles are cut already
            left = {node: [to for to in needed if to != start] for node, needed in left.items()}
        else:
            found.append(cycle)
            for node, to in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
                left[node] = [other for other in left[node] if other != to]
        left = _knotted(left)
    return Circles(sorted(_turned(cycle) for cycle in found), left)


def _knotted(needs: Needs) -> dict[str, list[str]]:
    """Return the nodes on circles, and on ways between circles, with the edges among them."""
    below = _peeled(needs)
    if not below:
        return {}
    kept = _peeled(_reversed(below))
    return {node: [to for to in below[node] if to in kept] for node in below if node in kept}


def _peeled(needs: Needs) -> dict[str, list[str]]:
    """Return what is left after nodes that need nothing left were taken away again and again (Kahn, 1962)."""
    waits = {node: len(needed) for node, needed in needs.items()}
    ready = [node for node, count in waits.items() if not count]
    dependents = _reversed(needs)
    for node in ready:  # grows while it is walked
        for dependent in dependents[node]:
            waits[dependent] -= 1
            if not waits[dependent]:
                ready.append(dependent)
    gone = set(ready)
    return {node: [to for to in needed if to not in gone] for node, needed in needs.items() if node not in gone}


def _reversed(needs: Needs) -> dict[str, list[str]]:
    turned: dict[str, list[str]] = {node: [] for node in needs}
    for node, needed in needs.items():
        for to in needed:
            turned[to].append(node)
    return turned


def _turned(cycle: tuple[str, ...]) -> tuple[str, ...]:
    at = cycle.index(min(cycle))
    return cycle[at:] + cycle[:at]
