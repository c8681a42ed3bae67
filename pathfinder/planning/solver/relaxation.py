"""What does every order cost at least, whatever is picked? Jobs without choices that no order of the case beats.

Each family of alternatives becomes a chain of jobs that earns along the family's staircase (see `staircase`):
an order that spends some hours on members has met at most what the chain earns in as many hours. A node that
needs a member waits for the chain's first hours, as many as the member takes. A node with an open `any` group
waits for what all its members share. Spending the same hours on the chain then costs no more, and interrupting
a job never pays, so the optimum of these jobs is a lower bound.

Helpers, nodes that only one family needs and no wish names, count as hours of the family: some best order learns
them just before the member that needs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pathfinder.planning.solver.cases import View, shared_musts
from pathfinder.planning.solver.jobs import Jobs
from pathfinder.planning.solver.masks import nodes_in
from pathfinder.planning.solver.reduction import Reduced, Slot
from pathfinder.planning.solver.staircase import MOST_MEMBERS, Family, mask_hours, staircase

Part = tuple[int, int]
"""What a job can wait for: (-1, node), or (family, its first so many hours)."""
_NODE = -1


class Relaxed(NamedTuple):
    """Jobs that bound a case from below; `nodes[job]` is the node that a job learns, or -1."""

    jobs: Jobs
    nodes: list[int]
    families: list[tuple[int, ...]]
    """The members of each family that is still open."""
    earners: list[list[int]]
    """By family, the jobs that earn its wishes."""


def relaxed(problem: Reduced, view: View) -> Relaxed:
    """Build the jobs that bound the orders of a case."""
    builder = _Builder(problem, view)
    builder.add_wishes()
    for number in builder.chains:
        builder.add_chain(number)
    return builder.finished()


def families_of(view: View) -> list[tuple[int, ...]]:
    """Join the open slots of wishes that share a member; return the members of each family, sorted."""
    parent: dict[int, int] = {}

    def root(node: int) -> int:
        parent.setdefault(node, node)
        while parent[node] != node:
            node = parent[node]
        return node

    for _, _, slots in view.targets:
        for slot in slots:
            for node in slot[1:]:
                parent[root(node)] = root(slot[0])
    joined: dict[int, list[int]] = {}
    for node in sorted(parent):
        joined.setdefault(root(node), []).append(node)
    return [tuple(members) for members in joined.values()]


class _Chain:
    """A family's hours: what of the curriculum they cover, what they earn, and where something waits for a part."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.inside = 0
        for inside in family.inside:
            self.inside |= inside
        self.wishes: dict[tuple[int, ...], int] = {}
        self.cuts: set[int] = set()


class _Builder:
    """Collects jobs by the part they stand for; parts are numbered as jobs once all are known."""

    def __init__(self, problem: Reduced, view: View) -> None:
        self.problem = problem
        self.view = view
        self.families = families_of(view)
        self.chains: dict[int, _Chain] = {}
        self.chain_of: dict[int, int] = {}
        self._set_up_chains()
        self.weights: dict[Part, int] = {}
        self.needs: dict[Part, list[Part]] = {}
        self.bundles: dict[tuple[Part, ...], int] = {}
        self.earning: dict[int, list[Part | tuple[Part, ...]]] = {number: [] for number in self.chains}

    def _set_up_chains(self) -> None:
        musts = self.view.musts
        helpers = _helpers(self.view, self.families)
        for number, members in enumerate(self.families):
            if len(members) > MOST_MEMBERS:
                continue
            own = helpers[number]
            self.chains[number] = _Chain(
                Family(
                    members,
                    tuple(musts[member] & own for member in members),
                    tuple(musts[member] & ~own for member in members),
                )
            )
            for node in nodes_in(own):
                self.chain_of[node] = number

    def add_wishes(self) -> None:
        """Lay each wish on its node, on its family, or on a demand that waits for all that it surely needs."""
        for weight, nodes, slots in self.view.targets:
            if len(nodes) + len(slots) == 1:
                members = nodes or slots[0]
                number = self.chain_of.get(members[0])
                if number is not None:
                    wishes = self.chains[number].wishes
                    wishes[members] = wishes.get(members, 0) + weight
                    continue
                if nodes:
                    self._want([(_NODE, nodes[0])])
                    self.weights[_NODE, nodes[0]] += weight
                    continue
            parts: list[Part] = []
            for node in nodes:
                parts += self._parts_of(node)
            for slot in slots:
                parts += self._parts_of_slot(slot)
            self._bundle(parts, weight)

    def _bundle(self, parts: list[Part], weight: int) -> tuple[Part, ...]:
        """Add a demand without hours; what waits for nothing costs nothing."""
        self._want(parts)
        key = tuple(sorted(set(parts)))
        if key:
            self.bundles[key] = self.bundles.get(key, 0) + weight
        return key

    def add_chain(self, number: int) -> None:
        """Lay the steps of a family's staircase on its hours."""
        chain = self.chains[number]
        shared = shared_musts(self.view.musts, chain.family.members) & ~chain.inside
        reached = 0
        for step in staircase(chain.family, chain.wishes, self.problem.hours):
            beyond = self._parts_of_mask(step.outside & ~shared)
            gain, reached = step.weight - reached, step.weight
            chain.cuts.add(step.hours)
            part = (number, step.hours)
            if beyond:
                self.earning[number].append(self._bundle([part, *beyond], gain))
            else:
                self.weights[part] = gain
                self.earning[number].append(part)
        self._want(self._parts_of_mask(shared))

    def _want(self, parts: Iterable[Part]) -> None:
        """Make sure that the nodes among `parts`, and all they wait for, become jobs."""
        waiting = list(parts)
        while waiting:
            part = waiting.pop()
            if part[0] != _NODE or part in self.needs:
                continue
            node = part[1]
            self.weights.setdefault(part, 0)
            needs: list[Part] = []
            for need in self.view.needs[node]:
                needs += self._parts_of(need)
            for group in self.view.open_groups[node]:
                needs += self._parts_of_slot(group)
            self.needs[part] = sorted(set(needs))
            waiting += needs

    def _parts_of(self, node: int) -> list[Part]:
        """Say what waiting for a node means: the node itself, or its hours in its family and its other needs."""
        if node in self.chain_of:
            return self._parts_of_mask(self.view.musts[node])
        return [(_NODE, node)]

    def _parts_of_slot(self, slot: Slot) -> list[Part]:
        """Say what waiting for any of a slot means at least: what all share, and the least hours in the family."""
        possible = [node for node in slot if self.view.musts[node]]
        parts = self._parts_of_mask(shared_musts(self.view.musts, possible))
        numbers = {self.chain_of.get(node) for node in possible}
        number = numbers.pop() if len(numbers) == 1 else None
        if number is not None:
            parts.append(self._cut(number, min(self._hours(number, self.view.musts[node]) for node in possible)))
        return parts

    def _parts_of_mask(self, mask: int) -> list[Part]:
        """Say what waiting for all nodes of a mask means, leaving out nodes that another of them needs."""
        parts: list[Part] = []
        for number, chain in self.chains.items():
            if mask & chain.inside:
                parts.append(self._cut(number, self._hours(number, mask)))
                mask &= ~chain.inside
        for node in sorted(nodes_in(mask), key=self.view.ranks.__getitem__, reverse=True):
            if mask >> node & 1:
                parts.append((_NODE, node))
                mask &= ~self.view.musts[node]
        return parts

    def _hours(self, number: int, mask: int) -> int:
        chain = self.chains[number]
        return mask_hours(mask & chain.inside, self.problem.hours)

    def _cut(self, number: int, hours: int) -> Part:
        self.chains[number].cuts.add(hours)
        return number, hours

    def finished(self) -> Relaxed:
        """Number the jobs: nodes first and in tie order, then the hours of families, then demands."""
        hours: dict[Part, int] = {part: self.problem.hours[part[1]] for part in sorted(self.needs)}
        for number, chain in self.chains.items():
            shared = shared_musts(self.view.musts, chain.family.members) & ~chain.inside
            before = self._parts_of_mask(shared)
            clock = 0
            for cut in sorted(chain.cuts):
                hours[number, cut] = cut - clock
                self.needs[number, cut] = before
                before, clock = [(number, cut)], cut
        job_of: dict[Part | tuple[Part, ...], int] = {part: job for job, part in enumerate(hours)}
        needs = [[job_of[need] for need in self.needs[part]] for part in hours]
        needs += [[job_of[part] for part in bundle] for bundle in self.bundles]
        weights = [self.weights.get(part, 0) for part in hours] + list(self.bundles.values())
        nodes = [part[1] if part[0] == _NODE else -1 for part in hours] + [-1] * len(self.bundles)
        for bundle in self.bundles:
            job_of[bundle] = len(job_of)
        earners = [[job_of[key] for key in self.earning.get(number, [])] for number in range(len(self.families))]
        jobs = Jobs([*hours.values(), *([0] * len(self.bundles))], weights, needs)
        return Relaxed(jobs, nodes, self.families, earners)


def _helpers(view: View, families: Sequence[tuple[int, ...]]) -> list[int]:
    """By family, a mask of its members and of the nodes that nothing else needs, names or may pick."""
    owner: dict[int, int] = {member: number for number, members in enumerate(families) for member in members}
    named = {node for _, nodes, slots in view.targets for node in (*nodes, *(n for slot in slots for n in slot))}
    named.update(node for groups in view.open_groups for group in groups for node in group)
    users: list[set[int | None]] = [set() for _ in view.needs]
    order = sorted((rank, node) for node, rank in enumerate(view.ranks) if view.musts[node])
    for _, node in reversed(order):
        if node not in owner and node not in named and len(users[node]) == 1:
            (only,) = users[node]
            if only is not None:
                owner[node] = only
        for need in view.needs[node]:
            users[need].add(owner.get(node))
    masks = [0] * len(families)
    for node, number in owner.items():
        masks[number] |= 1 << node
    return masks
