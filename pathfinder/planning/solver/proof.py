"""How good is an order against every choice? Branch and bound over which member of a family comes first.

A case is bounded by its relaxation (see `relaxation`); the case with the least bound is split where the
relaxation flatters most. The least bound of all cases that are left bounds every order.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pathfinder.planning.solver.cases import (
    NOTHING_DECIDED,
    Case,
    View,
    decided,
    narrowed_slots,
    sorted_by_sure_needs,
    view_of,
)
from pathfinder.planning.solver.choices import ChoiceSearch, Found, completed, picks_of
from pathfinder.planning.solver.jobs import Jobs
from pathfinder.planning.solver.reduction import Slot
from pathfinder.planning.solver.relaxation import Relaxed, relaxed

Scored = tuple[int, tuple[int, ...]]
"""How much the relaxation flatters a choice, and the members of which one comes first."""


class OpenCase(NamedTuple):
    """A case that is bounded; it is split by which of `members` comes first, or exact when there are none."""

    bound: int
    serial: int
    case: Case
    members: tuple[int, ...]
    narrowed: dict[Slot, Slot]


class Proof:
    """A branch and bound that can be stopped after any case; `search` holds the best order and finds better ones."""

    def __init__(self, search: ChoiceSearch, target_gap: float) -> None:
        """Bound the case in which nothing is decided."""
        self.search = search
        self.problem = search.problem
        self.target_gap = target_gap
        self.cases = 0
        self.closed: int | None = None
        self.waiting: list[OpenCase] = []
        self.firsts: list[int] = []
        """Members that do not come first in the best order, where the relaxation flatters their choices most."""
        self._bounded(NOTHING_DECIDED, 0)

    def best(self) -> Found:
        """Return the best order known."""
        if self.search.best is None:
            raise ValueError("no selection of any-members lets every demand be met")
        return self.search.best

    def bound(self) -> int:
        """Return what every order costs at least, as far as it is proved."""
        bounds = [self.best().cost, *(case.bound for case in self.waiting[:1])]
        return min(bounds if self.closed is None else [*bounds, self.closed])

    def run(self, should_stop: Callable[[], bool]) -> None:
        """Split cases until none can lead to a better order, the target is met, or `should_stop` says so."""
        while self.waiting and not self.is_good_enough(self.bound()):
            self._report()
            case = heapq.heappop(self.waiting)
            here = picks_of(self.problem, self.best().order)
            self.search.try_picks(here | case.case.picks)
            for first in case.members:
                if should_stop():
                    # The members not looked at keep the bound of the case that they are part of.
                    self._close(case.bound)
                    return
                self._bounded(decided(case.case, first, case.members, case.narrowed), case.bound)
        self._report()

    def _report(self) -> None:
        bound, cost = self.problem.in_hours(self.bound()), self.problem.in_hours(self.best().cost)
        self.search.observer.bounded(bound, cost, len(self.waiting))

    def is_good_enough(self, bound: int) -> bool:
        """Say whether a bound is as near to the best cost as was asked for."""
        return bound + int(bound * self.target_gap) >= self.best().cost

    def _close(self, bound: int) -> None:
        self.closed = bound if self.closed is None else min(self.closed, bound)

    def _bounded(self, case: Case, at_least: int) -> None:
        """Bound a case, and keep it open if it may hold something better."""
        self.cases += 1
        view = view_of(self.problem, case)
        if view is None:
            return
        relaxation = relaxed(self.problem, view)
        if len(sorted_by_sure_needs(relaxation.jobs.needs)) < len(relaxation.nodes):
            return  # what surely comes before goes in a circle: no order agrees with the case
        self.search.orderer.left = max(self.search.orderer.left, self.search.orderer.effort.case_divided)
        ordered = self.search.orderer.ordered(relaxation.jobs)
        bound = max(ordered.bound, at_least)
        narrowed = narrowed_slots(self.problem, case, view.musts)
        choices = _open_choices(self, view, relaxation, ordered.order, narrowed)
        members = choices[0][1] if choices else ()
        if case is NOTHING_DECIDED:
            self.firsts = _promising(self, choices)
        if not members:
            # The relaxation is exact here: an order like its own costs the bound, also where the best one's picks for
            # what the case left open would go in a circle with the case's.
            alike = [relaxation.nodes[job] for job in ordered.order if relaxation.nodes[job] >= 0]
            for order in (self.best().order, completed(self.problem, alike)):
                self.search.try_picks(picks_of(self.problem, order) | case.picks)
        if not members or self.is_good_enough(bound):
            self._close(bound)
        else:
            heapq.heappush(self.waiting, OpenCase(bound, self.cases, case, members, narrowed))


def _open_choices(
    proof: Proof, view: View, relaxation: Relaxed, order: Sequence[int], narrowed: dict[Slot, Slot]
) -> list[Scored]:
    """Score the open choices, first those that the relaxation meets too early by most, against the best order."""
    met = _met_at(relaxation.jobs, order)
    learned: dict[int, int] = {}
    clock = 0
    for node in proof.best().order:
        clock += proof.problem.hours[node]
        learned[node] = clock
    scores = _family_scores(view, relaxation, met, learned)
    scores += _group_scores(view, relaxation, met, learned, narrowed)
    return sorted(scores, key=lambda scored: (-scored[0], scored[1]))


def _promising(proof: Proof, choices: Sequence[Scored]) -> list[int]:
    """Rank members that do not come first by the scores of their choices."""
    place = {node: index for index, node in enumerate(proof.best().order)}
    totals: dict[int, int] = {}
    for score, members in choices:
        first = min(members, key=lambda node: place.get(node, len(place)))
        for member in members:
            if member != first and score > 0:
                totals[member] = totals.get(member, 0) + score
    return sorted(totals, key=lambda member: (-totals[member], member))


def _met_at(jobs: Jobs, order: Sequence[int]) -> list[int]:
    met = [0] * len(jobs.hours)
    clock = 0
    for job in order:
        clock += jobs.hours[job]
        met[job] = clock
    return met


def _family_scores(view: View, relaxation: Relaxed, met: list[int], learned: dict[int, int]) -> list[Scored]:
    """Score each open family by how much later the best order meets its wishes than the relaxation does."""
    number_of = {node: number for number, members in enumerate(relaxation.families) for node in members}
    scores = [-sum(relaxation.jobs.weights[job] * met[job] for job in jobs) for jobs in relaxation.earners]
    for weight, nodes, slots in view.targets:
        if not slots and len(nodes) == 1 and nodes[0] in number_of:
            scores[number_of[nodes[0]]] += weight * learned.get(nodes[0], 0)
        for slot in slots:
            first = min((learned[node] for node in slot if node in learned), default=0)
            scores[number_of[slot[0]]] += weight * first
    return list(zip(scores, relaxation.families, strict=True))


def _group_scores(
    view: View, relaxation: Relaxed, met: list[int], learned: dict[int, int], narrowed: dict[Slot, Slot]
) -> list[Scored]:
    """Score each open `any` group by how much too early its node comes; nothing when a member comes before."""
    job_of = {node: job for job, node in enumerate(relaxation.nodes) if node >= 0}
    after: dict[int, int] = {}
    for job, needs in enumerate(relaxation.jobs.needs):
        for need in needs:
            after[need] = after.get(need, 0) + relaxation.jobs.weights[job]
    scores: list[Scored] = []
    for node, job in job_of.items():
        for group in view.open_groups[node]:
            members = narrowed.get(group)
            if members is None:
                continue
            early = any(member in job_of and met[job_of[member]] < met[job] for member in members)
            weight = 0 if early else relaxation.jobs.weights[job] + after.get(job, 0)
            scores.append((weight * (learned.get(node, met[job]) - met[job]), members))
    return scores
