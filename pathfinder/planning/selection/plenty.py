"""What if the budget holds everything? Then the least set that meets every demand is best, and cuts can prove it."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.planning.selection.frame import Frame, frame_of
from pathfinder.planning.selection.least import LeastSet, least_set
from pathfinder.planning.solver.instance import Instance
from pathfinder.planning.solver.masks import mask_of, nodes_in


def all_met(
    instance: Instance,
    frame: Frame,
    budget: int,
    must: int,
    *,
    id_rank: Sequence[int],
    known: frozenset[int],
    limit: int,
) -> LeastSet | None:
    """Return the set of fewest hours (then best ids) that meets every demand that can be met and holds `must`.

    None when it does not fit into `budget` (whole-number hours), as far as the search can tell.
    """
    plain, groups = must, set()
    for demand in instance.demands:
        open_ones = [requirement for requirement in demand.requirements if known.isdisjoint(requirement)]
        masks = {mask_of(requirement) & frame.learnable for requirement in open_ones}
        if 0 not in masks:
            groups |= masks
    plain |= mask_of(mask.bit_length() - 1 for mask in groups if mask.bit_count() == 1)
    if _closure_hours(frame, plain) > budget:
        return None
    # One more node, last in every tie, needs all of it: the least closure of that node is the set.
    top = len(instance.hours)
    wider = Instance(
        (*instance.hours, 1.0),
        (*instance.needs, tuple(nodes_in(plain))),
        (*instance.any_needs, tuple(tuple(nodes_in(mask)) for mask in sorted(groups) if mask.bit_count() > 1)),
        (),
    )
    wider_frame = frame_of(wider, id_rank=(*id_rank, max(id_rank, default=0) + 1), known=known)
    least = least_set(wider_frame, 1 << top, limit=limit)
    found = least._replace(mask=least.mask & ~(1 << top))
    return found if sum(frame.hours.each[node] for node in nodes_in(found.mask)) <= budget else None


def _closure_hours(frame: Frame, nodes: int) -> int:
    """Return the whole-number hours of `nodes` with all that they plainly need."""
    closure = 0
    for node in nodes_in(nodes):
        closure |= frame.below[node]
    return sum(frame.hours.each[node] for node in nodes_in(closure))
