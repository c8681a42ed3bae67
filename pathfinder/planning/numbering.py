"""How do skills become the solver's numbers, and its numbers skills again?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from pathfinder.planning.solver.instance import Demand, Instance

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand
    from pathfinder.model.learner import Objective


@dataclass(frozen=True)
class Numbered:
    """An instance with the skill behind each number; numbers go by share, highest first, then by id."""

    instance: Instance
    ids: tuple[str, ...]
    index: Mapping[str, int]
    id_rank: tuple[int, ...]

    def skills(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return the skills of these numbers, in their order."""
        return tuple(self.ids[number] for number in numbers)


@dataclass(frozen=True)
class Ground:
    """What every instance of one request shares: hours per skill, preferences and the objective."""

    curriculum: Curriculum
    demand: RoleDemand
    hours: Mapping[str, float]
    prefer: frozenset[str] = frozenset()
    objective: Objective = "match"

    def numbered(self, skills: Iterable[str], known: Iterable[str]) -> Numbered:
        """Return the instance of learning these skills when the known ones are known."""
        known = frozenset(known)
        ids = tuple(sorted((s for s in skills if s not in known), key=self.tie_key))
        index = {skill: number for number, skill in enumerate(ids)}
        needs, any_needs = self._needs(ids, index, known)
        rank = {skill: place for place, skill in enumerate(sorted(ids))}
        demands = self._demands(index, known)
        instance = Instance(tuple(self.hours[skill] for skill in ids), needs, any_needs, demands)
        return Numbered(instance, ids, index, tuple(rank[skill] for skill in ids))

    def tie_key(self, skill: str) -> tuple[float, str]:
        """Ties go to the higher share, then to the id; a share that was not measured comes last."""
        share = self.demand.shares.get(skill)
        return (-share.value if share else 0.0, skill)

    def _needs(
        self, ids: tuple[str, ...], index: Mapping[str, int], known: frozenset[str]
    ) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[tuple[int, ...], ...], ...]]:
        preferred_first = self._preferred_first(index)
        needs, any_needs = [], []
        for skill in ids:
            value = self.curriculum.skills[skill]
            plain = {index[needed] for needed in value.plain_ids if needed not in known}
            plain.update(index[member] for member in preferred_first.get(skill, ()))
            groups = []
            for group in value.any_of:
                if not any(member in known for member in group.skills):
                    members = self._preferred([member for member in group.skills if member in index])
                    groups.append(tuple(sorted(index[member] for member in members)))
            plain.update(group[0] for group in groups if len(group) == 1)
            needs.append(tuple(sorted(plain)))
            any_needs.append(tuple(sorted({group for group in groups if len(group) > 1 and not plain & set(group)})))
        return tuple(needs), tuple(any_needs)

    def _preferred(self, members: list[str]) -> list[str]:
        """Of an ``any`` group keep the preferred members, where it has some."""
        return [member for member in members if member in self.prefer] or members

    def _preferred_first(self, index: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
        """Return for skills whose alternatives hold a preferred one: that one, to be learned before."""
        before: dict[str, tuple[str, ...]] = {}
        for preferred in sorted(self.prefer & index.keys()):
            group = self.curriculum.group_of(preferred)
            for member in group.skills if group else ():
                needs_it = member in self.curriculum.closure([preferred])
                if member in index and member not in self.prefer and not needs_it:
                    before[member] = (*before.get(member, ()), preferred)
        return before

    def _demands(self, index: Mapping[str, int], known: frozenset[str]) -> tuple[Demand, ...]:
        """Return what is still unmet and can be met, requirements with the same skills left made one."""
        weights: dict[tuple[tuple[int, ...], ...], list[float]] = {}
        wanted = (
            [((requirement.skills,), requirement.weight) for requirement in self.demand.requirements]
            if self.objective == "match"
            else [(listing.requirements, listing.weight) for listing in self.demand.listing_sets]
        )
        for requirements, weight in wanted:
            left = [skills for skills in requirements if not any(skill in known for skill in skills)]
            numbers = {tuple(sorted(index[s] for s in skills if s in index)) for skills in left}
            if numbers and () not in numbers:
                weights.setdefault(tuple(sorted(numbers)), []).append(weight)
        return tuple(Demand(fsum(sorted(weights[key])), key) for key in sorted(weights))
