"""What does a preference decide? Groups that hold a preferred node, and who of two comes first, where this can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pathfinder.planning.selection.order import NOTHING, learnable_order
from pathfinder.planning.solver.instance import Instance


def with_preferred(
    instance: Instance, prefer: frozenset[int], *, id_rank: Sequence[int], known: frozenset[int] = NOTHING
) -> Instance:
    """Return `instance` with each `any` group narrowed to its preferred members, where this is possible.

    Groups are narrowed one after another, by their node's id; a group that `known` meets stays as it is, and so does
    one whose node could then no longer be learned at all (the preferred member needs the node itself, say).
    """
    if not prefer:
        return instance
    reach = len(learnable_order(instance, range(len(instance.hours)), known=known))
    groups = list(instance.any_needs)
    for node in sorted(range(len(groups)), key=lambda node: (id_rank[node], node)):
        for place, group in enumerate(groups[node]):
            preferred = tuple(member for member in group if member in prefer)
            if not preferred or len(preferred) == len(group) or not known.isdisjoint(group):
                continue
            before = groups[node]
            groups[node] = (*before[:place], preferred, *before[place + 1 :])
            narrowed = instance._replace(any_needs=tuple(groups))
            if len(learnable_order(narrowed, range(len(groups)), known=known)) < reach:
                groups[node] = before
    return instance._replace(any_needs=tuple(groups))


def with_earlier(instance: Instance, pairs: Iterable[tuple[int, int]]) -> Instance:
    """Return `instance` with, for each pair, the first node needed by the second, where both can still be learned.

    A pair is passed over where it would run in a circle, or where a choice would have to.
    """
    reach = len(learnable_order(instance, range(len(instance.hours))))
    for earlier, later in pairs:
        needs = list(instance.needs)
        needs[later] = tuple(sorted({*needs[later], earlier}))
        ordered = instance._replace(needs=tuple(needs))
        if len(learnable_order(ordered, range(len(needs)))) == reach:
            instance = ordered
    return instance
