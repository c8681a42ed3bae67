"""How sure is a share of listings? Its Wilson interval, and the levels that listings are told apart by."""

from __future__ import annotations

from math import sqrt
from typing import Literal, NamedTuple

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution: both sides of a 95 % interval."""

SLACK = 1e-12
"""Shares and matches nearer to each other than this are equal: sums of weights are rounded in the sixteenth digit."""

Level = Literal["entry", "mid", "senior", ""]
LEVELS: tuple[Level, ...] = ("entry", "mid", "senior")


class Share(NamedTuple):
    """A demand share with its interval.

    Attributes:
        value: The weighted share, between 0 and 1, of the listings that name the skill.
        low: The low end of the Wilson 95 % interval, and ``high`` its high end, between 0 and 1.
        effective: The number of equally weighted listings that the interval rests on.
    """

    value: float
    low: float
    high: float
    effective: float

    @classmethod
    def of(cls, value: float, effective: float) -> Share:
        """Return the share with Wilson's score interval (E. B. Wilson, 1927); no listings: from 0 to 1."""
        if effective <= 0:
            return cls(value, 0.0, 1.0, 0.0)
        spread = Z95 * Z95 / effective
        centre = (value + spread / 2) / (1 + spread)
        half = Z95 * sqrt(value * (1 - value) / effective + spread / (4 * effective)) / (1 + spread)
        return cls(value, max(0.0, centre - half), min(1.0, centre + half), effective)
