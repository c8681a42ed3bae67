"""Which is the shortest way along prerequisites? Shown to people, who read a chain where a graph says nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable


def shortest_way(start: str, end: str, after: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return the ids on the shortest way, both ends included; () where there is none.

    ``after`` gives what can be reached in one step. Of ways of equal length the first in order of ids is taken; a way
    from an id to itself goes round.
    """
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        current = waiting.popleft()
        for following in sorted(after(current)):
            if following == end:
                return (*_from(start, current, came_from), end)
            if following not in came_from:
                came_from[following] = current
                waiting.append(following)
    return ()


def _from(start: str, end: str, came_from: dict[str, str]) -> tuple[str, ...]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
