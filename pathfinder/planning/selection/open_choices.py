"""Which choice does a set of nodes still leave open? A group without a member, or a circle that needs a way in."""

from __future__ import annotations

from pathfinder.planning.selection.frame import Frame
from pathfinder.planning.solver.masks import nodes_in


def open_choice(frame: Frame, taken: int, barred: int = 0) -> tuple[int, ...] | None:
    """Return nodes of which every closed, learnable set over `taken` and without `barred` holds one.

    None: `taken`, which holds all that it plainly needs, is such a set. Empty: there is no such set. Of several open
    groups the one with the fewest members left is returned, the first of equals.
    """
    best: int | None = None
    for group in sorted({group for node in nodes_in(taken) for group in frame.groups_of[node]}):
        members = frame.members[group]
        if not members & taken:
            left = members & ~barred
            if best is None or left.bit_count() < best.bit_count():
                best = left
    if best is None:
        circle = taken & ~learned_part(frame, taken)
        if not circle:
            return None
        best = _ways_in(frame, taken, circle) & ~barred
    return tuple(nodes_in(best))


def learned_part(frame: Frame, nodes: int) -> int:
    """Return those of `nodes` (a mask) that can be learned with nothing else."""
    learned = 0
    waiting = [node for node in frame.order if nodes >> node & 1] if nodes.bit_count() > 1 else list(nodes_in(nodes))
    while waiting:
        later = []
        for node in waiting:
            if all(learned >> need & 1 for need in frame.needs[node]) and all(
                frame.members[group] & learned for group in frame.groups_of[node]
            ):
                learned |= 1 << node
            else:
                later.append(node)
        if len(later) == len(waiting):
            break
        waiting = later
    return learned


def _ways_in(frame: Frame, taken: int, circle: int) -> int:
    """Return the nodes outside that could break a circle of choices.

    Whichever node of the circle is learned first plainly needs none of it and gets, for each group that only the
    circle meets, a member from outside.
    """
    ways = 0
    for node in nodes_in(circle):
        if not any(circle >> need & 1 for need in frame.needs[node]):
            for group in frame.groups_of[node]:
                if not frame.members[group] & taken & ~circle:
                    ways |= frame.members[group] & ~taken
    return ways
