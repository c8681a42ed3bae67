"""Which set is worth most within the hours, in whole numbers? Branch and bound over single nodes, taken or barred."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pathfinder.planning.selection.cheapest import cheap_ways
from pathfinder.planning.selection.decisions import Decided, settle
from pathfinder.planning.selection.frame import Frame
from pathfinder.planning.selection.greedy import Filler
from pathfinder.planning.selection.least import least_set
from pathfinder.planning.selection.multipliers import Relaxation, tuned
from pathfinder.planning.selection.open_choices import learned_part, open_choice
from pathfinder.planning.selection.relaxation import State
from pathfinder.planning.selection.worth import Worth
from pathfinder.planning.solver.masks import mask_of, nodes_in

Report = Callable[[int, int, int], None]
"""Told the nodes searched so far, the best worth, and the bound on every worth."""
_LOOK_UP = 25
_BUNDLES = 100


class _Branch(NamedTuple):
    """Sets that hold `taken` and nothing of `barred`; `parent` is the flow to go on from, under `before`."""

    taken: int
    barred: int
    before: Decided
    parent: State
    bound: int


class Search:
    """One search for the best set; `proved` says whether it went to its end."""

    def __init__(self, worth: Worth, must: int, *, limit: int) -> None:
        """Prepare to find a set that holds `must` (a mask of learnable nodes) in at most `limit` search nodes."""
        self.worth = worth
        self.frame: Frame = worth.frame
        self.must = must
        # Whole listings make each search node dearer: a hundred of them count as one node more.
        self.limit = limit // (1 + len(worth.gains.bundles) // _BUNDLES)
        self.proved = False
        self.searched = 0
        self.best: int | None = None
        self.best_worth = 0
        self.kept = must

    def run(self, report: Report | None = None) -> int | None:
        """Return the best set found (a mask), or None when none was."""
        root = settle(self.worth, 0, self.must, self._dead())
        if root is None or not self._start(root):
            self.proved = True
            return None
        relaxation = Relaxation(self.worth, root)
        state = tuned(relaxation, self.best_worth)
        if self.best is not None and not self._beaten(relaxation.bound(state)):
            self.offer(self.filler.fitted(self._earning(root, state), self.kept))
            self.offer(self.filler.improve(self.best, self.kept))
        stack = [_Branch(root.taken, root.barred, root, state, relaxation.bound(state))]
        while stack and self.searched < self.limit:
            self.searched += 1
            if self.searched % _LOOK_UP == 0:
                self._look_up(stack)
            stack += self._open(stack.pop(), relaxation)
            if report is not None:
                report(self.searched, self.best_worth, max([self.best_worth, *(branch.bound for branch in stack)]))
        self.proved = not stack
        return self.best

    def _look_up(self, stack: list[_Branch]) -> None:
        """Go on with the branch that promises most, so that one bad decision early does not keep the whole search."""
        place = max(range(len(stack)), key=lambda place: stack[place].bound)
        stack.append(stack.pop(place))

    def _dead(self) -> int:
        """Return the nodes that can never be learned."""
        return (1 << len(self.frame.needs)) - 1 & ~self.frame.learnable

    def _start(self, root: Decided) -> bool:
        """Find a first set; False when none can fit."""
        self.filler = Filler(self.worth, cheap_ways(self.frame, root.barred))
        least = least_set(self.frame, self.must)
        if self.worth.hours(least.mask) > self.worth.budget:
            return not least.proved
        self.kept = least.mask
        self.offer(self.kept)
        self.offer(self.filler.trim(self.filler.fill(self.kept), self.kept))
        return True

    def offer(self, nodes: int) -> None:
        """Keep a closed, learnable set if it fits and is the best so far."""
        worth = self.worth.of(nodes)
        if self.worth.hours(nodes) <= self.worth.budget and (self.best is None or worth > self.best_worth):
            self.best, self.best_worth = nodes, worth

    def _open(self, branch: _Branch, relaxation: Relaxation) -> list[_Branch]:
        """Bound one branch and return what it splits into, the most promising last."""
        if self._beaten(branch.bound):
            return []
        decided = settle(self.worth, branch.before.closed, branch.taken, branch.barred)
        if decided is None:
            return []
        state = relaxation.after(branch.parent, branch.before, decided)
        if self.best is not None:
            state = relaxation.repriced(state, decided, self.best_worth)
        bound = min(branch.bound, relaxation.bound(state))
        if self._beaten(bound):
            return []
        members = open_choice(self.frame, decided.taken, decided.barred)
        if members is None:
            self.offer(decided.taken)
            self._offer_earning(decided, state)
            if self._beaten(bound):
                return []
            members = self._next_node(decided, state)
        return self._split(decided, state, bound, members)

    def _beaten(self, bound: int) -> bool:
        """Say whether nothing under `bound` can be better than the best."""
        return self.best is not None and bound <= self.best_worth

    def _offer_earning(self, decided: Decided, state: State) -> None:
        """Offer the set that attains the relaxed bound, when it happens to be a real one; else make it one."""
        nodes = self._earning(decided, state)
        if self.worth.hours(nodes) <= self.worth.budget and learned_part(self.frame, nodes) == nodes:
            self.offer(nodes)
        elif self.searched % _LOOK_UP == 0:
            self.offer(self.filler.fitted(nodes, decided.taken, decided.barred))

    def _earning(self, decided: Decided, state: State) -> int:
        """Return the set (a mask) that attains the relaxed bound."""
        return decided.taken | mask_of(node for node in self.frame.order if state.earning[node])

    def _next_node(self, decided: Decided, state: State) -> tuple[int, ...]:
        """Return the node to decide next: of those in the relaxed set the one that adds most hours, else any."""
        free = list(nodes_in(self.frame.learnable & ~decided.taken & ~decided.barred))
        earning = [node for node in free if state.earning[node]]
        if not free:
            return ()
        hours = self.worth.hours
        below = self.frame.below
        return (max(earning or free, key=lambda node: (hours(below[node] & ~decided.taken), -node)),)

    def _split(self, decided: Decided, state: State, bound: int, members: tuple[int, ...]) -> list[_Branch]:
        """Take one of `members` each, without those before it; a single free node may also be left out."""
        children = []
        barred = decided.barred
        for member in members:
            children.append(_Branch(decided.taken | 1 << member, barred, decided, state, bound))
            barred |= 1 << member
        if open_choice(self.frame, decided.taken, decided.barred) is None and members:
            children.append(_Branch(decided.taken, barred, decided, state, bound))
        children.reverse()
        return children
