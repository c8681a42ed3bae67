"""Which set of nodes is good and quickly found? Take what pays best for its hours, then exchange piece by piece."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.planning.selection.frame import Frame, nodes_in
from pathfinder.planning.selection.open_choices import learned_part
from pathfinder.planning.selection.worth import Worth


class Filler:
    """Fills a budget from any start; remembers the hours of each node's own closure, choices made once."""

    def __init__(self, worth: Worth, ways: Sequence[int]) -> None:
        """`ways[v]` is a closed, learnable set that holds v (0: v is out of reach)."""
        self.worth = worth
        self.frame: Frame = worth.frame
        gains = worth.gains
        self.targets = sorted({way for way in ways if way})
        for bundle in gains.bundles:
            way = 0
            for node in nodes_in(bundle.nodes):
                way |= ways[node]
            for group in bundle.groups:
                options = [ways[member] for member in nodes_in(gains.members[group]) if ways[member]]
                if not way & gains.members[group] and options:
                    way |= min(options, key=lambda option: (worth.hours(option), option))
            if way and way not in self.targets:
                self.targets.append(way)
        self.value: dict[int, int] = {}

    def fill(self, start: int, barred: int = 0) -> int:
        """Add to the closed set `start`, while hours last, the target of most weight an hour, over and over."""
        worth = self.worth
        chosen = start
        weight = self._weight(chosen)
        left = worth.budget - worth.hours(chosen)
        targets = [target for target in self.targets if target & ~chosen and not target & barred]
        while targets:
            best, best_gain, best_hours = 0, 0, 1
            kept = []
            for target in targets:
                fresh = target & ~chosen
                hours = worth.hours(fresh)
                if not fresh or hours > left:
                    continue
                kept.append(target)
                gain = self._weight(chosen | target) - weight
                if gain * best_hours > best_gain * hours:
                    best, best_gain, best_hours = target, gain, hours
            if not best:
                break
            chosen |= best
            weight += best_gain
            left -= best_hours
            targets = kept
        return chosen

    def _weight(self, nodes: int) -> int:
        """Return the weight of a set, remembered."""
        found = self.value.get(nodes)
        if found is None:
            found = self.value[nodes] = self.worth.weight(nodes)
        return found

    def trim(self, nodes: int, kept: int) -> int:
        """Drop, dearest first, whatever the set earns nothing by: fewer hours for the same weight."""
        frame, hours = self.frame, self.worth.frame.hours.each
        weight = self._weight(nodes)
        for node in sorted(nodes_in(nodes & ~kept), key=lambda node: (-hours[node], node)):
            rest = nodes & ~frame.above[node]
            if nodes >> node & 1 and not kept & ~rest and self._weight(rest) == weight:
                nodes = rest if learned_part(frame, rest) == rest else nodes
        return nodes

    def improve(self, nodes: int, kept: int, passes: int = 3) -> int:
        """Take out one node with all that needs it, fill up without it, and keep what is worth more; a few passes."""
        best, best_worth = nodes, self.worth.of(nodes)
        for _ in range(passes):
            before = best_worth
            for node in list(nodes_in(best & ~kept)):
                rest = learned_part(self.frame, best & ~self.frame.above[node])
                if kept & ~rest:
                    continue
                for barred in (self.frame.above[node], 0):
                    rival = self.trim(self.fill(rest, barred), kept)
                    value = self.worth.of(rival)
                    if value > best_worth:
                        best, best_worth = rival, value
                        break
            if best_worth == before:
                break
        return best
