"""Are the hours believable? To working knowledge, for one who has the prerequisites."""

from __future__ import annotations

from collections.abc import Iterator

from pathfinder.checking.findings import Rule, Subject
from pathfinder.model.skills import Skill
from pathfinder.problems import Problem

MOST_LIKELY = 400
"""Ten weeks of full-time study: what takes longer is several skills."""
LEAST_LIKELY = 0.5
"""What takes less than half an hour is no skill, but a page of another one."""
WIDEST = 6
"""High over low: a wider guess says nothing. Most skills of the bundled curriculum have about 3."""
LONGEST_RESOURCE = 3
"""A resource may take this many times the high hours: books cover more than working knowledge."""


def hours(subject: Subject) -> Iterator[Problem]:
    """Hours of skills out of range or too wide, and resources that take far longer than their skill."""
    for skill in subject.curriculum.skills.values():
        if skill.id in subject.faulty:
            continue  # its hours may be what is wrong
        value = skill.hours
        if value.likely > MOST_LIKELY or value.likely < LEAST_LIKELY or value.high > WIDEST * value.low:
            yield from _unlikely(subject, skill)
        for resource in skill.learn:
            if resource.hours is not None and resource.hours > LONGEST_RESOURCE * value.high:
                yield subject.finding(
                    "long-resource",
                    f"this takes {resource.hours:g} h, the whole skill at most {value.high:g} h",
                    subject.where.item(skill.id, "learn", resource.title),
                    "raise the skill's hours, or name the part that is meant and its hours",
                )


def _unlikely(subject: Subject, skill: Skill) -> Iterator[Problem]:
    low, likely, high = skill.hours.low, skill.hours.likely, skill.hours.high
    place = subject.where.field(skill.id, "hours")
    if likely > MOST_LIKELY:
        hint = "divide it into skills that can be learned one after the other"
        yield subject.finding("many-hours", f"{likely:g} h is more than one skill takes", place, hint)
    if likely < LEAST_LIKELY:
        hint = "make it a part of the skill that it belongs to"
        yield subject.finding("few-hours", f"{likely:g} h is too little for a skill", place, hint)
    if high > WIDEST * low:
        message = f"{low:g} to {high:g} h spreads over more than {WIDEST} times"
        yield subject.finding("wide-hours", message, place, "narrow the estimate, or divide the skill")


RULES = (Rule(hours, ("many-hours", "few-hours", "wide-hours", "long-resource")),)
