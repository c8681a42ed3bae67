"""What is the plan? The request, the curriculum and the demand in; an order with everything it rests on out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pathfinder.errors import RequestError
from pathfinder.model.plan import KnownSkill, LeftOut, LeftOutBecause, Plan
from pathfinder.planning.choosing import Chosen, chosen_set
from pathfinder.planning.coverage import Coverage, reaches, steps_to
from pathfinder.planning.known import known_skills, reachable_skills, useful_skills
from pathfinder.planning.numbering import Ground
from pathfinder.planning.ordering import Ordered, Solver, most_wanted_first, ordered, solve_quickly
from pathfinder.planning.pace import learner_hours
from pathfinder.planning.robustness import marked
from pathfinder.planning.snapshots import NoListingsError
from pathfinder.planning.steps import Walk, walk

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand
    from pathfinder.model.learner import Request


class Terrain(NamedTuple):
    """What one request looks like before an order is chosen."""

    ground: Ground
    known: frozenset[str]
    assumed: tuple[str, ...]
    reachable: frozenset[str]
    useful: frozenset[str]


def plan(curriculum: Curriculum, demand: RoleDemand, request: Request, solver: Solver = solve_quickly) -> Plan:
    """Return the plan for the request; ``demand`` is what :func:`pathfinder.pool` made of its roles.

    The same inputs give the same plan: neither the clock nor the order of files plays a part.

    Raises:
        RequestError: What was asked contradicts itself, no listing names a skill, or what is skipped bars a goal.
        InfeasibleError: The goals do not fit into the hours; its ``reasons`` say what would do.
    """
    land = terrain(curriculum, demand, request)
    chosen = chosen_set(land.ground, request, land.known, land.reachable, land.useful)
    order = ordered(land.ground, chosen.segments, land.known, solver)
    steps = walk(land.ground, order.skills, land.known, chosen.first)
    cut = cut_after(steps, request) if chosen.may_cut else len(steps.matches)
    return _assembled(land, request, chosen, order, steps, cut)


def terrain(curriculum: Curriculum, demand: RoleDemand, request: Request) -> Terrain:
    """Return the ground of the request: what is known, what can be reached, what would be of use."""
    if not demand.requirements:
        raise NoListingsError([f"no listing of the role '{role}' names a skill" for role in demand.roles])
    known, assumed = known_skills(curriculum, request)
    _refuse_contradictions(request, known)
    reachable = reachable_skills(curriculum, known, request.skip)
    ground = Ground(curriculum, demand, learner_hours(curriculum, request), frozenset(request.prefer), request.maximize)
    wanted = {skill for requirement in demand.requirements for skill in requirement.skills} & curriculum.skills.keys()
    wanted |= _preferred(curriculum, request, wanted)
    return Terrain(ground, known, assumed, reachable, useful_skills(curriculum, wanted, known, reachable))


def _refuse_contradictions(request: Request, known: frozenset[str]) -> None:
    never = set(request.skip) - known  # skipping what is known is told, and changes nothing
    faults = [f"'{skill}' is a goal and is skipped" for skill in request.goals if skill in never]
    faults += [f"'{skill}' is to come first and is skipped" for skill in request.first if skill in never]
    faults += [f"'{skill}' is preferred and is skipped" for skill in request.prefer if skill in never]
    if faults:
        raise RequestError(faults, hint="drop one of the two")


def _preferred(curriculum: Curriculum, request: Request, wanted: set[str]) -> set[str]:
    """Return the preferred skills whose alternatives are wanted: they come before these."""
    found = set()
    for skill in request.prefer:
        group = curriculum.group_of(skill)
        if group is not None and wanted & set(group.skills):
            found.add(skill)
    return found


def cut_after(steps: Walk, request: Request) -> int:
    """Return after how many steps the plan ends: with the first that reaches ``until``."""
    return len(steps.matches) if request.until is None else steps_to(request.until, steps.match_before, steps.matches)


def _assembled(land: Terrain, request: Request, chosen: Chosen, order: Ordered, steps: Walk, cut: int) -> Plan:
    ground, demand = land.ground, land.ground.demand
    kept = order.skills[:cut]
    milestones, milestone_of = steps.milestones(ground, request, cut)
    highest = steps.matches[-1] if steps.matches else steps.match_before
    return Plan(
        roles=demand.roles,
        role_name=" and ".join(ground.curriculum.roles[role].name for role in demand.roles),
        have=tuple(sorted(request.have)),
        assumed=land.assumed,
        objective=request.maximize,
        snapshots=demand.snapshots,
        listings=demand.listings,
        effective=demand.effective,
        period=demand.period,
        match_before=steps.match_before,
        match_after=steps.matches[cut - 1] if cut else steps.match_before,
        hours=steps.hours_between(0, cut),
        cost=order.cost,
        bound=order.bound,
        gap=order.gap,
        bound_for="all" if order.bound_for == "all" else "choices",
        steps=marked(ground, steps, steps.steps(ground, request, cut, milestone_of), order.cost),
        milestones=milestones,
        left_out=_left_out(land, request, chosen, order, kept),
        ahead=steps.ahead(cut),
        most_wanted_cost=most_wanted_first(ground, order.skills, land.known),
        known=known_rows(land, request),
        set_proved=chosen.proved,
        hours_per_week=request.hours_per_week,
        finish=milestones[-1].finish if milestones else None,
        warnings=_warnings(land, request, highest, may_cut=chosen.may_cut),
        curriculum_digest=ground.curriculum.digest,
        snapshots_digest=demand.digest,
        request=request_facts(request),
    )


def known_rows(land: Terrain, request: Request) -> tuple[KnownSkill, ...]:
    """Return what is known: first what was assumed, then what the learner has, each by share."""
    ground, coverage, rows = land.ground, Coverage(land.ground.demand), []
    have = sorted(set(request.have), key=ground.tie_key)
    for skill in (*sorted(land.assumed, key=ground.tie_key), *have):
        coverage.learn(skill)
        name, share = ground.curriculum.skills[skill].name, ground.demand.shares.get(skill)
        rows.append(KnownSkill(skill, name, share, coverage.match, skill in land.assumed))
    return tuple(rows)


def _left_out(
    land: Terrain, request: Request, chosen: Chosen, order: Ordered, kept: Sequence[str]
) -> tuple[LeftOut, ...]:
    """Return what the plan does not hold of all that a listing of the role names or that leads there."""
    demand, curriculum = land.ground.demand, land.ground.curriculum
    found: dict[str, LeftOutBecause] = dict.fromkeys(demand.unknown, "unknown")
    found.update(dict.fromkeys(order.skills[len(kept) :], "until"))
    if chosen.others_because is not None:
        found.update(dict.fromkeys(sorted(land.useful - set(order.skills)), chosen.others_because))
    found.update(dict.fromkeys(order.unused, "alternative"))
    named = {skill for requirement in demand.requirements for skill in requirement.skills}
    unreachable = sorted((named & curriculum.skills.keys()) - land.reachable)
    found.update(dict.fromkeys(unreachable, "needs-skipped"))
    found.update(dict.fromkeys((skill for skill in request.skip if skill not in land.known), "skipped"))
    return tuple(LeftOut(skill, found[skill]) for skill in sorted(found))


def _warnings(land: Terrain, request: Request, highest: float, *, may_cut: bool) -> tuple[str, ...]:
    """Return what the learner must be told; the sentences are for stderr."""
    told = [f"'{skill}' is skipped and already known: it stays known" for skill in request.skip if skill in land.known]
    unknown = land.ground.demand.unknown
    if unknown:
        told.append(f"listings name skills that the curriculum lacks: {', '.join(unknown)}")
    if may_cut and request.until is not None and not reaches(highest, request.until):
        told.append(f"a match of {request.until:.0%} is out of reach: everything together reaches {highest:.1%}")
    return tuple(told)


def request_facts(request: Request) -> dict[str, object]:
    """Return what was asked as plain values in a fixed order, without what was left at its default."""
    facts: dict[str, object] = {"role": ",".join(request.roles), "have": sorted(request.have)}
    defaults = type(request)(roles=request.roles)
    for name in request._fields:
        value = getattr(request, name)
        if name in {"roles", "have"} or value == getattr(defaults, name):
            continue
        if name in {"spent", "paces"}:
            facts[name] = dict(value)
        elif name == "busy":
            facts[name] = [str(days) for days in value]
        elif isinstance(value, tuple):
            facts[name] = list(value)
        else:
            facts[name] = value.isoformat() if hasattr(value, "isoformat") else value
    return facts
