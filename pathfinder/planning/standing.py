"""Where on the flow of data does each role stand, measured, and how near is a learner to each?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING

from pathfinder.model.market import Nearness, RoleStanding
from pathfinder.planning.coverage import reaches
from pathfinder.planning.planner import plan
from pathfinder.planning.snapshots import NoListingsError

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand
    from pathfinder.model.learner import Request

SEED_PLACEMENT = {
    "data-engineer": ("ingest", "store", "transform"),
    "data-analyst": ("analyse", "report"),
    "data-scientist": ("model", "experiment"),
    "ml-engineer": ("model", "serve"),
}
"""Where Jeff Hale's study of 2020 places its four roles; the other roles of today are not in it."""


def standings(
    curriculum: Curriculum,
    demand_of: Callable[[str], RoleDemand],
    roles: Sequence[str],
    request: Request | None = None,
) -> tuple[RoleStanding, ...]:
    """Return where each role stands, in the order in which their stages come on the data flow, then by id.

    ``demand_of`` returns a role's pooled demand, or raises NoListingsError where no snapshot has listings of it: that
    role stands nowhere and has no nearness. ``request`` (its roles play no part) asks how near the learner is.
    """
    found = [_standing(curriculum, demand_of, role, request) for role in roles]
    place = {stage.id: number for number, stage in enumerate(curriculum.stages)}
    last = len(place)

    def on_the_flow(standing: RoleStanding) -> tuple[object, ...]:
        places = sorted(place.get(stage, last) for stage in standing.curriculum) or [last]
        return places, standing.role

    return tuple(sorted(found, key=on_the_flow))


def _standing(
    curriculum: Curriculum,
    demand_of: Callable[[str], RoleDemand],
    role: str,
    request: Request | None,
) -> RoleStanding:
    value = curriculum.roles[role]
    nowhere = RoleStanding(role, value.name, {}, 0.0, value.stages, SEED_PLACEMENT.get(role, ()))
    try:
        demand = demand_of(role)
    except NoListingsError:
        return nowhere
    stages, unplaced = stage_weights(curriculum, demand)
    near = None
    if request is not None and demand.requirements:
        near = nearness(curriculum, demand, request._replace(roles=(role,)))
    return replace(
        nowhere,
        stages=stages,
        unplaced=unplaced,
        listings=demand.listings,
        effective=demand.effective,
        nearness=near,
    )


def stage_weights(curriculum: Curriculum, demand: RoleDemand) -> tuple[dict[str, float], float]:
    """Return each stage's part of the role's requirements, in order of the flow, and the part without a stage.

    A requirement's weight is split evenly over its acceptable skills, and a skill's part evenly over its stages.
    """
    parts: dict[str, list[float]] = {stage.id: [] for stage in curriculum.stages}
    unplaced: list[float] = []
    for requirement in demand.requirements:
        each = requirement.weight / len(requirement.skills)
        for skill in requirement.skills:
            known = curriculum.skills.get(skill)
            stages = [stage for stage in known.stages if stage in parts] if known else []
            for stage in stages:
                parts[stage].append(each / len(stages))
            if not stages:
                unplaced.append(each)
    return {stage: fsum(sorted(found)) for stage, found in parts.items()}, fsum(sorted(unplaced))


def nearness(curriculum: Curriculum, demand: RoleDemand, request: Request) -> Nearness:
    """Return how near the learner is to the role: match now, hours and steps to ``request.until``, the first step."""
    found = plan(curriculum, demand, request)
    reached = request.until is None or reaches(found.match_after, request.until)
    first = found.steps[0].skill if found.steps else None
    return Nearness(found.match_before, found.hours if reached else None, len(found.steps), first)
