"""How are hours and weights compared without rounding? As whole numbers of one common unit each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

_DENOMINATOR = 10**6
_UNIT_BITS = 44
_LARGEST_UNIT = 1 << 64


class Hours(NamedTuple):
    """Whole-number hours: `each` node's, and how many of them make an hour."""

    each: tuple[int, ...]
    per_hour: int
    spare: int
    """What a budget holds on top, so that the trace below never decides whether a set fits."""

    def within(self, budget: float | Fraction) -> int:
        """Return `budget` (hours) in these units, rounded down."""
        if not isinstance(budget, Fraction):
            if math.isinf(budget):
                return sum(self.each) if budget > 0 else -1
            budget = Fraction(repr(budget))
        units = math.floor(budget * self.per_hour)
        return units + self.spare if units >= 0 else -1


def whole_hours(hours: Sequence[float]) -> Hours:
    """Turn hours into whole numbers, reading each as the decimal that it prints as: 0.1 + 0.2 fits into 0.3.

    A node of no hours gets a trace that all of them together cannot raise to one unit: nothing is learned idly.
    """
    exact = [Fraction(repr(value)) for value in hours]
    per_hour = math.lcm(*(value.denominator for value in exact))
    units = [int(value * per_hour) for value in exact]
    if all(units):
        return Hours(tuple(units), per_hour, 0)
    room = len(units) + 1
    return Hours(tuple(unit * room if unit else 1 for unit in units), per_hour * room, room - 1)


def whole_weights(weights: Sequence[float]) -> tuple[int, ...]:
    """Turn weights into whole numbers in proportion.

    Weights that are plain fractions (1/3, 1/6) up to the noise of a float become exactly these, so that
    1/3 + 1/6 equals 1/2; others are rounded to 2⁻⁴⁴ of their sum.
    """
    fractions = [Fraction(weight).limit_denominator(_DENOMINATOR) for weight in weights]
    unit = math.lcm(*(value.denominator for value in fractions)) if fractions else 1
    noise = math.fsum(weights) * 2.0**-50
    if unit <= _LARGEST_UNIT and all(
        abs(float(value) - weight) <= noise for value, weight in zip(fractions, weights, strict=True)
    ):
        return tuple(int(value * unit) for value in fractions)
    scale = Fraction(1 << _UNIT_BITS) / sum(map(Fraction, weights))
    # A weight above 0 stays above 0, or meeting it would count for nothing.
    return tuple(max(round(Fraction(weight) * scale), int(weight > 0)) for weight in weights)
