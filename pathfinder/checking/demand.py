"""Does the curriculum fit the demand that was measured for it?"""

from __future__ import annotations

from collections.abc import Iterator

from pathfinder.checking.findings import Rule, Subject
from pathfinder.model.market import ALL_LISTINGS
from pathfinder.model.nearest import did_you_mean
from pathfinder.problems import Problem

LISTED = 10
"""So many missing skills are named for one snapshot; the rest is counted."""


def missing_skills(subject: Subject) -> Iterator[Problem]:
    """Skills that a snapshot counted and the curriculum lacks."""
    for snapshot in subject.snapshots:
        mentions: dict[str, int] = {}
        for count in snapshot.counts:
            if count.skill not in subject.curriculum.skills:
                mentions[count.skill] = mentions.get(count.skill, 0) + count.mentions
        wanted = sorted((skill for skill in mentions if mentions[skill]), key=lambda skill: (-mentions[skill], skill))
        for skill in wanted[:LISTED]:
            near = did_you_mean(skill, subject.curriculum.skills)
            hint = f"did you mean '{near}'?" if near else "add the skill, or measure again without it"
            message = f"the snapshot {snapshot.id} has demand for '{skill}', which is not in the curriculum"
            yield subject.finding("demand-without-skill", message, None, hint)
        if len(wanted) > LISTED:
            message = f"the snapshot {snapshot.id} has demand for {len(wanted) - LISTED} more skills that are not there"
            yield subject.finding("demand-without-skill", message, None, "measure it again with this curriculum")


def missing_roles(subject: Subject) -> Iterator[Problem]:
    """Roles that a snapshot has listings of and the curriculum lacks."""
    for snapshot in subject.snapshots:
        for role in sorted(snapshot.roles.keys() - subject.curriculum.roles.keys() - {ALL_LISTINGS}):
            message = f"the snapshot {snapshot.id} has listings of the role '{role}', which is not in the curriculum"
            near = did_you_mean(role, subject.curriculum.roles)
            yield subject.finding("demand-without-role", message, None, f"did you mean '{near}'?" if near else "")


def unwanted_skills(subject: Subject) -> Iterator[Problem]:
    """Skills that were looked for, that no listing names and that nothing needs."""
    looked_for = {skill for snapshot in subject.snapshots for skill in snapshot.measured.skills}
    named = {count.skill for snapshot in subject.snapshots for count in snapshot.counts if count.mentions}
    dependents = subject.curriculum.dependents
    for skill in subject.curriculum.skills:
        if skill in looked_for and skill not in named and not dependents[skill]:
            message = f"no listing names '{skill}' and no skill needs it"
            hint = "look at its terms, say what needs it, or take it out"
            yield subject.finding("unwanted-skill", message, subject.where.skill(skill), hint)


RULES = (
    Rule(missing_skills, ("demand-without-skill",), whole=True),
    Rule(missing_roles, ("demand-without-role",), whole=True),
    Rule(unwanted_skills, ("unwanted-skill",), whole=True),
)
