"""What follows from some nodes being taken and others barred? Everything that needs, hours and groups force."""

from __future__ import annotations

from typing import NamedTuple

from pathfinder.planning.selection.worth import Worth
from pathfinder.planning.solver.masks import nodes_in


class Decided(NamedTuple):
    """Decisions carried to their end: both masks are complete under what is certain."""

    taken: int
    barred: int
    closed: int
    """Groups (a mask of their numbers) that no longer leave a choice: met, lost, or down to one member."""


def settle(worth: Worth, closed: int, taken: int, barred: int) -> Decided | None:
    """Carry decisions on until nothing more follows; None when they contradict each other or the hours."""
    frame = worth.frame
    while True:
        for node in nodes_in(taken):
            taken |= frame.below[node]
        left = worth.budget - worth.hours(taken)
        if left < 0:
            return None
        barred_before = barred
        barred = _out_of_reach(worth, taken, barred, left)
        if taken & barred:
            return None
        forced = _forced(worth, taken, barred)
        if forced & ~taken == 0 and barred == barred_before:
            break
        taken |= forced
    for number, members in enumerate(worth.gains.members):
        if members & taken or (members & ~barred).bit_count() <= 1:
            closed |= 1 << number
    return Decided(taken, barred, closed)


def _out_of_reach(worth: Worth, taken: int, barred: int, left: int) -> int:
    """Bar what needs a barred node, cannot find a member for a group, or adds more hours than are left."""
    frame = worth.frame
    for node in frame.order:
        if (taken | barred) >> node & 1:
            continue
        lost = frame.below[node] & barred or any(not frame.members[group] & ~barred for group in frame.groups_of[node])
        if lost or (worth.closure_hours[node] > left and worth.hours(frame.below[node] & ~taken) > left):
            barred |= frame.above[node]
    return barred


def _forced(worth: Worth, taken: int, barred: int) -> int:
    """Return the last members left to the groups that taken nodes wait for."""
    frame = worth.frame
    forced = taken
    for node in nodes_in(taken):
        for group in frame.groups_of[node]:
            members = frame.members[group]
            if not members & taken:
                last = members & ~barred
                if last & (last - 1) == 0:
                    forced |= last
    return forced
