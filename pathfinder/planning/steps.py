"""What does each step of an order bring? A walk along it: match, hours, dates, what opens, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from pathfinder.model.plan import Ahead, Finish, Milestone, Step
from pathfinder.planning.coverage import Coverage
from pathfinder.planning.days import study_days
from pathfinder.planning.decimals import exact
from pathfinder.planning.milestones import main_area, milestone_ends
from pathfinder.planning.reasons import places, reason_for

if TYPE_CHECKING:
    from datetime import date

    from pathfinder.model.learner import Request
    from pathfinder.planning.days import StudyDays
    from pathfinder.planning.numbering import Ground

AHEAD_MARKS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""The round matches that the line about what lies ahead speaks of."""


class Walk(NamedTuple):
    """An order with what holds after each of its steps; lists run along the order."""

    order: tuple[str, ...]
    known: frozenset[str]
    match_before: float
    matches: tuple[float, ...]
    full: tuple[float | None, ...]
    meets: tuple[float, ...]
    first: frozenset[str]
    so_far: tuple[Fraction, ...]

    def steps(self, ground: Ground, request: Request, cut: int, milestone_of: Sequence[int]) -> tuple[Step, ...]:
        """Return the first ``cut`` steps."""
        frontier = _Frontier(ground, self.known, frozenset(request.skip))
        place_of = places(self.order, self.known)
        days, spent = study_days(request), dict(request.spent)
        return tuple(
            self._step(ground, request, place, milestone_of[place], frontier, place_of, days, spent)
            for place in range(cut)
        )

    def _step(
        self,
        ground: Ground,
        request: Request,
        place: int,
        milestone: int,
        frontier: _Frontier,
        place_of: Mapping[str, int],
        days: StudyDays | None,
        spent: Mapping[str, float],
    ) -> Step:
        skill = self.order[place]
        value = ground.curriculum.skills[skill]
        starts, ends = self._dates(days, place, place)
        return Step(
            n=place + 1,
            skill=skill,
            name=value.name,
            hours=ground.hours[skill],
            hours_so_far=float(self.so_far[place]),
            share=ground.demand.shares.get(skill),
            match=self.matches[place],
            full_listings=self.full[place],
            milestone=milestone,
            requires=_requires(ground, skill, place_of),
            opens=frontier.learn(skill),
            reason=reason_for(ground, request, place_of, skill, self.meets[place], self.first),
            learn=value.learn,
            starts=starts,
            ends=ends,
            spent=spent.get(skill, 0.0),
        )

    def finishes(self, ground: Ground, request: Request, cut: int) -> list[Finish]:
        """Return by when each of the first ``cut`` steps is done, by chance; nothing without dates."""
        days = study_days(request)
        if days is None or not cut:
            return []
        from pathfinder.planning.finish import hours_left, quantiles_along

        spent, paces, skills = dict(request.spent), dict(request.paces), ground.curriculum.skills
        hours = [
            hours_left(skills[s].hours, paces.get(skills[s].area, request.pace), spent.get(s, 0.0))
            for s in self.order[:cut]
        ]
        return [
            Finish(days.ends_on(exact(reached.p50)), days.ends_on(exact(reached.p80)))
            for reached in quantiles_along(hours)
        ]

    def milestones(self, ground: Ground, request: Request, cut: int) -> tuple[tuple[Milestone, ...], list[int]]:
        """Return the milestones of the first ``cut`` steps, and for every step the number of its own."""
        skills = self.order[:cut]
        areas = [ground.curriculum.skills[skill].area or "Skills" for skill in skills]
        hours = [ground.hours[skill] for skill in skills]
        days, finishes = study_days(request), self.finishes(ground, request, cut)
        found, milestone_of, start = [], [], 0
        for number, end in enumerate(milestone_ends(areas, hours), start=1):
            starts, ends = self._dates(days, start, end - 1)
            found.append(
                Milestone(
                    n=number,
                    name=main_area(areas[start:end], hours[start:end]),
                    hours=self.hours_between(start, end),
                    match=self.matches[end - 1],
                    full_listings=self.full[end - 1],
                    starts=starts,
                    ends=ends,
                    finish=finishes[end - 1] if finishes else None,
                )
            )
            milestone_of += [number] * (end - start)
            start = end
        return tuple(found), milestone_of

    def hours_between(self, start: int, end: int) -> float:
        """Return the hours of the steps from place ``start`` up to ``end``, added as the decimals that they are."""
        before = self.so_far[start - 1] if start else Fraction(0)
        return float((self.so_far[end - 1] if end else Fraction(0)) - before)

    def ahead(self, cut: int) -> tuple[Ahead, ...]:
        """Return what it takes from the cut to each round match beyond it, and to the end of the order."""
        reached = self.matches[cut - 1] if cut else self.match_before
        marks: list[Ahead] = []
        for mark in AHEAD_MARKS:
            place = next((n for n, match in enumerate(self.matches) if n >= cut and match >= mark > reached), None)
            if place is not None:
                marks.append(Ahead(mark, place + 1 - cut, self.hours_between(cut, place + 1)))
        if len(self.order) > cut:
            hours = self.hours_between(cut, len(self.order))
            marks.append(Ahead(self.matches[-1], len(self.order) - cut, hours))
        return tuple(marks)

    def _dates(self, days: StudyDays | None, first: int, last: int) -> tuple[date | None, date | None]:
        if days is None:
            return None, None
        before = self.so_far[first - 1] if first else Fraction(0)
        return days.starts_on(before), days.ends_on(self.so_far[last])


def walk(
    ground: Ground,
    order: Sequence[str],
    known: frozenset[str],
    first: frozenset[str],
    coverage: Coverage | None = None,
) -> Walk:
    """Return the order with the match and the fully met listings after each of its steps.

    ``coverage`` is that of what is known, where the caller has it already; it learns the order's skills.
    """
    coverage = coverage or Coverage(ground.demand).learn_all(known)
    before = coverage.match
    matches, full, meets, so_far = [], [], [], []
    total = Fraction(0)
    for skill in order:
        meets.append(coverage.learn(skill))
        matches.append(coverage.match)
        full.append(coverage.full_listings)
        total += exact(ground.hours[skill])
        so_far.append(total)
    return Walk(tuple(order), known, before, tuple(matches), tuple(full), tuple(meets), first, tuple(so_far))


def _requires(ground: Ground, skill: str, place_of: Mapping[str, int]) -> tuple[str, ...]:
    """Return the direct prerequisites; of an ``any`` group the members known by then."""
    value = ground.curriculum.skills[skill]
    members = [member for group in value.any_of for member in group.skills if member in place_of]
    members = [member for member in members if place_of[member] < place_of[skill]]
    return tuple(sorted({*value.plain_ids, *members}))


class _Frontier:
    """What can be started now, and what each new skill moves there."""

    def __init__(self, ground: Ground, known: frozenset[str], skip: frozenset[str]) -> None:
        self._ground = ground
        self._known = set(known)
        self._skip = skip
        self._ready = {s for s in ground.curriculum.skills if s not in known and ground.curriculum.ready(s, known)}

    def learn(self, skill: str) -> tuple[str, ...]:
        """Learn the skill; return what this opens, sorted."""
        self._known.add(skill)
        curriculum = self._ground.curriculum
        opened = [
            later
            for later in curriculum.dependents[skill]
            if later not in self._known and later not in self._ready and curriculum.ready(later, self._known)
        ]
        self._ready.update(opened)
        return tuple(later for later in opened if later not in self._skip)
