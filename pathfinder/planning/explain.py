"""Why is a skill where it is, what can be started now, and what would another request change?"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

from pathfinder.errors import RequestError
from pathfinder.model.answers import Need, Payer, Rival, WhatIf, Why
from pathfinder.planning.choosing import chosen_set
from pathfinder.planning.coverage import Coverage
from pathfinder.planning.decimals import exact_sum
from pathfinder.planning.goals import goal_closure
from pathfinder.planning.ordering import ordered
from pathfinder.planning.planner import Terrain, cut_after, terrain
from pathfinder.planning.ranking import ranked
from pathfinder.planning.solver import place_costs
from pathfinder.planning.steps import walk

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand
    from pathfinder.model.learner import Request
    from pathfinder.model.plan import LeftOutBecause, Plan, Step


def why(curriculum: Curriculum, demand: RoleDemand, request: Request, skill: str) -> Why:
    """Return every reason for and against the skill under this request: share, hours, place, and what a move costs.

    Raises:
        RequestError: The curriculum has no such skill (an id is wanted), or the request contradicts itself.
    """
    if skill not in curriculum.skills:
        raise RequestError(f"there is no skill '{skill}'")
    land = terrain(curriculum, demand, request)
    chosen = chosen_set(land.ground, request, land.known, land.reachable, land.useful)
    order = ordered(land.ground, chosen.segments, land.known).skills
    path = walk(land.ground, order, land.known, chosen.first)
    cut = cut_after(path, request) if chosen.may_cut else len(order)
    place = order.index(skill) if skill in order else None
    known_then = land.known | set(order[: place if place is not None else 0])
    _, milestone_of = path.milestones(land.ground, request, len(order))
    steps = path.steps(land.ground, request, place + 1, milestone_of) if place is not None else ()
    value = curriculum.skills[skill]
    group = curriculum.group_of(skill)
    earlier, later = _moves(land, order, place)
    return Why(
        skill=skill,
        name=value.name,
        summary=value.summary,
        share=demand.shares.get(skill),
        rank=next((row.rank for row in ranked(demand) if row.skill == skill), None),
        hours=land.ground.hours[skill],
        range=value.hours,
        hours_to_reach=_hours_to_reach(land, skill),
        known=skill in land.known,
        place=None if place is None else place + 1,
        steps=len(order),
        cut=cut,
        left_out=_left_out(land, request, skill, place, cut),
        meets_now=Coverage(demand).learn_all(land.known).learn(skill) if skill not in land.known else 0.0,
        meets=0.0 if place is None else path.meets[place],
        needs=_needs(curriculum, skill, known_then),
        opens=steps[-1].opens if steps else _opens(curriculum, skill, land.known),
        earlier=earlier,
        later=later,
        alternatives=tuple(_rival(land, order, member) for member in group.skills if member != skill) if group else (),
        pays=_payers(land, order, path.meets, place),
        learn=value.learn,
        step=steps[-1] if steps else None,
    )


def _needs(curriculum: Curriculum, skill: str, known: frozenset[str]) -> tuple[Need, ...]:
    value = curriculum.skills[skill]
    plain = [((needed.skill,), needed.because) for needed in value.requires]
    groups = [(group.skills, group.because) for group in value.any_of]
    return tuple(
        Need(skills, because or "", tuple(member for member in skills if member in known))
        for skills, because in (*plain, *groups)
    )


def _opens(curriculum: Curriculum, skill: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return what learning the skill would open, were it known now."""
    after = known | {skill}
    return tuple(
        later
        for later in curriculum.dependents[skill]
        if later not in known and not curriculum.ready(later, known) and curriculum.ready(later, after)
    )


def _hours_to_reach(land: Terrain, skill: str) -> float | None:
    if skill not in land.reachable:
        return None
    closure = goal_closure(land.ground, [skill], land.known, land.reachable)
    return float(exact_sum(land.ground.hours[member] for member in closure))


def _moves(land: Terrain, order: Sequence[str], place: int | None) -> tuple[float | None, float | None]:
    """Return what the cost changes by when the skill is moved one place earlier, and later."""
    if place is None:
        return None, None
    numbered = land.ground.numbered(order, land.known)
    costs = place_costs(numbered.instance, [numbered.index[skill] for skill in order])[place]
    earlier, later = (cost if isfinite(cost) else None for cost in costs)
    return earlier, later


def _left_out(land: Terrain, request: Request, skill: str, place: int | None, cut: int) -> LeftOutBecause | None:
    if skill in land.known or (place is not None and place < cut):
        return None
    if place is not None:
        return "until"
    if skill in request.skip:
        return "skipped"
    if skill not in land.reachable:
        return "needs-skipped"
    if skill in land.useful:
        return "budget" if request.budget is not None or request.by is not None else "alternative"
    return None


def _rival(land: Terrain, order: Sequence[str], member: str) -> Rival:
    ground = land.ground
    place = order.index(member) + 1 if member in order else None
    value = ground.curriculum.skills[member]
    share = ground.demand.shares.get(member)
    return Rival(member, value.name, share, ground.hours[member], place, member in land.known)


def _payers(land: Terrain, order: Sequence[str], meets: Sequence[float], place: int | None) -> tuple[Payer, ...]:
    """Return the later steps that lean on this one, however far, with the weight they meet, heaviest first."""
    if place is None:
        return ()
    curriculum = land.ground.curriculum
    without = set(land.known) | set(order[:place])
    payers = []
    for later in range(place + 1, len(order)):
        if curriculum.ready(order[later], without):
            without.add(order[later])
        elif meets[later] > 0:
            payers.append(Payer(order[later], curriculum.skills[order[later]].name, meets[later]))
    return tuple(sorted(payers, key=lambda payer: (-payer.weight, payer.skill)))


def start_now(curriculum: Curriculum, demand: RoleDemand, request: Request) -> tuple[Step, ...]:
    """Return the frontier of what is of use: each as if it were the next step, in the planner's order."""
    land = terrain(curriculum, demand, request)
    chosen = chosen_set(land.ground, request, land.known, land.reachable, land.useful)
    order = ordered(land.ground, chosen.segments, land.known).skills
    ready = [skill for skill in order if curriculum.ready(skill, land.known)]
    covered = Coverage(demand).learn_all(land.known)
    steps = []
    for number, skill in enumerate(ready, start=1):
        others = [other for other in order if other != skill]
        path = walk(land.ground, (skill,), land.known, chosen.first, covered.branch())
        path = path._replace(order=(skill, *others))
        step = path.steps(land.ground, request, 1, [1])[0]
        steps.append(step._replace(n=number, milestone=0))
    return tuple(steps)


def what_if(a: Plan, b: Plan) -> WhatIf:
    """Return two plans side by side."""
    before, after = [step.skill for step in a.steps], [step.skill for step in b.steps]
    added = tuple(skill for skill in after if skill not in set(before))
    return WhatIf(a, b, added, tuple(skill for skill in before if skill not in set(after)))
