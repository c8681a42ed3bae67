"""How does the line of a prerequisite run from card to card? Through the room between rows and columns.

No line runs under a card; lines from one skill share a track, lines from different skills keep apart. The way
resembles channel routing of circuit boards: down from the card into the gap below its row, across to a gutter
between two columns, down the gutter, across the gap above the other card, and down into it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pathfinder.rendering.picture.places import (
    CARD_HEIGHT,
    CARD_WIDTH,
    GUTTER,
    LEFT,
    ROW_GAP,
    Card,
    Places,
)
from pathfinder.rendering.picture.strokes import number

TRACK = 4.0
"""Room between two tracks."""

BEND = 5.0
"""Radius of a rounded corner."""

_TRACKS_ACROSS, _TRACKS_DOWN = 5, 6
_BELOW, _ABOVE = 14.0, 14.0
"""How far from the cards the middle of the tracks lies; two rows of one lane are twice as far apart."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Route:
    """The line of one prerequisite as corner points from card to card."""

    needed: str
    skill: str
    points: tuple[Point, ...]


@dataclass
class _Tracks:
    """Hands out tracks: in each channel every skill gets one of its own, as long as there are any."""

    number: int
    taken: dict[int, dict[str, int]]

    def of(self, channel: int, skill: str) -> float:
        """Return the offset of the skill's track from the middle of the channel."""
        channel_tracks = self.taken.setdefault(channel, {})
        track = channel_tracks.setdefault(skill, len(channel_tracks)) % self.number
        return (track - (self.number - 1) / 2) * TRACK


def routed(places: Places, edges: tuple[tuple[str, str], ...]) -> tuple[Route, ...]:
    """Return a route for each edge between two cards, in the order of the edges."""
    cards = places.cards
    across, down = _Tracks(_TRACKS_ACROSS, defaultdict(dict)), _Tracks(_TRACKS_DOWN, defaultdict(dict))
    return tuple(
        Route(needed, skill, _points(cards[needed], cards[skill], across, down))
        for needed, skill in edges
        if needed in cards and skill in cards
    )


def direct(edges: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the edges that no chain of other edges implies (the transitive reduction), in their order.

    The edges of a plan have no cycle: a step needs earlier ones only.
    """
    needs: dict[str, set[str]] = defaultdict(set)
    for needed, skill in edges:
        needs[skill].add(needed)
    closures: dict[str, set[str]] = {}

    def closure(skill: str) -> set[str]:
        if skill not in closures:
            closures[skill] = set().union(*(closure(needed) | {needed} for needed in needs.get(skill, ())))
        return closures[skill]

    return tuple(
        (needed, skill) for needed, skill in edges if not any(needed in closure(other) for other in needs[skill])
    )


def _points(start: Card, end: Card, across: _Tracks, down: _Tracks) -> tuple[Point, ...]:
    skill = start.step.skill
    leave, arrive = _port(start, end), _port(end, start)
    if start.row == end.row and end.column == start.column + 1:
        height = start.y + CARD_HEIGHT / 2
        return ((start.x + CARD_WIDTH, height), (end.x, height))
    below = start.bottom + _BELOW + across.of(start.row + 1, skill)
    if start.row == end.row:
        gutter = _gutter_x(end.column - 1) + down.of(end.column - 1, skill)
        height = end.y + CARD_HEIGHT / 2
        return ((leave, start.bottom), (leave, below), (gutter, below), (gutter, height), (end.x, height))
    if end.row == start.row + 1:  # one gap, be it between rows or between lanes
        return ((leave, start.bottom), (leave, below), (arrive, below), (arrive, end.y))
    side = _side(start, end)
    gutter = _gutter_x(side) + down.of(side, skill)
    above = end.y - _ABOVE + across.of(end.row, skill)
    return ((leave, start.bottom), (leave, below), (gutter, below), (gutter, above), (arrive, above), (arrive, end.y))


def _side(start: Card, end: Card) -> int:
    """Return the gutter for the way down; past a lane's heading one far right of its words, or left of them."""
    rows = (end.row - start.row) * (CARD_HEIGHT + ROW_GAP)
    if end.y - start.y <= rows:  # in one lane
        return start.column if end.column > start.column else start.column - 1
    side = max(start.column, end.column) - 1
    return side if side > 0 else -1


def _port(card: Card, other: Card) -> float:
    """Return x where lines leave or reach the card: nearer to the side where the other card is."""
    lean = max(-1, min(1, other.column - card.column))
    return card.middle + lean * CARD_WIDTH / 5 + (card.step.n % 3 - 1) * TRACK


def _gutter_x(side: int) -> float:
    """Return x of the middle of the gutter right of a column; -1 is the room left of the first one."""
    x = LEFT + (side + 1) * (CARD_WIDTH + GUTTER) - GUTTER / 2
    return x if side >= 0 else LEFT - GUTTER / 2 + 1


def path_of(points: tuple[Point, ...]) -> str:
    """Return the points as the data of an SVG path with rounded corners."""
    kept = [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
    parts = [f"M{number(kept[0][0])} {number(kept[0][1])}"]
    for before, corner, after in zip(kept, kept[1:], kept[2:], strict=False):
        radius = min(BEND, _distance(before, corner) / 2, _distance(corner, after) / 2)
        x, y = _towards(corner, before, radius)
        end_x, end_y = _towards(corner, after, radius)
        parts.append(f"L{number(x)} {number(y)}")
        parts.append(f"Q{number(corner[0])} {number(corner[1])} {number(end_x)} {number(end_y)}")
    parts.append(f"L{number(kept[-1][0])} {number(kept[-1][1])}")
    return "".join(parts)


def _distance(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(corner: Point, other: Point, radius: float) -> Point:
    """Return the point so far from the corner on the (level or upright) way to the other point."""
    whole = _distance(corner, other) or 1.0
    return corner[0] + (other[0] - corner[0]) * radius / whole, corner[1] + (other[1] - corner[1]) * radius / whole
