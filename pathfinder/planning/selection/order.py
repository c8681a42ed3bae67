"""Can these nodes be learned, and in which order? Needs first, and no choice may lead round in a circle."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from pathfinder.planning.solver.instance import Instance

NOTHING: frozenset[int] = frozenset()


def learnable_order(
    instance: Instance,
    nodes: Iterable[int],
    *,
    known: frozenset[int] = NOTHING,
    id_rank: Sequence[int] | None = None,
) -> tuple[int, ...]:
    """Return those of `nodes` that can be learned from `known` with nothing else, in an order that obeys every need.

    Of the nodes that could come next the one of least `id_rank` comes first (without ranks: the least number).
    """
    rank = range(len(instance.hours)) if id_rank is None else id_rank
    waiting: dict[int, int] = {}
    opens: dict[int, list[tuple[int, int]]] = {}
    for node in sorted(set(nodes) - known):
        conditions = _open_conditions(instance, node, known)
        waiting[node] = len(conditions)
        for number, condition in enumerate(conditions):
            for member in condition:
                opens.setdefault(member, []).append((node, number))
    return _learn(waiting, opens, rank)


def _open_conditions(instance: Instance, node: int, known: frozenset[int]) -> list[tuple[int, ...]]:
    """List what `node` still waits for, each condition as the nodes any of which would meet it."""
    conditions = [(need,) for need in instance.needs[node] if need not in known]
    return conditions + [group for group in instance.any_needs[node] if known.isdisjoint(group)]


def _learn(waiting: dict[int, int], opens: dict[int, list[tuple[int, int]]], rank: Sequence[int]) -> tuple[int, ...]:
    """Learn nodes as soon as they wait for nothing; each condition counts once, however many members are learned."""
    ready = [(rank[node], node) for node, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    order: list[int] = []
    met: set[tuple[int, int]] = set()
    while ready:
        _, node = heapq.heappop(ready)
        order.append(node)
        for condition in opens.get(node, ()):
            if condition not in met:
                met.add(condition)
                waiting[condition[0]] -= 1
                if waiting[condition[0]] == 0:
                    heapq.heappush(ready, (rank[condition[0]], condition[0]))
    return tuple(order)


def feasible_order(
    instance: Instance,
    nodes: Iterable[int],
    *,
    known: frozenset[int] = NOTHING,
    id_rank: Sequence[int] | None = None,
) -> tuple[int, ...] | None:
    """Return an order of all of `nodes` that obeys every need, or None when there is none."""
    wanted = set(nodes) - known
    order = learnable_order(instance, wanted, known=known, id_rank=id_rank)
    return order if len(order) == len(wanted) else None


def learnable(instance: Instance, nodes: Iterable[int], *, known: frozenset[int] = NOTHING) -> bool:
    """Say whether `nodes` are closed and can be learned one after another, starting from `known`."""
    return feasible_order(instance, nodes, known=known) is not None
