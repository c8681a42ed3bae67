"""By which day is a plan done with a chance of one half, and of four fifths?

Every skill takes an independent PERT-beta time on [low, high] with mode likely, times the pace, less the hours it
has been given. The sum's distribution is not simulated: its cumulants (mean, variance, skewness, excess
kurtosis) are the sums of the steps' own, and its quantiles follow from them by the Cornish-Fisher expansion
(Cornish and Fisher 1938). One step, or a few, are far from normal: up to :data:`FEW` steps are convolved on a
grid instead. Against simulations P80 covers 79 to 81 % (tests/unit/planning/test_finish.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from pathfinder.model.skills import Hours
from pathfinder.planning.pace import at_pace

HALF, FOUR_FIFTHS = 0.5, 0.8
_NORMAL = {HALF: 0.0, FOUR_FIFTHS: 0.8416212335729143}
"""The quantiles of the standard normal distribution."""
_PERT = 6.0
"""The two shape numbers of a PERT-beta add up to this: 1 + 4·(likely − low)/(high − low), and its mirror image."""
FEW = 4
"""So many steps and fewer are convolved: their sum is too far from a normal distribution."""
_CELLS = 240
"""Cells of the grid from the least to the most hours of all steps together."""


class Spread(NamedTuple):
    """The first four cumulants of a time in hours; they add up over independent times."""

    mean: float = 0.0
    variance: float = 0.0
    third: float = 0.0
    fourth: float = 0.0


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Hours that are enough with a chance of one half, and of four fifths."""

    p50: float
    p80: float


def hours_left(hours: Hours, pace: float, spent: float) -> Hours:
    """Return low, likely and high as this learner has them before them."""
    low, likely, high = (at_pace(value, pace, spent) for value in (hours.low, hours.likely, hours.high))
    return Hours(low, likely, high)


def quantiles_along(steps: Sequence[Hours]) -> list[Quantiles]:
    """Return, for every step, the hours after which it and all before it are done."""
    found: list[Quantiles] = []
    total = Spread()
    for count, hours in enumerate(steps, start=1):
        total = Spread(*(a + b for a, b in zip(total, spread(hours), strict=True)))
        found.append(_on_a_grid(steps[:count]) if count <= FEW else _by_cumulants(total))
    return found


def spread(hours: Hours) -> Spread:
    """Return the cumulants of a PERT-beta time."""
    width = hours.high - hours.low
    if width <= 0:
        return Spread(hours.likely)
    a, b = _shape(hours)
    mean = a / _PERT
    variance = a * b / (_PERT**2 * (_PERT + 1))
    third = 2 * (b - a) * variance * sqrt(variance) * sqrt(_PERT + 1) / ((_PERT + 2) * sqrt(a * b))
    excess = 6 * ((a - b) ** 2 * (_PERT + 1) - a * b * (_PERT + 2)) / (a * b * (_PERT + 2) * (_PERT + 3))
    return Spread(hours.low + width * mean, width**2 * variance, width**3 * third, width**4 * excess * variance**2)


def _shape(hours: Hours) -> tuple[float, float]:
    place = (hours.likely - hours.low) / (hours.high - hours.low)
    return 1 + 4 * place, 1 + 4 * (1 - place)


def _by_cumulants(total: Spread) -> Quantiles:
    if total.variance <= 0:
        return Quantiles(total.mean, total.mean)
    deviation = sqrt(total.variance)
    skew, excess = total.third / deviation**3, total.fourth / total.variance**2
    return Quantiles(*(total.mean + deviation * _cornish_fisher(_NORMAL[p], skew, excess) for p in (HALF, FOUR_FIFTHS)))


def _cornish_fisher(z: float, skew: float, excess: float) -> float:
    return z + (z**2 - 1) * skew / 6 + (z**3 - 3 * z) * excess / 24 - (2 * z**3 - 5 * z) * skew**2 / 36


def _on_a_grid(times: Sequence[Hours]) -> Quantiles:
    """Convolve the steps' densities, each over cells of one width."""
    low, high = sum(hours.low for hours in times), sum(hours.high for hours in times)
    if high <= low:
        return Quantiles(low, low)
    cell = (high - low) / _CELLS
    mass, spreads = [1.0], 0
    for hours in times:
        cells = _cells(hours, cell)
        mass = _convolved(mass, cells)
        spreads += len(cells) > 1
    # A cell stands for its middle: the middles of n summed cells lie n/2 above their low ends, not 1/2.
    low += cell * (spreads - 1) / 2
    return Quantiles(*(low + cell * _place(mass, p) for p in (HALF, FOUR_FIFTHS)))


def _cells(hours: Hours, cell: float) -> list[float]:
    """Return the chances that a time falls into each cell above its low end, summing to 1."""
    width = hours.high - hours.low
    count = round(width / cell)
    if count < 1:
        return [1.0]
    a, b = _shape(hours)
    middles = ((n + 0.5) / count for n in range(count))
    heights = [x ** (a - 1) * (1 - x) ** (b - 1) for x in middles]
    total = sum(heights)
    return [height / total for height in heights]


def _convolved(mass: list[float], more: list[float]) -> list[float]:
    found = [0.0] * (len(mass) + len(more) - 1)
    for n, chance in enumerate(mass):
        if chance:
            for m, other in enumerate(more):
                found[n + m] += chance * other
    return found


def _place(mass: list[float], chance: float) -> float:
    """Return the place, in cells, below which lies so much of the mass, which is even within a cell."""
    reached = 0.0
    for n, part in enumerate(mass):
        if reached + part >= chance:
            return n + (chance - reached) / part
        reached += part
    return float(len(mass))
