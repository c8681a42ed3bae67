"""What is a set worth, as one whole number? Demand weight first, then fewer hours, then the better ids."""

from __future__ import annotations

from pathfinder.planning.selection.frame import Frame, nodes_in
from pathfinder.planning.selection.gains import Gains

_BYTE = 8


class Worth:
    """The objective of a budget: of two sets the better has the larger `of`; no two sets are equal."""

    def __init__(self, frame: Frame, gains: Gains, budget: int) -> None:
        """Scale weights above all hours that fit into `budget` (whole-number hours), and hours above all ids."""
        self.frame = frame
        self.gains = gains
        self.budget = budget
        self.per_hour = 1 << frame.tie_bits
        self.per_weight = (budget + 1) * self.per_hour
        hours = frame.hours.each
        self.node = [
            gain * self.per_weight - spent * self.per_hour + tie
            for gain, spent, tie in zip(gains.of_node, hours, frame.tie, strict=True)
        ]
        self.extra = [gain * self.per_weight for gain in gains.of_group]
        self.extra += [bundle.weight * self.per_weight for bundle in gains.bundles]
        self._tables = [_table(hours[start : start + _BYTE]) for start in range(0, len(hours), _BYTE)]
        self.closure_hours = [self.hours(below) for below in frame.below]

    def hours(self, nodes: int) -> int:
        """Return the whole-number hours of a set (a mask)."""
        octets = nodes.to_bytes(len(self._tables), "little")
        return sum([table[octet] for table, octet in zip(self._tables, octets, strict=True) if octet])

    def of(self, nodes: int) -> int:
        """Return the worth of a set (a mask)."""
        ties = sum(self.frame.tie[node] for node in nodes_in(nodes))
        return self.gains.weight(nodes) * self.per_weight - self.hours(nodes) * self.per_hour + ties

    def weight(self, worth: int) -> int:
        """Return the whole-number demand weight within a worth."""
        return -(-worth // self.per_weight)


def _table(hours: tuple[int, ...]) -> list[int]:
    """Return the sums of `hours` over every subset, by mask."""
    sums = [0]
    for value in hours:
        sums += [value + total for total in sums]
    return sums
