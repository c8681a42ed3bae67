"""What is left once every slot has its pick? The jobs that the picks lead to, or nothing when they go in a circle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pathfinder.planning.solver.jobs import Jobs, closures_of
from pathfinder.planning.solver.reduction import Reduced, Slot, Wish

Picks = Mapping[Slot, int]


class Fixed(NamedTuple):
    """Jobs without choices; `nodes[job]` is the node that a job learns, or -1 for a demand without hours."""

    jobs: Jobs
    nodes: list[int]


def fixed(problem: Reduced, picks: Picks) -> Fixed | None:
    """Make the choices of `picks`; None when they make a node need itself."""
    waits = [_waits_of(wish, picks) for wish in problem.wishes]
    wanted = _wanted(problem, picks, sorted({node for nodes in waits for node in nodes}))
    if wanted is None:
        return None
    nodes = sorted(wanted)
    place = {node: job for job, node in enumerate(nodes)}
    weights = [0] * len(nodes)
    needs = [[place[need] for need in wanted[node]] for node in nodes]
    bundles: dict[tuple[int, ...], int] = {}
    closures = closures_of(Jobs(weights, weights, needs)) if any(len(wait) > 1 for wait in waits) else []
    for wish, wait in zip(problem.wishes, waits, strict=True):
        jobs = _last_of([place[node] for node in wait], closures)
        if len(jobs) == 1:
            weights[jobs[0]] += wish.weight
        else:
            bundles[jobs] = bundles.get(jobs, 0) + wish.weight
    hours = [problem.hours[node] for node in nodes] + [0] * len(bundles)
    all_needs = [*needs, *map(list, bundles)]
    return Fixed(Jobs(hours, [*weights, *bundles.values()], all_needs), nodes + [-1] * len(bundles))


def _waits_of(wish: Wish, picks: Picks) -> Sequence[int]:
    """Return the nodes that a wish waits for, sorted."""
    if not wish.slots:
        return wish.nodes
    if len(wish.slots) == 1 and not wish.nodes:
        return (picks[wish.slots[0]],)
    return sorted({*wish.nodes, *[picks[slot] for slot in wish.slots]})


def _needs_of(problem: Reduced, picks: Picks, node: int) -> Sequence[int]:
    """Return what a node needs under the picks, sorted."""
    slots = problem.any_needs[node]
    return sorted({*problem.needs[node], *[picks[slot] for slot in slots]}) if slots else problem.needs[node]


def _wanted(problem: Reduced, picks: Picks, targets: Sequence[int]) -> dict[int, Sequence[int]] | None:
    """Map every node that the targets lead to onto its needs under the picks; None when there is a circle."""
    wanted: dict[int, Sequence[int]] = {}
    finished: set[int] = set()
    trail = list(targets)
    while trail:
        node = trail[-1]
        if node in wanted:
            trail.pop()
            finished.add(node)
            continue
        needs = _needs_of(problem, picks, node)
        wanted[node] = needs
        for need in needs:
            if need not in wanted:
                trail.append(need)
            elif need not in finished:
                return None
    return wanted


def _last_of(jobs: Sequence[int], closures: list[list[int]]) -> tuple[int, ...]:
    """Drop jobs that another job of the list needs."""
    if len(jobs) == 1:
        return (jobs[0],)
    return tuple(job for job in jobs if not any(other != job and job in closures[other] for other in jobs))
