"""What does the whole map of a role hold, and in which state is each skill? An uncut plan, laid out by stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pathfinder.model.curriculum import Alternatives
from pathfinder.model.roadmap import Roadmap, Section, Spot, State
from pathfinder.planning.coverage import steps_to

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.plan import Plan
    from pathfinder.model.shares import Share


def roadmap(
    curriculum: Curriculum, shares: Mapping[str, Share], whole: Plan, hours: Mapping[str, float], until: float
) -> Roadmap:
    """Return the map that a whole (uncut) plan lies on.

    ``shares`` are the demand shares of the plan's roles, ``hours`` the learner's hours by skill (for the
    alternatives that the plan does not take). ``until`` is the match at which the optional part begins.
    """
    known = {row.skill for row in whole.known}
    core = steps_to(until, whole.match_before, [step.match for step in whole.steps])
    states: dict[str, State] = dict.fromkeys(known, "have")
    for step in whole.steps:
        ready = curriculum.ready(step.skill, known)
        states[step.skill] = ("next" if ready else "later") if step.n <= core else "optional"
    spare = [left.skill for left in whole.left_out if left.because == "alternative"]
    states.update({skill: "optional" for skill in spare if skill in curriculum.skills})
    places = {step.skill: step.n for step in whole.steps}
    assumed = {row.skill for row in whole.known if row.assumed}
    found = {
        skill: Spot(
            skill,
            curriculum.skills[skill].name,
            state,
            _section(curriculum, skill),
            places.get(skill),
            hours.get(skill, 0.0),
            shares.get(skill),
            _direct(curriculum, skill),
            tuple(group.skills for group in curriculum.skills[skill].any_of),
            skill in assumed,
        )
        for skill, state in states.items()
    }
    sections = _sections(curriculum, found)
    return Roadmap(
        roles=whole.roles,
        role_name=whole.role_name,
        until=until,
        match_before=whole.match_before,
        match_until=whole.steps[core - 1].match if core else whole.match_before,
        listings=whole.listings,
        effective=whole.effective,
        period=whole.period,
        sections=sections,
        spots={skill: found[skill] for section in sections for skill in section.skills},
        alternatives=_alternatives(curriculum, found),
    )


def _section(curriculum: Curriculum, skill: str) -> str:
    """Return the first of the skill's stages on the flow; the area where it has none."""
    value = curriculum.skills[skill]
    return next((stage.id for stage in curriculum.stages if stage.id in value.stages), value.area)


def _direct(curriculum: Curriculum, skill: str) -> tuple[str, ...]:
    """Return the plain prerequisites without those that another of them needs itself, however far down."""
    plain = curriculum.skills[skill].plain_ids
    return tuple(
        needed
        for needed in plain
        if not any(needed in curriculum.closure([other]) for other in plain if other != needed)
    )


def _sections(curriculum: Curriculum, spots: Mapping[str, Spot]) -> tuple[Section, ...]:
    """Return areas without a stage first (what all else stands on), then the stages in the order of the flow."""
    stages = {stage.id: stage.name for stage in curriculum.stages}
    areas = sorted({spot.section for spot in spots.values()} - stages.keys())
    found = [Section(area, area or "Other", "area", _inside(spots.values(), area)) for area in areas]
    found += [Section(stage, name, "stage", _inside(spots.values(), stage)) for stage, name in stages.items()]
    return tuple(section for section in found if section.skills)


def _inside(spots: Iterable[Spot], section: str) -> tuple[str, ...]:
    """Return the skills of a section: known ones, those of the order in its order, then the rest by share."""
    inside = [spot for spot in spots if spot.section == section]
    return tuple(spot.skill for spot in sorted(inside, key=_rank))


def _rank(spot: Spot) -> tuple[int, int, float, str]:
    after = 0 if spot.state == "have" else 1 if spot.n is not None else 2
    return after, spot.n or 0, -(spot.share.value if spot.share else 0.0), spot.skill


def _alternatives(curriculum: Curriculum, spots: Mapping[str, Spot]) -> tuple[Alternatives, ...]:
    """Return the groups that have at least two members on the map, with those members only."""
    found = []
    for group in curriculum.alternatives.values():
        members = tuple(sorted((skill for skill in group.skills if skill in spots), key=lambda s: _rank(spots[s])))
        if len(members) > 1:
            found.append(Alternatives(group.id, group.name, members))
    return tuple(found)
