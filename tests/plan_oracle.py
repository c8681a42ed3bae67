"""What must the plan for a small world be? Every set and every order is tried, in fractions, as DESIGN 5 reads.

Nothing here is shared with the planner: prerequisites, requirements and hours are read from the world and its rows.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache, cached_property

from worlds import curriculum

from pathfinder.model.curriculum import Curriculum

Skills = frozenset[str]
Job = tuple[Fraction, tuple[Skills, ...]]
"""A weight, and the requirements (any of the skills of each) that must all be met for it."""
Rows = list[tuple[int, tuple[str, ...]]]
"""Listings, and the skills that they name."""


def drawn(rng: random.Random, names: str) -> tuple[Curriculum, Rows]:
    """Make up a world: equal and decimal hours, any groups that may run in circles, alternatives, unknown skills."""
    hours = rng.choice([(1, 2, 3), (0.1, 0.2, 0.3, 0.7), (1, 5, 13, 40), (0.01, 3, 900)])
    order = rng.sample(names, len(names))
    lines = []
    for place, name in enumerate(order):
        needs = [other for other in order[:place] if rng.random() < 0.25]
        others = [other for other in (names if rng.random() < 0.5 else order[:place]) if other not in (name, *needs)]
        if rng.random() < 0.4 and len(others) > 1:
            needs.append("|".join(rng.sample(others, 2)))
        lines.append(f"{name} {rng.choice(hours)}: {' '.join(needs)}")
    group = "|".join(sorted(rng.sample(names, rng.choice([2, 3])))) if rng.random() < 0.7 else ""
    named = {
        tuple(sorted(rng.sample((*names, "unknown"), rng.randint(0, 4)))): rng.randint(1, 4)
        for _ in range(rng.randint(1, 6))
    }
    named.setdefault((rng.choice(names),), 1)
    return curriculum("; ".join(lines), alternatives=group), [(number, skills) for skills, number in named.items()]


class Oracle:
    """The sets that can be learned from what is known, what they meet, and what the best order of one costs."""

    def __init__(
        self, world: Curriculum, rows: Rows, *, known: Iterable[str] = (), skip: Iterable[str] = (), pace: float = 1.0
    ) -> None:
        self.world, self.known, self.skip = world, frozenset(known), frozenset(skip)
        likely = {skill.id: Fraction(str(skill.hours.likely)) for skill in world.skills.values()}
        self.hours = {skill: hours * Fraction(str(pace)) for skill, hours in likely.items()}
        naming = Fraction(sum(number for number, skills in rows if skills))
        self.listings: list[Job] = [(number / naming, self.requirements(skills)) for number, skills in rows if skills]
        self.single = [(weight / len(asked), (one,)) for weight, asked in self.listings for one in asked]

    def requirements(self, skills: tuple[str, ...]) -> tuple[Skills, ...]:
        """Return what a listing that names these skills asks for: alternatives that it names are one requirement."""
        groups = [frozenset(group.skills) for group in self.world.alternatives.values()]
        either = {skill: group & set(skills) for group in groups for skill in group}
        return tuple({either.get(skill, frozenset({skill})) for skill in skills})

    def ready(self, skill: str, learned: Skills) -> bool:
        value = self.world.skills[skill]
        return learned.issuperset(value.plain_ids) and all(learned & set(group.skills) for group in value.any_of)

    @cached_property
    def sets(self) -> set[Skills]:
        """Every set of skills that some order learns, without what is known."""
        found, waiting = {frozenset[str]()}, [frozenset[str]()]
        while waiting:
            chosen = waiting.pop()
            for skill in self.world.skills.keys() - self.known - self.skip - chosen:
                if self.ready(skill, chosen | self.known) and chosen | {skill} not in found:
                    found.add(chosen | {skill})
                    waiting.append(chosen | {skill})
        return found

    @property
    def reachable(self) -> Skills:
        return max(self.sets, key=len)

    def spent(self, chosen: Iterable[str]) -> Fraction:
        return sum((self.hours[skill] for skill in chosen), Fraction(0))

    def met(self, chosen: Iterable[str], jobs: list[Job] | None = None) -> Fraction:
        """Return the match of what is known and chosen, or the weight of other jobs."""
        learned = self.known | set(chosen)
        of = self.single if jobs is None else jobs
        return sum((weight for weight, asked in of if all(learned & one for one in asked)), Fraction(0))

    def closure(self, goals: Iterable[str]) -> Skills:
        """Return the least hours that hold the goals; ties go to more weight met, then to ids."""
        wanted = set(goals) - self.known
        fitting = [one for one in self.sets if wanted <= one]
        return min(fitting, key=lambda one: (self.spent(one), -self.met(one), sorted(one)))

    def best_within(self, budget: Fraction, must: Skills = frozenset()) -> Skills:
        """Return the set for a budget: most match, then fewest hours, then ids."""
        fitting = [one for one in self.sets if must <= one and self.spent(one) <= budget]
        return min(fitting, key=lambda one: (-self.met(one), self.spent(one), sorted(one)))

    def cost(self, order: Iterable[str], jobs: list[Job]) -> Fraction:
        """Return the sum of weight times hours over the jobs that the order meets."""
        total, clock, learned = Fraction(0), Fraction(0), set[str]()
        for skill in order:
            clock += self.hours[skill]
            before = self.met(learned, jobs)
            learned.add(skill)
            total += clock * (self.met(learned, jobs) - before)
        return total

    def optimum(
        self,
        jobs: list[Job],
        within: Skills,
        may_come: Callable[[str, Skills], bool] = lambda _skill, _learned: True,
    ) -> Fraction:
        """Return the least cost of any order of the set, or of a part of it, that meets what the set meets."""
        most = self.met(within, jobs)

        @cache
        def to_come(learned: Skills) -> Fraction | None:
            left = most - self.met(learned, jobs)
            if not left:
                return Fraction(0)
            ways = [
                self.hours[skill] * left + rest
                for skill in within - learned
                if self.ready(skill, learned | self.known)
                and may_come(skill, learned)
                and (rest := to_come(learned | {skill})) is not None
            ]
            return min(ways, default=None)

        found = to_come(frozenset())
        assert found is not None
        return found
