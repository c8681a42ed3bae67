"""How is one step drawn? A card with its number, name, hours, share with interval, and what it comes after."""

from __future__ import annotations

from pathfinder.model.shares import Share
from pathfinder.rendering.material import Material
from pathfinder.rendering.numbers import hours, interval, percent
from pathfinder.rendering.picture.palette import HUES
from pathfinder.rendering.picture.places import CARD_HEIGHT, CARD_WIDTH, Card
from pathfinder.rendering.picture.strokes import box, group, said, tag, text, texts
from pathfinder.rendering.picture.widths import broken, clipped, width

PAD = 12.0
NAME_SIZE, SMALL = 14.0, 11.0
BAR_WIDTH, BAR_HEIGHT = 92.0, 6.0
_LINE = 16.0
WIDEST_FONT = 1.25
"""A common font (DejaVu Sans, Verdana) is up to so many times as wide as the one measured by."""


def hue_of(card: Card) -> str:
    """Return the hue of the card's milestone."""
    return f"hue{(card.step.milestone - 1) % HUES}"


def card_drawn(material: Material, card: Card) -> str:
    """Return a step's card; its first element is its title for pointers and screen readers."""
    hue, first = hue_of(card), card.step.n == 1
    parts = [
        tag("title", said(spoken(material, card))),
        box(card.x, card.y, CARD_WIDTH, CARD_HEIGHT, "nowcard s-now" if first else "card s-line", 9),
        box(card.x, card.y + 12, 3.5, CARD_HEIGHT - 24, "now" if first else hue, 1.7),
        *_name(card, "now" if first else hue),
        *_demand(card.step.share, card.x + PAD, card.y + 55, hue),
        *_after(material, card, first=first),
    ]
    return group((f"{part} " for part in parts), kind="step", data_step=card.step.skill)


def spoken(material: Material, card: Card) -> str:
    """Return the card in words."""
    step = card.step
    share = f"in {percent(step.share.value)} of listings ({interval(step.share)})" if step.share else "not measured"
    needs = ", ".join(material.name_of(skill) for skill in step.requires)
    return f"{step.n}. {step.name}: {hours(step.hours)}, {share}" + (f"; needs {needs}" if needs else "")


def _name(card: Card, hue: str) -> list[str]:
    step = card.step
    number, spent = str(step.n), hours(step.hours)
    left = card.x + PAD + width(number, SMALL, bold=True) + 7
    right = card.x + CARD_WIDTH - PAD
    end = right - width(spent, SMALL + 1) - 8
    rooms = end - left, right - left
    lines = broken(step.name, rooms, NAME_SIZE, bold=True)
    named = [
        text(left, card.y + 22 + place * _LINE, line, NAME_SIZE, "ink b", _length(line, room))
        for place, (line, room) in enumerate(zip(lines, rooms, strict=False))
    ]
    return [
        text(card.x + PAD, card.y + 22, number, SMALL, f"{hue} b"),
        *named,
        text(right, card.y + 22, spent, SMALL + 1, "quiet end"),
    ]


def _length(name: str, room: float) -> float | None:
    """Return how long the name has to be where a wide font would run it into its neighbour; else None."""
    needed = width(name, NAME_SIZE, bold=True)
    return min(needed, room) if needed * WIDEST_FONT > room else None


def _demand(share: Share | None, x: float, y: float, hue: str) -> list[str]:
    """Return a share as a bar: full up to the interval's low end, pale up to its high end, with its numbers."""
    if share is None:
        return [text(x, y + 4, "demand not measured", SMALL, "quiet")]
    top = y - BAR_HEIGHT / 2
    low, high = BAR_WIDTH * share.low, BAR_WIDTH * share.high
    numbers = ((percent(share.value), SMALL + 1, "ink b"), (interval(share), SMALL, "quiet"))
    return [
        box(x, top, BAR_WIDTH, BAR_HEIGHT, "track", BAR_HEIGHT / 2),
        box(x, top, max(high, BAR_HEIGHT / 2), BAR_HEIGHT, hue.replace("hue", "soft"), BAR_HEIGHT / 2),
        box(x, top, low, BAR_HEIGHT, hue, BAR_HEIGHT / 2),
        texts(x + BAR_WIDTH + 8, y + 4, *numbers, gap=3),
    ]


def _after(material: Material, card: Card, *, first: bool) -> list[str]:
    """Return what the step comes after: its prerequisites among the steps, or those that are known."""
    steps = material.steps_by_skill
    needed = [material.name_of(skill) for skill in card.step.requires if skill in steps]
    known = [material.name_of(skill) for skill in card.step.requires if skill not in steps]
    if first:
        told = "start here"
    elif needed:
        told = f"after {', '.join(needed)}"
    else:
        told = f"you have {', '.join(known)}" if known else "needs nothing before it"
    room = CARD_WIDTH - 2 * PAD
    kind = "now b" if first else "quiet"
    return [text(card.x + PAD, card.y + CARD_HEIGHT - 11, clipped(told, room, SMALL, bold=first), SMALL, kind)]
