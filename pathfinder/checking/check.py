"""What is wrong with a curriculum? All rules, after the loader's own findings, everything at once and sorted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from pathfinder.checking import demand, descriptions, hours, prerequisites, roles, terms
from pathfinder.checking.findings import ERRORS, Rule, Subject, Where
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.skills import Skill
from pathfinder.problems import MOST_PROBLEMS, Location, Problem, has_errors

if TYPE_CHECKING:
    from pathfinder.model.demand import Snapshot

RULES: tuple[Rule, ...] = (
    *prerequisites.RULES,
    *hours.RULES,
    *descriptions.RULES,
    *terms.RULES,
    *roles.RULES,
    *demand.RULES,
)
CODES = frozenset(code for rule in RULES for code in rule.codes)
"""Every code that these rules may report; the loader has its own beside them."""


def check(
    curriculum: Curriculum | None,
    where: Where,
    problems: Sequence[Problem] = (),
    *,
    snapshots: Sequence[Snapshot] = (),
    foreign: Iterable[str] = (),
    faulty: Sequence[Skill] = (),
) -> tuple[Problem, ...]:
    """Return the loader's problems with what the rules find, in order of place.

    After an error of the loader the rules go on that what was left out cannot mislead. ``snapshots`` are those
    that were measured for this curriculum; ``foreign`` are paths of files whose warnings are kept back; ``faulty``
    are skills that the curriculum lacks because of an error: what could be read of them is checked too.
    """
    broken = has_errors(problems)
    if broken:
        curriculum = _with_faulty(curriculum or Curriculum({}), faulty)
    elif curriculum is None:
        return tuple(problems)
    suspects = _suspects(curriculum, where, problems) if broken else frozenset()
    subject = Subject(curriculum, where, tuple(snapshots), suspects, frozenset(foreign), not broken)
    found = [finding for rule in RULES if not (broken and rule.whole) for finding in _told(rule, subject)]
    return tuple(sorted((*problems, *found), key=lambda problem: problem.sort_key))


def _told(rule: Rule, subject: Subject) -> list[Problem]:
    """Return what the rule finds in the reader's own files, and its errors in all, as far as that is told."""
    found = (one for one in rule.run(subject) if one.is_error or not subject.is_foreign(one.location))
    told = list(islice(found, MOST_PROBLEMS))
    if next(found, None) is not None:
        message = f"more than {MOST_PROBLEMS:,} findings of {', '.join(rule.codes)}; the others are not told"
        told.append(Problem("too-many", message, severity="error" if ERRORS.intersection(rule.codes) else "warning"))
    return told


def _with_faulty(curriculum: Curriculum, faulty: Iterable[Skill]) -> Curriculum:
    """Return the curriculum with the faulty skills in it, for the rules alone: nothing may be planned with it."""
    skills = {**{skill.id: skill for skill in faulty}, **curriculum.skills}
    ordered = {skill: skills[skill] for skill in sorted(skills)}
    return replace(curriculum, skills=ordered)


def _suspects(curriculum: Curriculum, where: Where, problems: Iterable[Problem]) -> frozenset[str]:
    """Return the ids of the skills and roles in whose definition an error stands: the last id at or above it."""
    starts: dict[str, list[tuple[int, str]]] = {}
    placed = [(where.skill(skill), skill) for skill in curriculum.skills]
    placed += [(where.role(role), role) for role in curriculum.roles]
    for place, name in placed:
        if place:
            starts.setdefault(place.path, []).append((place.line, name))
    for lines in starts.values():
        lines.sort()
    places = [problem.location for problem in problems if problem.is_error and problem.location]
    owners = [_owner(starts.get(place.path, []), place) for place in places]
    return frozenset(owner for owner in owners if owner)


def _owner(lines: list[tuple[int, str]], place: Location) -> str:
    above = bisect_right(lines, place.line, key=lambda entry: entry[0])
    return lines[above - 1][1] if above else ""
