"""What is the same instance, smaller and in whole numbers? Equal demands merged, empty choices made.

A slot is a set of two or more nodes of which the one learned first counts: the members of an `any` group, or
the nodes that one requirement accepts. Picking a member for each slot leaves an instance without choices.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from pathfinder.planning.solver.instance import Demand, Instance
from pathfinder.planning.solver.masks import mask_of

WEIGHT_BITS = 60
"""The greatest weight becomes a whole number of about so many bits; the scale is at least 2**40."""
MOST_HOUR_BITS = 80
"""Hours are scaled exactly, unless their common unit is finer than this."""
MOST_PARTS = 1 << 32
"""Weights are taken for the plain fractions that they are when their common denominator is at most this."""
_NOISE = 2.0**-50

Slot = tuple[int, ...]


class Wish(NamedTuple):
    """A demand in whole numbers: nodes that it waits for in any case, and slots of which it needs one each."""

    weight: int
    nodes: tuple[int, ...]
    slots: tuple[Slot, ...]


class Reduced(NamedTuple):
    """An instance in whole numbers; cost in these units is cost × `hour_scale` × `weight_scale`."""

    hours: list[int]
    hour_scale: int
    weight_scale: int
    needs: list[tuple[int, ...]]
    any_needs: list[tuple[Slot, ...]]
    wishes: list[Wish]
    slots: list[Slot]

    def in_hours(self, value: int) -> float:
        """Turn a whole cost or bound back into weight × hours."""
        return value / (self.hour_scale * self.weight_scale)


def reduced(instance: Instance) -> Reduced:
    """Scale, drop what no choice can change, and merge demands that ask for the same."""
    hours, hour_scale = _whole_hours(instance.hours)
    weights, weight_scale = _whole_weights([demand.weight for demand in instance.demands])
    needs: list[tuple[int, ...]] = list(instance.needs)
    any_needs: list[tuple[Slot, ...]] = list(instance.any_needs)
    closures = _Closures(needs)
    for node, groups in enumerate(instance.any_needs):
        if groups:
            _simplify_groups(node, groups, needs, any_needs, closures)
    wishes = _merged_wishes(instance.demands, weights, _Closures(needs))
    found = {slot for groups in any_needs for slot in groups}
    found.update(slot for wish in wishes for slot in wish.slots)
    return Reduced(hours, hour_scale, weight_scale, needs, any_needs, wishes, sorted(found))


def _simplify_groups(
    node: int,
    groups: tuple[Slot, ...],
    needs: list[tuple[int, ...]],
    any_needs: list[tuple[Slot, ...]],
    closures: _Closures,
) -> None:
    """Drop groups that the needs already meet, members that need the node, and groups of one."""
    sure = closures.of(node) & ~(1 << node)
    kept = []
    for group in groups:
        open_members = [member for member in group if not closures.of(member) >> node & 1]
        members = closures.undominated(open_members)
        if not _any_in(group, sure):
            if len(members) == 1:
                needs[node] = tuple(sorted({*needs[node], members[0]}))
            else:
                kept.append(members)
    any_needs[node] = tuple(sorted(set(kept)))


def _merged_wishes(demands: Sequence[Demand], whole: Sequence[int], closures: _Closures) -> list[Wish]:
    """Read demands as wishes; those that wait for the same nodes and slots become one, weights added."""
    weights: dict[tuple[tuple[int, ...], tuple[Slot, ...]], int] = {}
    for demand, weight in zip(demands, whole, strict=True):
        if not demand.requirements or not all(demand.requirements):
            continue  # met from the start, or never
        narrowed = [closures.undominated(requirement) for requirement in demand.requirements]
        nodes = closures.last_of([slot[0] for slot in narrowed if len(slot) == 1])
        sure = closures.of_all(nodes) if len(demand.requirements) > 1 else 0
        slots = sorted({slot for slot in narrowed if len(slot) > 1 and not _any_in(slot, sure)})
        key = (nodes, tuple(slots))
        weights[key] = weights.get(key, 0) + weight
    return [Wish(weight, nodes, slots) for (nodes, slots), weight in weights.items()]


def _any_in(slot: Slot, mask: int) -> bool:
    return any(mask >> node & 1 for node in slot)


class _Closures:
    """Closures under the plain needs as masks (bit n: node n), worked out when asked for and kept."""

    def __init__(self, needs: Sequence[tuple[int, ...]]) -> None:
        self.needs = needs
        self._known: dict[int, int] = {}

    def of(self, node: int) -> int:
        """Return the mask of the node and everything that it needs."""
        known = self._known
        trail = [node]
        while trail:
            current = trail[-1]
            missing = [need for need in self.needs[current] if need not in known]
            if current not in known:
                known[current] = 0  # in the making: where needs went in a circle, it would end here
                trail += missing
                continue
            mask = 1 << current
            for need in self.needs[current]:
                mask |= known[need]
            known[current] = mask
            trail.pop()
        return known[node]

    def of_all(self, nodes: Iterable[int]) -> int:
        """Return the mask of the nodes and everything that they need."""
        mask = 0
        for node in nodes:
            mask |= self.of(node)
        return mask

    def undominated(self, members: Iterable[int]) -> Slot:
        """Drop members that need another member: that one is always learned before them."""
        kept = sorted(set(members))
        if len(kept) == 1:
            return (kept[0],)
        together = mask_of(kept)
        return tuple(member for member in kept if self.of(member) & together == 1 << member)

    def last_of(self, nodes: Iterable[int]) -> tuple[int, ...]:
        """Drop nodes that another node of the list needs: waiting for that one is enough."""
        kept = sorted(set(nodes))
        if len(kept) <= 1:
            return tuple(kept)
        needed = self.of_all([need for node in kept for need in self.needs[node]])
        return tuple(node for node in kept if not needed >> node & 1)


def _whole_hours(hours: Sequence[float]) -> tuple[list[int], int]:
    """Scale hours, read as the decimals that they print as, to whole numbers; where these are too fine, round down."""
    fractions = [Fraction(repr(value)) for value in hours]
    scale = math.lcm(*(fraction.denominator for fraction in fractions))
    if scale.bit_length() > MOST_HOUR_BITS:
        scale = 1 << MOST_HOUR_BITS
    return [fraction.numerator * scale // fraction.denominator for fraction in fractions], scale


def _whole_weights(weights: Sequence[float]) -> tuple[list[int], int]:
    """Scale weights to whole numbers: plain fractions (5/11, 1/6) exactly, so that ties stay ties; others down."""
    greatest = Fraction(max(weights, default=1.0))
    bits = max(40, WEIGHT_BITS - greatest.numerator.bit_length() + greatest.denominator.bit_length())
    unit = _common_unit(weights)
    if unit is None:
        ratios = (weight.as_integer_ratio() for weight in weights)
        return [(numerator << bits) // denominator for numerator, denominator in ratios], 1 << bits
    more = max(0, bits - unit.bit_length())
    return [round(weight * unit) << more for weight in weights], unit << more


def _common_unit(weights: Sequence[float]) -> int | None:
    """Return into how many parts of 1 all weights fall, up to the noise of a double; None when into too many."""
    noise, unit = math.fsum(weights) * _NOISE, 1
    for weight in weights:
        if abs(round(weight * unit) / unit - weight) > noise:
            unit = math.lcm(unit, Fraction(weight).limit_denominator(MOST_PARTS).denominator)
        parts = round(weight * unit)
        if not parts or unit > MOST_PARTS or abs(parts / unit - weight) > noise:
            return None
    return unit
