"""Which closed set of nodes has the greatest value? A maximum flow (Dinic, many sources) in plain integers.

A set is closed when it holds everything its nodes need. Values above 0 are sources, values below 0 are room;
value flows from a node to what it needs, without limit. What a node cannot pay away, its set earns (Picard 1976).
"""

from __future__ import annotations

from collections.abc import Sequence


class ClosureFlow:
    """A maximum flow over `needs`; `excess` is what could not be paid away, `paid[v]` what v pays each need."""

    def __init__(self, values: Sequence[int], needs: Sequence[Sequence[int]]) -> None:
        """Run the flow; takes integers of any size."""
        self.excess = [max(value, 0) for value in values]
        self.room = [max(-value, 0) for value in values]
        # Arc 2k leads from a node to its need, without limit; arc 2k + 1 leads back, and `flow[k]` limits it.
        self.heads: list[int] = []
        self.flow: list[int] = []
        self.arcs: list[list[int]] = [[] for _ in values]
        for node, wanted in enumerate(needs):
            for need in wanted:
                self.arcs[node].append(len(self.heads))
                self.arcs[need].append(len(self.heads) + 1)
                self.heads += (need, node)
                self.flow.append(0)
        self.levels: list[int] = []
        while self._measure_levels():
            self._block()

    def earning(self) -> list[int]:
        """Return the least closed set of greatest value; empty when no closed set is worth more than nothing."""
        return [node for node, level in enumerate(self.levels) if level >= 0]

    def _measure_levels(self) -> bool:
        """Level every node by its distance from a node with excess; say whether room can still be reached."""
        heads, flow, arcs, room = self.heads, self.flow, self.arcs, self.room
        levels = [-1] * len(room)
        layer = [node for node, excess in enumerate(self.excess) if excess]
        for node in layer:
            levels[node] = 0
        depth = 0
        found = False
        while layer and not found:
            depth += 1
            reached = []
            for node in layer:
                for arc in arcs[node]:
                    head = heads[arc]
                    if levels[head] < 0 and (not arc & 1 or flow[arc >> 1]):
                        levels[head] = depth
                        reached.append(head)
                        found = found or room[head] > 0
            layer = reached
        self.levels = levels
        return found

    def _block(self) -> None:
        """Push along shortest paths until none is left."""
        position = [0] * len(self.room)
        for source in [node for node, excess in enumerate(self.excess) if excess]:
            self.excess[source] = self._paid_down(source, self.excess[source], position)

    def _paid_down(self, source: int, excess: int, position: list[int]) -> int:
        """Send what `source` has down the levels, and return what is left; `position[v]` is v's first arc to try.

        The path to where it went last is kept, up to the arc or the room that is used up.
        """
        heads, flow, arcs, levels, room = self.heads, self.flow, self.arcs, self.levels, self.room
        path: list[int] = []
        node = source
        while True:
            if room[node]:
                amount = min(excess, room[node])
                limits = [flow[arc >> 1] for arc in path if arc & 1]
                if limits:
                    amount = min(amount, *limits)
                for arc in path:
                    flow[arc >> 1] += -amount if arc & 1 else amount
                room[node] -= amount
                excess -= amount
                if not excess:
                    return 0
                if limits:
                    node = self._before_the_first_used_up(path, source)
                    continue
            wanted = levels[node] + 1
            mine = arcs[node]
            for place in range(position[node], len(mine)):
                arc = mine[place]
                if levels[heads[arc]] == wanted and (not arc & 1 or flow[arc >> 1]):
                    position[node] = place
                    path.append(arc)
                    node = heads[arc]
                    break
            else:
                position[node] = len(mine)
                if not path:
                    return excess
                node = heads[path.pop() ^ 1]
                position[node] += 1

    def _before_the_first_used_up(self, path: list[int], source: int) -> int:
        """Cut the path before its first arc back that carries nothing any more; return the node where it ends."""
        for place, arc in enumerate(path):
            if arc & 1 and not self.flow[arc >> 1]:
                del path[place:]
                break
        return self.heads[path[-1]] if path else source
