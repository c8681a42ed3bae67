"""How much could any set be worth at most? A Lagrangian bound by maximum closures that grows with the decisions.

An hour costs a fixed price, a budget of hours earns it; what remains is to find the most valuable closed set, which
is a maximum flow (Picard 1976). A choice is relaxed the same way: whoever needs a group pays a fee, and every member
receives it. Each price and each fee gives a sound bound. All later decisions only add room or excess, so the flow of
a branch goes on from its parent's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pathfinder.planning.selection.frame import Frame
from pathfinder.planning.selection.gains import Gains
from pathfinder.planning.solver.masks import nodes_in


class Shape:
    """The arcs of a relaxation, shared by all its states: nodes, then groups, then bundles."""

    def __init__(self, frame: Frame, gains: Gains) -> None:
        """Lay out an arc from everything to each thing that it needs."""
        self.frame = frame
        self.gains = gains
        self.first_group = len(frame.needs)
        self.first_bundle = self.first_group + len(gains.members)
        self.size = self.first_bundle + len(gains.bundles)
        self.heads: list[int] = []
        self.arcs: list[list[int]] = [[] for _ in range(self.size)]
        for node in frame.order:
            self._lay(node, frame.needs[node])
            self._lay(node, (self.first_group + group for group in frame.groups_of[node]))
        for group, members in enumerate(gains.members):
            shared = -1
            for member in nodes_in(members):
                shared &= frame.below[member]
            self._lay(self.first_group + group, nodes_in(_tops(frame, shared)))
        for number, bundle in enumerate(gains.bundles):
            self._lay(self.first_bundle + number, nodes_in(_tops(frame, bundle.nodes)))
            self._lay(self.first_bundle + number, (self.first_group + group for group in bundle.groups))
        self.member_arc = self._lay_member_arcs()

    def _lay(self, tail: int, heads: Iterable[int]) -> None:
        """Add arcs from `tail`: arc 2k leads to the head without limit, arc 2k + 1 back as far as flow went."""
        for head in heads:
            self.arcs[tail].append(len(self.heads))
            self.arcs[head].append(len(self.heads) + 1)
            self.heads += (head, tail)

    def _lay_member_arcs(self) -> dict[tuple[int, int], int]:
        """Add an arc from each group to each member, closed until no other member is left."""
        self.first_closed = len(self.heads) // 2
        numbers = {}
        for group, members in enumerate(self.gains.members):
            for member in nodes_in(members):
                numbers[group, member] = len(self.heads) // 2
                self._lay(self.first_group + group, (member,))
        return numbers


def _tops(frame: Frame, nodes: int) -> int:
    """Return the nodes of a closed set that no other one needs: the rest follows from them."""
    lower = 0
    for node in nodes_in(nodes):
        lower |= frame.below[node] & ~(1 << node)
    return nodes & ~lower


class State:
    """A maximum flow under some decisions; `worth` bounds what any set that obeys them earns after its hours."""

    def __init__(self, shape: Shape, values: Sequence[int], hour: int, fees: Sequence[int]) -> None:
        """Start without decisions at the price `hour` and the `fees` of groups, none below 0.

        `values` has one entry for each node, group and bundle.
        """
        self.shape = shape
        self.fees = fees
        self.hour = hour
        priced = list(values)
        for node in shape.frame.order:
            priced[node] -= hour * shape.frame.hours.each[node]
        for group, fee in enumerate(fees):
            priced[shape.first_group + group] -= fee
            for member in nodes_in(shape.gains.members[group]):
                priced[member] += fee
        self.excess = [max(0, value) for value in priced]
        self.room = [max(0, -value) for value in priced]
        self.flow = [0] * (len(shape.heads) // 2)
        self.open = [True] * shape.first_closed + [False] * (len(self.flow) - shape.first_closed)
        self.worth = sum(self.excess)
        self.infinite = 4 * (self.worth + sum(self.room) + sum(fees)) + 1
        self.taken: list[int] = []
        self.earning = [False] * shape.size

    def copy(self) -> State:
        """Return a state that can be decided further on its own."""
        twin = object.__new__(State)
        twin.shape, twin.fees, twin.hour, twin.infinite = self.shape, self.fees, self.hour, self.infinite
        twin.excess, twin.room, twin.flow = self.excess.copy(), self.room.copy(), self.flow.copy()
        twin.open, twin.taken, twin.worth = self.open.copy(), self.taken.copy(), self.worth
        twin.earning = self.earning
        return twin

    def raise_hour(self, more: int) -> None:
        """Price an hour higher by `more`: every node has more room, and the flow goes on."""
        self.hour += more
        for node in self.shape.frame.order:
            self.room[node] += more * self.shape.frame.hours.each[node]
        self.infinite += more * sum(self.shape.frame.hours.each)

    def take(self, node: int) -> None:
        """Decide that `node` is in: it pays whatever its needs cost."""
        self.taken.append(node)

    def bar(self, item: int) -> None:
        """Decide that `item` is out: everything that leads to it loses its worth."""
        self.room[item] += self.infinite

    def meet(self, group: int) -> None:
        """Take back a group's fee, for a member is in: nobody pays it, and no member receives it."""
        fee = self.fees[group]
        if fee:
            self.excess[self.shape.first_group + group] += fee
            self.worth += fee
            for member in nodes_in(self.shape.gains.members[group]):
                self.room[member] += fee

    def need_last(self, group: int, member: int) -> None:
        """Make `member` a plain need of `group`: no other is left."""
        self.open[self.shape.member_arc[group, member]] = True
        self.meet(group)

    def flow_on(self) -> None:
        """Push all that can be pushed; afterwards `worth` is the bound and `earning` the set that attains it."""
        dead = [False] * self.shape.size
        for node in self.taken:
            self._drain(node, dead, forced=True)
        for item, excess in enumerate(self.excess):
            if excess and not dead[item]:
                self._drain(item, dead, forced=False)
        self.earning = dead

    def _drain(self, source: int, dead: list[bool], *, forced: bool) -> None:
        """Push from one source until no room can be reached, then mark what was seen: nothing leads out of it."""
        if dead[source]:
            return
        while True:
            seen, blocked = self._sweep(source, dead, forced=forced)
            if not forced and not self.excess[source]:
                return
            if not blocked:
                for item in seen:
                    dead[item] = True
                return

    def _sweep(self, source: int, dead: list[bool], *, forced: bool) -> tuple[list[int], bool]:
        """Search breadth first from `source` and fill all room on the way; say whether an arc back ran dry."""
        heads, flow, arcs, room, is_open = self.shape.heads, self.flow, self.shape.arcs, self.room, self.open
        parent = {source: -1}
        seen = [source]
        blocked = False
        for item in seen:
            if room[item]:
                blocked = not self._pay(source, item, parent, forced=forced) or blocked
                if not forced and not self.excess[source]:
                    break
            for arc in arcs[item]:
                head = heads[arc]
                if head not in parent and not dead[head] and (flow[arc >> 1] if arc & 1 else is_open[arc >> 1]):
                    parent[head] = arc
                    seen.append(head)
        return seen, blocked

    def _pay(self, source: int, item: int, parent: dict[int, int], *, forced: bool) -> bool:
        """Send from `source` to the room of `item` what the arcs back allow; say whether the room is full."""
        amount = self.room[item] if forced else min(self.excess[source], self.room[item])
        path = []
        at = item
        while at != source:
            arc = parent[at]
            path.append(arc)
            if arc & 1 and self.flow[arc >> 1] < amount:
                amount = self.flow[arc >> 1]
            at = self.shape.heads[arc ^ 1]
        if amount:
            for arc in path:
                self.flow[arc >> 1] += -amount if arc & 1 else amount
            self.room[item] -= amount
            self.worth -= amount
            self.excess[source] -= min(amount, self.excess[source])
        return not self.room[item]
