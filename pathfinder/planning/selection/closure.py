"""Which is the least that must be learned to hold some goals? The closed, learnable set of fewest hours.

With `any` groups this is NP-hard (it holds set cover). The search decides one open group at a time, cheapest member
first, below bounds from landmark cuts; what several closures of equal hours leave open goes to the demand they meet.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from pathfinder.planning.selection.budget import best_within
from pathfinder.planning.selection.frame import frame_of
from pathfinder.planning.selection.least import SEARCH_LIMIT, least_set
from pathfinder.planning.selection.order import NOTHING
from pathfinder.planning.selection.preference import with_preferred
from pathfinder.planning.solver.instance import Instance
from pathfinder.planning.solver.masks import mask_of, nodes_in


class Unlearnable(ValueError):  # noqa: N818  it says what the goals are
    """Some goals cannot be learned at all; `goals` lists them."""

    def __init__(self, goals: tuple[int, ...]) -> None:
        super().__init__(f"no order of nodes reaches {goals}")
        self.goals = goals


class Closure(NamedTuple):
    """A set that holds the goals and all that they need; `proved` when no other is better."""

    nodes: tuple[int, ...]
    """Sorted by number; known nodes are not among them."""
    hours: float
    proved: bool


def least_closure(
    instance: Instance,
    goals: Iterable[int],
    *,
    prefer: frozenset[int] = NOTHING,
    id_rank: Sequence[int],
    known: frozenset[int] = NOTHING,
    limit: int = SEARCH_LIMIT,
) -> Closure:
    """Return the set of least total hours that holds `goals`, has all that its nodes need, and can be learned.

    Ties go to the set that meets more demand weight, then to the least sorted tuple of ids (`id_rank`, one place for
    each node). `prefer`: see `with_preferred`. `limit` caps the nodes of each search, never its time.
    Raises `Unlearnable` when there is no such set.
    """
    wanted = frozenset(goals) - known
    preferred = with_preferred(instance, prefer, id_rank=id_rank, known=known)
    frame = frame_of(preferred, id_rank=id_rank, known=known)
    beyond = tuple(goal for goal in sorted(wanted) if not frame.learnable >> goal & 1)
    if beyond:
        raise Unlearnable(beyond)
    least = least_set(frame, mask_of(wanted), limit=limit)
    nodes = tuple(nodes_in(least.mask))
    hours = math.fsum(instance.hours[node] for node in nodes)
    if not least.possible & ~least.mask:
        return Closure(nodes, hours, least.proved)
    rivals = only_nodes(preferred, frozenset(nodes_in(least.possible)))
    exact = Fraction(-(-least.cost >> frame.tie_bits), frame.hours.per_hour)
    tied = best_within(rivals, exact, must=wanted, id_rank=id_rank, known=known, limit=limit)
    if tied is None:
        return Closure(nodes, hours, proved=False)
    return Closure(tied.nodes, tied.hours, least.proved and tied.proved)


def only_nodes(instance: Instance, allowed: frozenset[int]) -> Instance:
    """Return `instance` with every other node made unlearnable (an empty group can never be met)."""
    groups = tuple(own if node in allowed else ((),) for node, own in enumerate(instance.any_needs))
    return instance._replace(any_needs=groups)
