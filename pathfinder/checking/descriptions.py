"""Is every skill described, findable by its name, and is there something to learn it from?"""

from __future__ import annotations

from collections.abc import Iterator

from pathfinder.checking.findings import Rule, Subject
from pathfinder.model.nearest import did_you_mean
from pathfinder.model.skills import Skill
from pathfinder.problems import Problem

LONGEST_SUMMARY = 240
"""A summary is one sentence; more does not fit beside a skill."""

SHORT_NAME = 6
"""Names of areas with fewer letters differ by little and mean different things."""
ALMOST = 0.9
"""difflib's ratio of two names that differ in one letter of ten."""

_TEXTS = (
    ("missing-summary", "summary", "has no summary", "add 'summary: …', one sentence"),
    ("missing-learn", "learn", "has nothing to learn it from", "add 'learn:' with at least one lasting resource"),
    ("missing-area", "area", "belongs to no area", "add 'area: …' at the top of its file"),
)
"""Code, field, what is missing, and what helps."""


def missing_texts(subject: Subject) -> Iterator[Problem]:
    """Skills without summary, resource or area where most others have one.

    All three are optional: a curriculum that does without is sound. Skills whose definition is faulty are left
    out, since they may only have misspelt the key.
    """
    skills = subject.curriculum.skills.values()
    for code, key, message, hint in _TEXTS:
        lacking = [skill.id for skill in skills if not getattr(skill, key)]
        if 2 * len(lacking) >= len(skills):
            continue
        for skill in lacking:
            if skill not in subject.faulty:
                yield subject.finding(code, f"'{skill}' {message}", subject.where.skill(skill), hint)


def summaries(subject: Subject) -> Iterator[Problem]:
    """Summaries that are too long to be shown or say no more than the name."""
    for skill in subject.curriculum.skills.values():
        if len(skill.summary) > LONGEST_SUMMARY:
            message = f"the summary has {len(skill.summary)} characters, more than {LONGEST_SUMMARY}"
            hint = "keep the sentence that says what the skill is"
        elif skill.summary and skill.summary.strip(". ").casefold() == skill.name.casefold():
            message, hint = "the summary only repeats the name", "say what the skill is or does"
        else:
            continue
        yield subject.finding("poor-summary", message, subject.where.field(skill.id, "summary"), hint)


def names(subject: Subject) -> Iterator[Problem]:
    """Names that another skill has too, as its name, id or term: who types one may get the other."""
    curriculum = subject.curriculum
    first: dict[str, str] = {}
    for skill in subject.own_first(curriculum.skills) if subject.foreign else curriculum.skills:
        if skill in subject.faulty:
            continue
        name = curriculum.skills[skill].name.casefold()
        other = first.setdefault(name, skill)
        if other != skill:
            yield _shared_name(subject, curriculum.skills[skill], f"'{other}' has this name too", other)
        elif name in curriculum.skills and name != skill:
            yield _shared_name(subject, curriculum.skills[skill], f"this name is the id of '{name}'", name)


def _shared_name(subject: Subject, skill: Skill, message: str, other: str) -> Problem:
    notes = subject.note(subject.where.field(other, "name"), "it stands here")
    place = subject.where.field(skill.id, "name")
    return subject.finding("shared-name", message, place, "give each a name of its own", notes)


def areas(subject: Subject) -> Iterator[Problem]:
    """Areas that differ by a slip from another one, so that milestones would be torn in two."""
    holders: dict[str, list[str]] = {}
    for skill in subject.curriculum.skills.values():
        if skill.area:
            holders.setdefault(skill.area, []).append(skill.id)
    known = sorted(holders, key=lambda area: (-len(holders[area]), area))
    for place, area in enumerate(known):
        larger = known[:place]
        near = did_you_mean(area, larger) if larger else None
        if near and _is_slip(area, near):
            message = f"the area '{area}' is almost '{near}'"
            at = subject.where.skill(holders[area][0])
            yield subject.finding("area-misspelt", message, at, f"write 'area: {near}' at the top of the file")


def _is_slip(area: str, other: str) -> bool:
    """True where only capitals, blanks, punctuation, a plural or one or two letters differ."""
    one, two = ("".join(filter(str.isalnum, text.casefold())) for text in (area, other))
    if one == two:
        return True
    if min(len(one), len(two)) < SHORT_NAME:
        return False
    import difflib  # only areas that look alike get here

    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() >= ALMOST


def resources(subject: Subject) -> Iterator[Problem]:
    """Resources that cannot be found or stand twice."""
    for skill in subject.curriculum.skills.values():
        seen: set[str] = set()
        for resource in skill.learn:
            url = resource.url
            if url and url not in seen:
                seen.add(url)
                continue
            place = subject.where.item(skill.id, "learn", resource.title)
            if url:
                message = f"'{skill.id}' names this address twice"
                yield subject.finding("repeated-resource", message, place, "take one of the two out")
            elif resource.kind != "book":
                hint = "add 'url: https://…'; books do without"
                yield subject.finding("missing-url", f"'{resource.title}' has no address", place, hint)


RULES = (
    Rule(missing_texts, ("missing-summary", "missing-learn", "missing-area")),
    Rule(summaries, ("poor-summary",)),
    Rule(names, ("shared-name",)),
    Rule(areas, ("area-misspelt",)),
    Rule(resources, ("missing-url", "repeated-resource")),
)
