"""Which skills does a role ask for most, and which of them cannot be told apart?"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathfinder.model.demand import RoleDemand
    from pathfinder.model.shares import Share


class Ranked(NamedTuple):
    """A skill with its share; ``rank`` is 1 + the skills wholly above it, ``tied`` those that overlap it."""

    skill: str
    share: Share
    rank: int
    tied: tuple[str, ...]


def ranked(demand: RoleDemand) -> tuple[Ranked, ...]:
    """Return every measured skill, highest share first (ties by id), with rank and ties."""
    found = sorted(demand.shares.items(), key=lambda item: (-item[1].value, item[0]))
    lows = sorted(share.low for _, share in found)
    by_low = sorted(found, key=lambda item: item[1].low)
    rows = []
    for skill, share in found:
        above = len(lows) - bisect_right(lows, share.high)
        reaching = by_low[: bisect_right(lows, share.high)]
        tied = [other for other, theirs in reaching if theirs.high >= share.low and other != skill]
        rows.append(Ranked(skill, share, above + 1, tuple(sorted(tied))))
    return tuple(rows)
