"""Into which blocks does a best order fall? Sidney's decomposition, by dividing at the average density.

A set of jobs U has the density weight(U) / hours(U). If no closed part of U is denser than U, U is a block;
else the part that gains most over U's average comes first, and both sides are divided again. Some optimal
order learns block after block (Sidney 1975). Blocks of equal density are cut as fine as the flow allows, and
parts that nothing connects are divided apart from each other: their blocks are only merged by density.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from pathfinder.planning.solver.flow import ClosureFlow
from pathfinder.planning.solver.jobs import Jobs, restricted

REMEMBERED = 60
"""Connected parts of at most so many jobs are remembered; instances that differ in one choice share most."""

Key = tuple[tuple[int, ...], ...]


class Decomposer:
    """Cuts jobs into blocks, and remembers how small connected parts were cut."""

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._known: dict[Key, list[list[int]]] = {}

    def blocks_of(self, jobs: Jobs) -> list[list[int]]:
        """Return the blocks in the order in which to learn them, each as its sorted jobs."""
        blocks: list[list[int]] = []
        waiting = [list(range(len(jobs.hours)))]
        while waiting:
            for part in _connected(jobs.needs, waiting.pop()):
                if len(part) == 1:
                    blocks.append(part)
                elif len(part) <= REMEMBERED:
                    blocks += _renamed(self._small(restricted(jobs, part)), part)
                else:
                    sides, done = _divided(restricted(jobs, part))
                    waiting += _renamed(sides, part)
                    blocks += _renamed(done, part)
        return _by_density(jobs, blocks)

    def _small(self, part: Jobs) -> list[list[int]]:
        """Return the blocks of a connected part, in no particular order."""
        key = key_of(part)
        if key not in self._known:
            sides, blocks = _divided(part)
            for side in sides:
                for piece in _connected(part.needs, side):
                    cut = [[0]] if len(piece) == 1 else self._small(restricted(part, piece))
                    blocks += _renamed(cut, piece)
            self._known[key] = blocks
        return self._known[key]


def key_of(part: Jobs) -> Key:
    """Return what tells one instance from another, job numbers apart."""
    return (tuple(part.hours), tuple(part.weights), *map(tuple, part.needs))


def _renamed(groups: Iterable[list[int]], names: Sequence[int]) -> list[list[int]]:
    return [[names[place] for place in group] for group in groups]


def _connected(needs: Sequence[Sequence[int]], group: list[int]) -> list[list[int]]:
    """Split a group into the parts that needs connect, each sorted as the group is."""
    parent = {job: job for job in group}
    for job in group:
        for need in needs[job]:
            if need in parent:
                a, b = job, need
                while parent[a] != a:
                    parent[a] = a = parent[parent[a]]
                while parent[b] != b:
                    parent[b] = b = parent[parent[b]]
                parent[a] = b
    parts: dict[int, list[int]] = {}
    for job in group:
        root = job
        while parent[root] != root:
            root = parent[root]
        parts.setdefault(root, []).append(job)
    return list(parts.values())


def _divided(part: Jobs) -> tuple[list[list[int]], list[list[int]]]:
    """Let what is denser than the average pay for what it needs: two sides to divide further, or else blocks."""
    weight, hours = sum(part.weights), sum(part.hours)
    values = [w * hours - weight * p for w, p in zip(part.weights, part.hours, strict=True)]
    flow = ClosureFlow(values, part.needs)
    dense = flow.earning()
    if not dense:
        return [], _even_pieces(flow, part.needs)
    taken = set(dense)
    return [dense, [job for job in range(len(values)) if job not in taken]], []


def _by_density(jobs: Jobs, blocks: list[list[int]]) -> list[list[int]]:
    """Sort blocks by density, those of equal density by needs and then by number."""
    ranks = _ranks(jobs, blocks)
    order = sorted(range(len(blocks)), key=lambda number: (ranks[number], blocks[number][0]))
    result: list[list[int]] = []
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and ranks[order[end]] == ranks[order[start]]:
            end += 1
        run = [blocks[number] for number in order[start:end]]
        result += run if len(run) == 1 else _in_order(run, jobs.needs)
        start = end
    return result


def _ranks(jobs: Jobs, blocks: list[list[int]]) -> list[tuple[int, int]]:
    """Rank each block by density, exactly: the shift tells any two densities of these jobs apart.

    A block without hours comes as early as it may; one without weight either, right after what it needs.
    """
    shift = 2 * sum(jobs.hours).bit_length() + 1
    ranks: list[tuple[int, int]] = []
    empty: list[int] = []
    for number, block in enumerate(blocks):
        weight = sum([jobs.weights[job] for job in block])
        hours = sum([jobs.hours[job] for job in block])
        ranks.append((1, -((weight << shift) // hours)) if hours else (0, 0))
        if not weight and not hours:
            empty.append(number)
    if empty:
        _rank_after_needs(jobs, blocks, ranks, empty)
    return ranks


def _rank_after_needs(jobs: Jobs, blocks: list[list[int]], ranks: list[tuple[int, int]], empty: list[int]) -> None:
    """Give blocks that neither take nor earn anything the rank of the last thing they need."""
    block_of = {job: number for number, block in enumerate(blocks) for job in block}
    changed = True
    while changed:
        changed = False
        for number in empty:
            needed = [ranks[block_of[need]] for job in blocks[number] for need in jobs.needs[job]]
            latest = max(needed, default=ranks[number])
            if latest > ranks[number]:
                ranks[number] = latest
                changed = True


def _even_pieces(flow: ClosureFlow, needs: Sequence[Sequence[int]]) -> list[list[int]]:
    """Cut an even group where nothing was paid across: its finest blocks, all of one density.

    Every closed part of average density is closed under "needs" and under "was paid by", so the strongly
    connected pieces of that relation cannot be cut, and any order that respects it is a decomposition.
    """
    follows: list[list[int]] = [list(wanted) for wanted in needs]
    arc = 0
    for node, wanted in enumerate(needs):
        for need in wanted:
            if flow.flow[arc]:
                follows[need].append(node)
            arc += 1
    return _strong_pieces(follows)


def _in_order(pieces: list[list[int]], follows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Sort pieces so that each comes after what it follows; among those free, the smallest number goes first."""
    piece_of = {node: number for number, piece in enumerate(pieces) for node in piece}
    before = [
        {piece_of[other] for node in piece for other in follows[node] if other in piece_of} - {number}
        for number, piece in enumerate(pieces)
    ]
    after: list[list[int]] = [[] for _ in pieces]
    for number, earlier in enumerate(before):
        for other in sorted(earlier):
            after[other].append(number)
    left = [len(earlier) for earlier in before]
    free = [(pieces[number][0], number) for number, count in enumerate(left) if not count]
    heapq.heapify(free)
    ordered = []
    while free:
        number = heapq.heappop(free)[1]
        ordered.append(pieces[number])
        for other in after[number]:
            left[other] -= 1
            if not left[other]:
                heapq.heappush(free, (pieces[other][0], other))
    return ordered


def _strong_pieces(follows: list[list[int]]) -> list[list[int]]:
    """Return the strongly connected pieces, each sorted (Tarjan 1972, without recursion)."""
    unseen = len(follows)
    index = [-1] * unseen
    height = [0] * unseen
    low = [0] * unseen
    stack: list[int] = []
    pieces: list[list[int]] = []
    count = 0
    for root in range(unseen):
        trail = [(root, 0)] if index[root] < 0 else []
        while trail:
            node, place = trail.pop()
            if not place:
                index[node] = low[node] = count
                count += 1
                height[node] = len(stack)
                stack.append(node)
            elif low[follows[node][place - 1]] < low[node]:
                low[node] = low[follows[node][place - 1]]
            while place < len(follows[node]) and index[follows[node][place]] >= 0:
                low[node] = min(low[node], low[follows[node][place]])
                place += 1
            if place < len(follows[node]):
                trail.append((node, place + 1))
                trail.append((follows[node][place], 0))
            elif low[node] == index[node]:
                cut = height[node]
                pieces.append(sorted(stack[cut:]))
                for done in stack[cut:]:
                    low[done] = unseen
                del stack[cut:]
    return pieces
