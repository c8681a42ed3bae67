"""Why does a step stand in the plan? As data: who asks for it, who needs it, what was turned down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pathfinder.model.plan import Reason, ReasonKind

if TYPE_CHECKING:
    from pathfinder.model.learner import Request
    from pathfinder.planning.numbering import Ground

KNOWN = -1
"""The place of a skill that was known before the first step."""


def places(order: Iterable[str], known: Iterable[str]) -> dict[str, int]:
    """Return the place of every skill of the order, from 0; known skills stand at :data:`KNOWN`."""
    return {**dict.fromkeys(sorted(known), KNOWN), **{skill: place for place, skill in enumerate(order)}}


def reason_for(
    ground: Ground, request: Request, place_of: Mapping[str, int], skill: str, meets: float, first: frozenset[str]
) -> Reason:
    """Return the reason of one step.

    ``place_of`` comes from :func:`places`, ``meets`` is the weight that the step is the first to meet, and
    ``first`` is what ``--first`` brought in.
    """
    leaning = needed_by(ground, place_of, skill)
    return Reason(
        kind=_kind(ground, request, skill, first),
        meets=meets,
        needed_by=leaning,
        chosen_over=_chosen_over(ground, place_of, skill, leaning if meets == 0 else ()),
    )


def _kind(ground: Ground, request: Request, skill: str, first: frozenset[str]) -> ReasonKind:
    if skill in first:
        return "first"
    if skill in request.goals:
        return "goal"
    if skill in request.prefer:
        return "prefer"
    share = ground.demand.shares.get(skill)
    return "demanded" if share is not None and share.value > 0 else "needed"


def needed_by(ground: Ground, place_of: Mapping[str, int], skill: str) -> tuple[str, ...]:
    """Return the later steps that lean on this one directly, in their order.

    A step leans on a member of an ``any`` group when no other member of it was known before.
    """
    own = place_of[skill]
    leaning = []
    for later in ground.curriculum.dependents[skill]:
        if place_of.get(later, KNOWN) > own:
            value = ground.curriculum.skills[later]
            if skill in value.plain_ids or any(
                skill in group.skills and not _earlier(group.skills, place_of, own) for group in value.any_of
            ):
                leaning.append(later)
    return tuple(sorted(leaning, key=lambda later: place_of[later]))


def _earlier(skills: Iterable[str], place_of: Mapping[str, int], place: int) -> list[str]:
    return [skill for skill in skills if skill in place_of and place_of[skill] < place]


def _chosen_over(ground: Ground, place_of: Mapping[str, int], skill: str, leaning: tuple[str, ...]) -> tuple[str, ...]:
    """Return the alternatives that come later or not at all, the most wanted first.

    Of a step that nobody asks for these are also the other members of the ``any`` groups that it stands for:
    ``leaning`` are the later steps whose ``any`` groups count; a step that listings ask for needs no such reason.
    """
    own = place_of[skill]
    rivals: set[str] = set()
    group = ground.curriculum.group_of(skill)
    if group is not None and not _earlier(group.skills, place_of, own):
        rivals.update(group.skills)
    for later in leaning:
        for any_group in ground.curriculum.skills[later].any_of:
            if skill in any_group.skills:
                rivals.update(any_group.skills)
    return tuple(sorted(rivals - {skill} - set(_earlier(rivals, place_of, own)), key=ground.tie_key))
