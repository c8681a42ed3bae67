"""How are hours added and compared without rounding? As the decimals that they are written as."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


def exact(hours: float) -> Fraction:
    """Return the number as it is written: 0.1 is a tenth, so that no day is lost to rounding."""
    return Fraction(repr(hours))


def exact_sum(hours: Iterable[float]) -> Fraction:
    """Return the sum of the numbers as they are written."""
    return sum((exact(value) for value in hours), start=Fraction(0))


def as_written(hours: Fraction) -> str:
    """Return the number as people write it: 30, 4.8; nothing is rounded off that its double tells."""
    return repr(float(hours)).removesuffix(".0")
