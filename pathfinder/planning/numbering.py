"""How do skills become the solver's numbers, and its numbers skills again? Their order is the order of ties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

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


class Ground(NamedTuple):
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
        id_rank = tuple(rank[skill] for skill in ids)
        return Numbered(self._as_preferred(instance, index, id_rank), ids, index, id_rank)

    def tie_key(self, skill: str) -> tuple[float, str]:
        """Ties go to the higher share, then to the id; a share that was not measured comes last."""
        share = self.demand.shares.get(skill)
        return (-share.value if share else 0.0, skill)

    def _needs(
        self, ids: tuple[str, ...], index: Mapping[str, int], known: frozenset[str]
    ) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[tuple[int, ...], ...], ...]]:
        settled = []
        for skill in ids:
            value = self.curriculum.skills[skill]
            plain = {index[needed] for needed in value.plain_ids if needed not in known}
            groups = [
                tuple(sorted(index[member] for member in group.skills if member in index))
                for group in value.any_of
                if known.isdisjoint(group.skills)
            ]
            settled.append(_settled(plain, groups))
        return tuple(plain for plain, _ in settled), tuple(groups for _, groups in settled)

    def _as_preferred(self, instance: Instance, index: Mapping[str, int], id_rank: tuple[int, ...]) -> Instance:
        """Return the instance with the preferred skills chosen, and before their alternatives, where this can be."""
        preferred = sorted(self.prefer & index.keys())
        if not preferred:
            return instance
        from pathfinder.planning.selection.preference import with_earlier, with_preferred

        numbers = frozenset(index[skill] for skill in preferred)
        narrowed = with_earlier(
            with_preferred(instance, numbers, id_rank=id_rank),
            [(index[skill], index[other]) for skill in preferred for other in self._behind(skill) if other in index],
        )
        both = zip(narrowed.needs, narrowed.any_needs, strict=True)
        settled = [_settled(set(plain), groups) for plain, groups in both]
        needs, any_needs = tuple(plain for plain, _ in settled), tuple(groups for _, groups in settled)
        return narrowed._replace(needs=needs, any_needs=any_needs)

    def _behind(self, preferred: str) -> list[str]:
        """Return the alternatives of a preferred skill that are not preferred themselves, sorted."""
        group = self.curriculum.group_of(preferred)
        return sorted(set(group.skills) - self.prefer) if group else []

    def _demands(self, index: Mapping[str, int], known: frozenset[str]) -> tuple[Demand, ...]:
        """Return what is still unmet and can be met, requirements with the same skills left made one."""
        weights: dict[tuple[tuple[int, ...], ...], list[float]] = {}
        wanted = (
            [((requirement.skills,), requirement.weight) for requirement in self.demand.requirements]
            if self.objective == "match"
            else [(listing.requirements, listing.weight) for listing in self.demand.listing_sets]
        )
        for requirements, weight in wanted:
            left = [skills for skills in requirements if known.isdisjoint(skills)]
            numbers = {tuple(sorted(index[s] for s in skills if s in index)) for skills in left}
            if numbers and () not in numbers:
                weights.setdefault(tuple(sorted(numbers)), []).append(weight)
        return tuple(Demand(fsum(sorted(weights[key])), key) for key in sorted(weights))


def _settled(plain: set[int], groups: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """Return needs and `any` groups, sorted: a group of one is a need, and a group that a need meets is gone."""
    needs = plain | {group[0] for group in groups if len(group) == 1}
    return tuple(sorted(needs)), tuple(sorted({group for group in groups if len(group) > 1 and not needs & set(group)}))
