"""Into which blocks does a best order fall? Sidney's decomposition, by dividing at the average density.

A set of jobs U has the density weight(U) / hours(U). If no closed part of U is denser than U, U is a block;
else the part that gains most over U's average comes first, and both sides are divided again. Some optimal
order learns block after block (Sidney 1975). Blocks of equal density are cut as fine as the flow allows.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from pathfinder.planning.solver.flow import ClosureFlow
from pathfinder.planning.solver.jobs import Jobs, restricted


def blocks_of(jobs: Jobs) -> list[list[int]]:
    """Return the blocks in the order in which to learn them, each as its sorted jobs."""
    blocks: list[list[int]] = []
    waiting = [list(range(len(jobs.hours)))] if jobs.hours else []
    while waiting:
        group = waiting.pop()
        if len(group) == 1:
            blocks.append(group)
            continue
        flow, part = _levelled(jobs, group)
        dense = set(flow.earning())
        if dense:
            waiting.append([job for place, job in enumerate(group) if place not in dense])
            waiting.append([group[place] for place in sorted(dense)])
        else:
            blocks += [[group[place] for place in piece] for piece in _even_pieces(flow, part.needs)]
    return blocks


def _levelled(jobs: Jobs, group: list[int]) -> tuple[ClosureFlow, Jobs]:
    """Let what is denser than the group's average pay for what it needs."""
    part = restricted(jobs, group)
    weight, hours = sum(part.weights), sum(part.hours)
    values = [w * hours - weight * p for w, p in zip(part.weights, part.hours, strict=True)]
    return ClosureFlow(values, part.needs), part


def _even_pieces(flow: ClosureFlow, needs: Sequence[Sequence[int]]) -> list[list[int]]:
    """Cut an even group where nothing was paid across: its finest blocks, all of one density, in order.

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
    return _in_order(_strong_pieces(follows), follows)


def _in_order(pieces: list[list[int]], follows: list[list[int]]) -> list[list[int]]:
    """Sort pieces so that each comes after what it follows; among those free, the smallest number goes first."""
    piece_of = {node: number for number, piece in enumerate(pieces) for node in piece}
    before = [
        {piece_of[other] for node in piece for other in follows[node]} - {number} for number, piece in enumerate(pieces)
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
