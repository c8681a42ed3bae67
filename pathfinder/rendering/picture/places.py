"""Where does each card of the roadmap stand? Milestones are lanes from top to bottom, their steps cards in rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pathfinder.model.plan import Milestone, Step
from pathfinder.rendering.material import Material

COLUMNS = 4
WIDTH = 1136.0
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

LANE_HEAD = 66.0
LANE_GAP = 28.0
LANE_PAD = 26.0


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

    @property
    def cards(self) -> dict[str, Card]:
        """The cards by skill id, in the order of the plan."""
        return {card.step.skill: card for lane in self.lanes for card in lane.cards}


def placed(material: Material, top: float) -> Places:
    """Return where everything stands when the first lane starts at ``top``."""
    lanes, row = [], 0
    for milestone in material.plan.milestones:
        steps = material.steps_of(milestone)
        cards = tuple(_cards(steps, row, top + LANE_HEAD))
        row = cards[-1].row + 1
        bottom = cards[-1].bottom + LANE_PAD
        lanes.append(Lane(milestone, top, bottom, cards))
        top = bottom + LANE_GAP
    return Places(tuple(lanes), top)


def _cards(steps: list[Step], row: int, top: float) -> Iterator[Card]:
    for place, step in enumerate(steps):
        down, column = divmod(place, COLUMNS)
        x = LEFT + column * (CARD_WIDTH + GUTTER)
        yield Card(step, row + down, column, x, top + down * (CARD_HEIGHT + ROW_GAP))
