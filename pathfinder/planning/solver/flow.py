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
        self._next = [0] * len(self.room)
        for source in [node for node, excess in enumerate(self.excess) if excess]:
            while self.excess[source]:
                path = self._path_from(source)
                if path is None:
                    break
                self._push(source, path)

    def _path_from(self, source: int) -> list[int] | None:
        """Find arcs that lead from `source` down the levels to a node with room."""
        heads, flow, arcs, levels, position = self.heads, self.flow, self.arcs, self.levels, self._next
        path: list[int] = []
        node = source
        while not self.room[node]:
            wanted = levels[node] + 1
            place = position[node]
            mine = arcs[node]
            while place < len(mine):
                arc = mine[place]
                if levels[heads[arc]] == wanted and (not arc & 1 or flow[arc >> 1]):
                    break
                place += 1
            position[node] = place
            if place < len(mine):
                path.append(mine[place])
                node = heads[mine[place]]
            elif path:
                node = heads[path.pop() ^ 1]
                position[node] += 1
            else:
                return None
        return path

    def _push(self, source: int, path: list[int]) -> None:
        """Send as much as the excess, the room at the end, and the arcs back allow."""
        end = self.heads[path[-1]]
        amount = min(self.excess[source], self.room[end])
        for arc in path:
            if arc & 1:
                amount = min(amount, self.flow[arc >> 1])
        for arc in path:
            self.flow[arc >> 1] += -amount if arc & 1 else amount
        self.excess[source] -= amount
        self.room[end] -= amount
