"""Which places in a plan does the demand really tell apart, and which steps cannot be put off?

Two neighbours are tied when the swap's change of cost lies within its 95 % noise: with w the weight that a step
meets and p its hours, the change is w_a p_b - w_b p_a, and each w is as unsure, relatively, as its share. A step
is steady when learning it only after the plan's end, with all that leans on it, would cost more than half a percent.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING

from pathfinder.model.shares import Z95

if TYPE_CHECKING:
    from pathfinder.model.plan import Step
    from pathfinder.planning.numbering import Ground
    from pathfinder.planning.steps import Walk

NEARLY_AS_GOOD = 0.005
"""Orders that cost at most this part more are nearly as good: half a percent."""


def marked(ground: Ground, walk: Walk, steps: Sequence[Step], cost: float) -> tuple[Step, ...]:
    """Return the steps of a plan with their ties, and, where the order goes on beyond them, the steady ones."""
    order, meets = walk.order[: len(steps)], walk.meets[: len(steps)]
    tied = tied_with_the_one_before(ground, order, meets)
    is_cut = len(steps) < len(walk.order)
    steady = steady_steps(ground, order, meets, cost) if is_cut else [False] * len(steps)
    return tuple(step._replace(tied=t, steady=s) for step, t, s in zip(steps, tied, steady, strict=True))


def tied_with_the_one_before(ground: Ground, order: Sequence[str], meets: Sequence[float]) -> list[bool]:
    """Return for every step whether it may as well stand before its predecessor, as far as the listings tell.

    A step that nobody asks for stands where what leans on it needs it, and is tied with nothing.
    """
    return [place > 0 and _tied(ground, order, meets, place) for place in range(len(order))]


def _tied(ground: Ground, order: Sequence[str], meets: Sequence[float], place: int) -> bool:
    first, second = order[place - 1], order[place]
    if not meets[place - 1] or not meets[place] or first in ground.curriculum.skills[second].named_ids:
        return False
    change = meets[place - 1] * ground.hours[second] - meets[place] * ground.hours[first]
    noise = hypot(
        meets[place - 1] * _unsure(ground, first) * ground.hours[second],
        meets[place] * _unsure(ground, second) * ground.hours[first],
    )
    return abs(change) <= Z95 * noise


def _unsure(ground: Ground, skill: str) -> float:
    """Return the standard error of a share relative to the share."""
    share = ground.demand.shares.get(skill)
    return (share.high - share.low) / (2 * Z95 * share.value) if share and share.value > 0 else 0.0


def steady_steps(ground: Ground, order: Sequence[str], meets: Sequence[float], cost: float) -> list[bool]:
    """Return for every step of a plan (not of what lies beyond its cut) whether it is steady.

    ``order`` are the plan's own steps, ``cost`` is that of the whole order.
    """
    hours = [ground.hours[skill] for skill in order]
    place_of = {skill: place for place, skill in enumerate(order)}
    leaning: list[list[int]] = [[] for _ in order]
    for later, skill in enumerate(order):
        for needed in dict.fromkeys(ground.curriculum.skills[skill].named_ids):
            if place_of.get(needed, later) < later:
                leaning[place_of[needed]].append(later)
    return [_delay_cost(hours, meets, leaning, place) > NEARLY_AS_GOOD * cost for place in range(len(order))]


def _delay_cost(hours: Sequence[float], meets: Sequence[float], leaning: Sequence[Sequence[int]], place: int) -> float:
    """Return what it costs to learn a step, and the steps that lean on it, only after all others of the plan.

    ``leaning`` are the later steps that lean directly on each. Steps are looked at in their order, so whatever
    is to be delayed is known when its turn comes.
    """
    delayed = set(leaning[place])
    delayed_hours, waiting, change = hours[place], meets[place], 0.0
    for later in range(place + 1, len(hours)):
        if later in delayed:
            delayed.update(leaning[later])
            delayed_hours += hours[later]
            waiting += meets[later]
        else:
            change += waiting * hours[later] - meets[later] * delayed_hours
    return change
