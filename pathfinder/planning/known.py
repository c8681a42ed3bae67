"""What does the learner know, what can be reached from there, and what would be of use?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.learner import Request


def known_skills(curriculum: Curriculum, request: Request) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return everything known, and of it what was assumed, sorted.

    A known skill adds its plain prerequisites, recursively; its ``any`` groups add nothing. With
    ``exact_have`` nothing is assumed.
    """
    have = frozenset(request.have)
    known = have if request.exact_have else frozenset(curriculum.closure(have))
    return known, tuple(sorted(known - have))


def reachable_skills(curriculum: Curriculum, known: frozenset[str], skip: Iterable[str] = ()) -> frozenset[str]:
    """Return the skills, known ones included, that some order of study comes to without the skipped ones."""
    dependents = curriculum.dependents
    skipped = frozenset(skip)
    reached = set(known)
    waiting = sorted(skill for skill in curriculum.skills if skill not in known and skill not in skipped)
    while waiting:
        found = [skill for skill in waiting if curriculum.ready(skill, reached)]
        if not found:
            break
        reached.update(found)
        touched = {later for skill in found for later in dependents[skill]}
        waiting = sorted(touched - reached - skipped)
    return frozenset(reached)


def useful_skills(
    curriculum: Curriculum, wanted: Iterable[str], known: frozenset[str], reachable: frozenset[str]
) -> frozenset[str]:
    """Return what is wanted and everything that may lead there: all members of ``any`` groups are kept.

    A group that holds a known skill is met and leads nowhere else.
    """
    useful: set[str] = set()
    open_ids = sorted(skill for skill in wanted if skill in reachable and skill not in known)
    while open_ids:
        current = open_ids.pop()
        if current in useful:
            continue
        useful.add(current)
        skill = curriculum.skills[current]
        needed = list(skill.plain_ids)
        for group in skill.any_of:
            if known.isdisjoint(group.skills):
                needed.extend(group.skills)
        open_ids.extend(n for n in needed if n in reachable and n not in known and n not in useful)
    return frozenset(useful)
