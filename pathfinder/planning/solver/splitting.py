"""What is the best order of a block with too many ideals? Branch on what comes first, or last, and divide again.

A block cannot be divided, but without its first job (or its last) it mostly can, and the parts are then solved
apart from each other. The side with fewer candidates is branched on; bounds cut, and blocks met again are
remembered. The search gives up past a budget of divided jobs, and says what it has found and proved by then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pathfinder.planning.solver.bounds import hull_bound, spread_bound
from pathfinder.planning.solver.ideals import best_order
from pathfinder.planning.solver.jobs import Jobs, restricted
from pathfinder.planning.solver.sidney import Decomposer, Key, key_of

LEAF_IDEALS = 60
"""Blocks with so few ideals are solved directly."""
QUICK_SCALINGS = 12


class Split(NamedTuple):
    """An order of a block and its cost."""

    order: list[int]
    cost: int


class Searched(NamedTuple):
    """What a search came to: the best order below the cost it started from, if any, and a lower bound."""

    better: Split | None
    bound: int


class _OutOfBudgetError(Exception):
    """Ends a search; it never leaves this module."""


class Splitter:
    """Solves blocks by branching; remembers exact costs and lower bounds of all blocks met."""

    def __init__(self, decomposer: Decomposer) -> None:
        """Start with nothing remembered."""
        self.decomposer = decomposer
        self.budget = 0
        self.should_stop: Callable[[], bool] = lambda: False
        """Asked before every branch; a search that is stopped ends as if its budget were used up."""
        self._exact: dict[Key, Split] = {}
        self._lower: dict[Key, int] = {}

    def search(self, block: Jobs, upper: int, budget: int) -> Searched:
        """Look for an order that costs less than `upper`, dividing at most `budget` jobs."""
        self.budget = budget
        lower = self._lower_bound(block, key_of(block))
        if lower >= upper:
            return Searched(None, upper)
        better: Split | None = None
        open_bounds: list[int] = []
        try:
            branches = self._branches(block)
            open_bounds = [branch.bound for branch in branches]
            for number, branch in enumerate(branches):
                found = self._followed(branch, upper) if branch.bound < upper else None
                if found is not None:
                    better, upper = found, found.cost
                open_bounds[number] = upper
        except _OutOfBudgetError:
            return Searched(better, max(lower, min(open_bounds, default=lower)))
        return Searched(better, upper)

    def _best(self, block: Jobs, upper: int) -> Split | None:
        key = key_of(block)
        if key not in self._exact:
            if self._lower_bound(block, key) >= upper:
                return None
            leaf = best_order(block, LEAF_IDEALS)
            found = Split(leaf.order, leaf.cost) if leaf else self._branched(block, upper)
            if found is None:
                self._lower[key] = max(upper, self._lower[key])
                return None
            self._exact[key] = found
        found = self._exact[key]
        return found if found.cost < upper else None

    def _lower_bound(self, block: Jobs, key: Key) -> int:
        if key in self._exact:
            return self._exact[key].cost
        if key not in self._lower:
            self._lower[key] = max(hull_bound(block), spread_bound(block, QUICK_SCALINGS))
        return self._lower[key]

    def _branched(self, block: Jobs, upper: int) -> Split | None:
        """Return the best order below `upper`, None if there is none."""
        best: Split | None = None
        for branch in self._branches(block):
            found = self._followed(branch, upper) if branch.bound < upper else None
            if found is not None:
                best, upper = found, found.cost
        return best

    def _branches(self, block: Jobs) -> list[_Branch]:
        """Try each candidate for the first (or the last) place, the one with the lowest bound first."""
        needed = {need for needs in block.needs for need in needs}
        sources = [job for job, needs in enumerate(block.needs) if not needs]
        sinks = [job for job in range(len(block.hours)) if job not in needed]
        ahead = len(sources) <= len(sinks)
        branches = [self._branch(block, job, ahead=ahead) for job in (sources if ahead else sinks)]
        return sorted(branches, key=lambda branch: (branch.bound, branch.job))

    def _branch(self, block: Jobs, job: int, *, ahead: bool) -> _Branch:
        """Put one job at its end of the block, and divide the rest."""
        self.budget -= len(block.hours)
        if self.budget < 0 or self.should_stop():
            raise _OutOfBudgetError
        rest = [other for other in range(len(block.hours)) if other != job]
        part = restricted(block, rest)
        fixed = block.hours[job] * sum(block.weights) if ahead else block.weights[job] * sum(block.hours)
        clock = 0
        groups: list[list[int]] = []
        pieces: list[Jobs] = []
        estimates: list[int] = []
        bound = fixed
        for group in self.decomposer.blocks_of(part):
            piece = restricted(part, group)
            single = piece.weights[0] * piece.hours[0]
            estimates.append(single if len(group) == 1 else self._lower_bound(piece, key_of(piece)))
            bound += clock * sum(piece.weights) + estimates[-1]
            clock += sum(piece.hours)
            groups.append([rest[place] for place in group])
            pieces.append(piece)
        return _Branch(job, ahead, bound, groups, pieces, estimates)

    def _followed(self, branch: _Branch, upper: int) -> Split | None:
        """Solve the parts of a branch one by one, as long as together they may stay below `upper`."""
        total = branch.bound
        order: list[int] = []
        for group, piece, estimate in zip(branch.groups, branch.pieces, branch.estimates, strict=True):
            if len(group) == 1:
                order += group
                continue
            found = self._best(piece, upper - total + estimate)
            if found is None:
                return None
            total += found.cost - estimate
            order += [group[place] for place in found.order]
        return Split([branch.job, *order] if branch.ahead else [*order, branch.job], total)


class _Branch(NamedTuple):
    """One job in the first or last place, a lower bound for that, and the blocks of the rest."""

    job: int
    ahead: bool
    bound: int
    groups: list[list[int]]
    pieces: list[Jobs]
    estimates: list[int]
