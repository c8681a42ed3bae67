"""How little can it cost to learn some goals? A lower bound from cuts: sets of nodes of which every way takes one.

The landmark cut of delete-free planning (Helmert and Domshlak 2009): find a cut, charge its least cost, take that
cost off each of its nodes, and go on while the goals still cost anything. Cuts stay valid when a search decides
more, so a bound grows from its parent's. Circles of choices need no care: a way is an order, from the ground up.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from typing import NamedTuple

from pathfinder.planning.selection.frame import Frame
from pathfinder.planning.solver.masks import mask_of, nodes_in

_GROUND = -1


class _Costs(NamedTuple):
    """What each fact costs at least; facts are nodes, then groups (numbered after the nodes)."""

    support: dict[int, int]
    """For each node that can be learned the dearest fact that it waits for."""
    dearest: int
    """The goal that costs the most; the ground when all are free."""
    missing: bool
    """Whether some goal cannot be reached at all."""


class Cuts:
    """The part of a frame that some goals may use, laid out for cutting."""

    def __init__(self, frame: Frame, goals: int) -> None:
        """Keep the nodes that `goals` (a mask) could need."""
        self.frame = frame
        self.relevant = _relevant(frame, goals)
        count = len(frame.needs)
        self.group_fact = count
        self.conditions: dict[int, int] = {}
        self.opens: dict[int, list[int]] = {}
        self.groups_with: dict[int, list[int]] = {node: [] for node in nodes_in(self.relevant)}
        groups: set[int] = set()
        for node in nodes_in(self.relevant):
            self.conditions[node] = len(frame.needs[node]) + len(frame.groups_of[node])
            for need in frame.needs[node]:
                self.opens.setdefault(need, []).append(node)
            for group in frame.groups_of[node]:
                self.opens.setdefault(count + group, []).append(node)
                groups.add(group)
        for group in sorted(groups):
            for member in nodes_in(frame.members[group]):
                self.groups_with[member].append(count + group)

    def tighten(self, costs: list[int], goals: int, barred: int) -> int | None:
        """Return the least that `goals` cost beyond what was charged, taking it off `costs` (changed in place).

        `barred` nodes cannot be used; None: the goals cannot be reached without them.
        """
        charged = 0
        while True:
            found = self._measure(costs, goals, barred)
            if found.missing:
                return None
            if found.dearest == _GROUND:
                return charged
            cut = self._cut(costs, found)
            least = min(costs[node] for node in cut)
            for node in cut:
                costs[node] -= least
            charged += least

    def _measure(self, costs: list[int], goals: int, barred: int) -> _Costs:
        """Learn nodes cheapest first, a fact costing as much as the dearest thing that it waits for, plus its own."""
        waiting = self.conditions.copy()
        support: dict[int, int] = {}
        ready = []
        for node, count in waiting.items():
            if not count and not barred >> node & 1:
                support[node] = _GROUND
                ready.append((costs[node], node))
        heapq.heapify(ready)
        done: set[int] = set()
        left = goals
        dearest = _GROUND
        while ready:
            paid, node = heapq.heappop(ready)
            if left >> node & 1:
                left ^= 1 << node
                dearest = node if paid else _GROUND
            for fact in (node, *self.groups_with[node]):
                if fact in done:
                    continue
                done.add(fact)
                for later in self.opens.get(fact, ()):
                    waiting[later] -= 1
                    if not waiting[later] and not barred >> later & 1:
                        support[later] = fact
                        heapq.heappush(ready, (paid + costs[later], later))
        return _Costs(support, dearest, missing=bool(left))

    def _cut(self, costs: list[int], found: _Costs) -> list[int]:
        """Return nodes of which every way to the dearest goal takes one; each costs something."""
        zone = self._zone(costs, found)
        supported: dict[int, list[int]] = {}
        for node, fact in found.support.items():
            supported.setdefault(fact, []).append(node)
        cut = []
        seen = {_GROUND}
        open_facts = [_GROUND]
        while open_facts:
            for node in supported.get(open_facts.pop(), ()):
                facts = (node, *self.groups_with[node])
                if not zone.isdisjoint(facts):
                    cut.append(node)
                    continue
                fresh = [fact for fact in facts if fact not in seen]
                seen.update(fresh)
                open_facts += fresh
        return cut

    def _zone(self, costs: list[int], found: _Costs) -> set[int]:
        """Return the facts from which the dearest goal follows free of charge."""
        zone = {found.dearest}
        open_facts = [found.dearest]
        while open_facts:
            fact = open_facts.pop()
            makers: Iterable[int] = (fact,)
            if fact >= self.group_fact:
                makers = nodes_in(self.frame.members[fact - self.group_fact])
            for node in makers:
                before = found.support.get(node)
                if before is not None and not costs[node] and before not in zone:
                    zone.add(before)
                    open_facts.append(before)
        return zone


def _relevant(frame: Frame, goals: int) -> int:
    """Return every node that `goals` could need, whatever is chosen."""
    reached = 0
    fresh = goals
    while fresh:
        reached |= fresh
        wanted = 0
        for node in nodes_in(fresh):
            wanted |= mask_of(frame.needs[node])
            for group in frame.groups_of[node]:
                wanted |= frame.members[group]
        fresh = wanted & ~reached
    return reached
