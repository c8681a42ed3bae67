"""What is a set worth, as one whole number? Demand weight first, then fewer hours, then the better ids."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.planning.selection.frame import Frame
from pathfinder.planning.selection.gains import Gains
from pathfinder.planning.solver.masks import nodes_in

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
        self._octets = -(-len(hours) // _BYTE)
        self._hours = _tables(hours)
        self._gains = _tables(gains.of_node)
        self._groups = [(members, gain) for members, gain in zip(gains.members, gains.of_group, strict=True) if gain]
        self._bundles = [
            (bundle.nodes, [gains.members[group] for group in bundle.groups], bundle.weight) for bundle in gains.bundles
        ]
        self.closure_hours = [self.hours(below) for below in frame.below]

    def hours(self, nodes: int) -> int:
        """Return the whole-number hours of a set (a mask)."""
        octets = nodes.to_bytes(self._octets, "little")
        return sum([table[octet] for table, octet in zip(self._hours, octets, strict=True) if octet])

    def weight(self, nodes: int) -> int:
        """Return the whole-number weight that a set (a mask) meets, beyond what the known meet."""
        octets = nodes.to_bytes(self._octets, "little")
        earned = sum([table[octet] for table, octet in zip(self._gains, octets, strict=True) if octet])
        earned += sum([gain for members, gain in self._groups if members & nodes])
        missing = ~nodes
        for needed, groups, weight in self._bundles:
            if not needed & missing and all(members & nodes for members in groups):
                earned += weight
        return earned

    def of(self, nodes: int) -> int:
        """Return the worth of a set (a mask)."""
        ties = sum(self.frame.tie[node] for node in nodes_in(nodes))
        return self.weight(nodes) * self.per_weight - self.hours(nodes) * self.per_hour + ties

    def weight_in(self, worth: int) -> int:
        """Return the whole-number demand weight within a worth."""
        return -(-worth // self.per_weight)


def _tables(values: Sequence[int]) -> list[list[int]]:
    """Return for each run of eight nodes the sums over every subset, by mask: sums of sets by the byte."""
    return [_sums(values[start : start + _BYTE]) for start in range(0, len(values), _BYTE)]


def _sums(values: Sequence[int]) -> list[int]:
    """Return the sums of `values` over every subset, by mask."""
    sums = [0]
    for value in values:
        sums += [value + total for total in sums]
    return sums
