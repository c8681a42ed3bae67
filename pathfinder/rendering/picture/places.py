"""Where does each card of the roadmap stand? Milestones are lanes from top to bottom, their steps cards in rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pathfinder.model.plan import Milestone, Step
from pathfinder.rendering.material import Material

COLUMNS = 4
MARGIN = 36.0
RAIL = 52.0
"""x of the rail that runs down the left side."""

LEFT = 92.0
"""x of the first card."""

CARD_WIDTH, CARD_HEIGHT = 224.0, 88.0
GUTTER = 32.0
"""Room between two columns, in which edges run down."""

ROW_GAP = 28.0
"""Room between two rows of one lane, in which edges run across."""

LANE_HEAD, NARROW_HEAD = 66.0, 104.0
"""Room above a lane's cards; in one column the head stands on three lines."""

LANE_GAP = 28.0
LANE_SIDE = 20.0
"""Room between the last card and the lane's right side."""

LANE_PAD = 26.0


def width_of(columns: int) -> float:
    """Return how wide a picture with so many columns of cards is."""
    return LEFT + columns * (CARD_WIDTH + GUTTER) - GUTTER + LANE_SIDE + MARGIN


WIDTH = width_of(COLUMNS)
"""Width of the whole picture."""


@dataclass(frozen=True, slots=True)
class Card:
    """A step's card: its row counted over all lanes, its column, and its upper left corner."""

    step: Step
    row: int
    column: int
    x: float
    y: float

    @property
    def middle(self) -> float:
        """Where the card's middle is, from the left."""
        return self.x + CARD_WIDTH / 2

    @property
    def bottom(self) -> float:
        """Where the card's lower side is, from the top."""
        return self.y + CARD_HEIGHT


@dataclass(frozen=True, slots=True)
class Lane:
    """A milestone's lane, from ``top`` to ``bottom``, with its cards."""

    milestone: Milestone
    top: float
    bottom: float
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The lanes from top to bottom, and where the last one ends."""

    lanes: tuple[Lane, ...]
    bottom: float
    columns: int = COLUMNS

    @property
    def width(self) -> float:
        """How wide the picture is with so many columns."""
        return width_of(self.columns)

    @property
    def cards(self) -> dict[str, Card]:
        """The cards by skill id, in the order of the plan."""
        return {card.step.skill: card for lane in self.lanes for card in lane.cards}


def placed(material: Material, top: float, columns: int = COLUMNS) -> Places:
    """Return where everything stands when the first lane starts at ``top``."""
    head = LANE_HEAD if columns > 1 else NARROW_HEAD
    lanes, row = [], 0
    for milestone in material.plan.milestones:
        steps = material.steps_of(milestone)
        cards = tuple(_cards(steps, row, top + head, columns))
        row = cards[-1].row + 1
        bottom = cards[-1].bottom + LANE_PAD
        lanes.append(Lane(milestone, top, bottom, cards))
        top = bottom + LANE_GAP
    return Places(tuple(lanes), top, columns)


def _cards(steps: list[Step], row: int, top: float, columns: int) -> Iterator[Card]:
    for place, step in enumerate(steps):
        down, column = divmod(place, columns)
        x = LEFT + column * (CARD_WIDTH + GUTTER)
        yield Card(step, row + down, column, x, top + down * (CARD_HEIGHT + ROW_GAP))
