"""Which set of nodes is good and quickly found? Take what pays best for its hours, then exchange piece by piece."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.planning.selection.frame import Frame
from pathfinder.planning.selection.open_choices import learned_part
from pathfinder.planning.selection.worth import Worth
from pathfinder.planning.solver.masks import nodes_in

_WEIGHED = 60


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
        self.targets = [target for target in self.targets if self._weight(target)]

    def fill(self, start: int, barred: int = 0) -> int:
        """Add to the closed set `start`, while hours last, the target of most weight an hour, over and over.

        Every target is weighed at first, later those that stood highest: with whole listings there are many.
        """
        chosen = start
        targets = self._ranked([target for target in self.targets if not target & barred], chosen)
        while targets:
            chosen |= targets.pop(0)
            ranked: list[int] = []
            while targets and not ranked:
                ranked = self._ranked(targets[:_WEIGHED], chosen)
                targets = targets[_WEIGHED:]
            targets = ranked + targets
        return chosen

    def _ranked(self, targets: list[int], chosen: int) -> list[int]:
        """Return the targets that still fit and add something, most weight an hour first."""
        left = self.worth.budget - self.worth.hours(chosen)
        weight = self._weight(chosen)
        ranked = []
        for target in targets:
            hours = self.worth.hours(target & ~chosen)
            if 0 < hours <= left:
                # A rounded quotient is good enough to choose by, and the same on every machine.
                ranked.append(((weight - self._weight(chosen | target)) / hours, target))
        ranked.sort()
        return [target for _, target in ranked]

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

    def fitted(self, nodes: int, kept: int, barred: int = 0) -> int:
        """Make a real set of a relaxed one: drop what cannot be learned, then what loses least an hour; fill up."""
        nodes = learned_part(self.frame, nodes | kept)
        while self.worth.hours(nodes) > self.worth.budget:
            nodes = self._peeled(nodes, kept)
        return self.trim(self.fill(nodes, barred), kept)

    def _peeled(self, nodes: int, kept: int) -> int:
        """Take the node away, with all that needs it, whose loss costs least weight for the hours that it frees."""
        worth, above = self.worth, self.frame.above
        weight, hours = self._weight(nodes), worth.hours(nodes)
        best, best_loss, best_hours = kept, 1, 0
        for node in nodes_in(nodes & ~kept):
            rest = nodes & ~above[node]
            if kept & ~rest:
                continue
            loss, freed = weight - self._weight(rest), hours - worth.hours(rest)
            if loss * best_hours < best_loss * freed:
                best, best_loss, best_hours = rest, loss, freed
        return learned_part(self.frame, best) if best_hours else kept

    def improve(self, nodes: int, kept: int, passes: int = 1) -> int:
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
