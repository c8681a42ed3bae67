"""Do the prerequisites say what is needed, once each, with why, and can every skill be reached?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from pathfinder.checking.findings import Rule, Subject
from pathfinder.model.skills import AnyOf, Skill
from pathfinder.problems import Location, Problem

ARROW = " → "
SHORTEST_REASON = 8
"""A reason with fewer characters says nothing that the edge does not say."""


def unreachable(subject: Subject) -> Iterator[Problem]:
    """Skills of whose `any` group every member needs the skill itself, so that nobody can start it."""
    stuck = subject.needs.stuck
    for skill in sorted(stuck):
        groups = [group for group in subject.curriculum.skills[skill].any_of if stuck.issuperset(group.skills)]
        for group in groups:
            members = _listed(group.skills)
            yield subject.finding(
                "any-unreachable",
                f"nobody can reach '{skill}': every way to {members} leads through it",
                _place(subject, skill, group),
                "add a member that can be learned without it",
            )


def redundant_edges(subject: Subject) -> Iterator[Problem]:
    """Plain prerequisites that another prerequisite brings anyway."""
    for skill, value in subject.curriculum.skills.items():
        if len(value.requires) + len(value.any_of) > 1:
            for needed in subject.needs.through_others(skill):
                yield _redundant(subject, value, needed)


def _redundant(subject: Subject, value: Skill, needed: str) -> Problem:
    way = subject.needs.chain(value.id, needed)
    if way:
        message = f"'{value.id}' needs '{needed}' through another already: {ARROW.join(way)}"
    else:
        message = f"'{value.id}' needs '{needed}' already, whichever member of its `any` group is chosen"
    return subject.finding(
        "redundant-edge", message, subject.where.edge(value.id, needed), "take this edge out; the chain stays"
    )


def any_groups(subject: Subject) -> Iterator[Problem]:
    """Groups that are met anyway, or hold a member that can never be the way to meet them."""
    for value in subject.curriculum.skills.values():
        for place, group in enumerate(value.any_of):
            yield from _met_anyway(subject, value, group)
            yield from _covering(subject, value, place)
            yield from _idle_members(subject, value, group)


def _met_anyway(subject: Subject, value: Skill, group: AnyOf) -> Iterator[Problem]:
    needs = subject.needs
    for member in group.skills:
        through = [other for other in value.plain_ids if other == member or needs.surely(other, member)]
        if through:
            why = "is a plain prerequisite" if through[0] == member else f"is needed by '{through[0]}'"
            yield subject.finding(
                "any-always-met",
                f"this group is always met: its member '{member}' {why} already",
                _place(subject, value.id, group),
                "take the group out, or the member's other edge",
            )
            return


def _covering(subject: Subject, value: Skill, place: int) -> Iterator[Problem]:
    group = set(value.any_of[place].skills)
    for other_place, other in enumerate(value.any_of):
        larger = (len(group), place) > (len(other.skills), other_place)
        if other_place != place and larger and group.issuperset(other.skills):
            yield subject.finding(
                "any-covers-any",
                f"this group is met whenever the group {_listed(other.skills)} is",
                _place(subject, value.id, value.any_of[place]),
                "take the larger group out",
            )
            return


def _idle_members(subject: Subject, value: Skill, group: AnyOf) -> Iterator[Problem]:
    needs = subject.needs
    for member in group.skills:
        if member == value.id:
            message = f"'{member}' stands in its own group, so it is never a way to it"
        elif needs.surely(member, value.id):
            message = f"'{member}' needs '{value.id}' itself, so it is never a way to it"
        else:
            shorter = next((one for one in group.skills if one != member and needs.surely(member, one)), None)
            if shorter is None:
                continue
            message = f"'{member}' needs '{shorter}' of the same group, which is then enough"
        yield subject.finding(
            "any-member-idle",
            message,
            subject.where.member(value.id, group.skills, member),
            f"take '{member}' out of the group",
        )


def lonely_members(subject: Subject) -> Iterator[Problem]:
    """Groups that leave no choice."""
    for value in subject.curriculum.skills.values():
        for group in value.any_of:
            if len(group.skills) == 1:
                member = group.skills[0]
                yield subject.finding(
                    "any-of-one",
                    f"an `any` group of '{member}' alone leaves no choice",
                    _place(subject, value.id, group),
                    f"write '- {member}: {group.because or 'why it is needed'}'",
                )


def reasons(subject: Subject) -> Iterator[Problem]:
    """Edges that do not say why, or say what the edge says already."""
    for value in subject.curriculum.skills.values():
        edges = (((edge.skill,), edge.because) for edge in value.requires)
        groups = ((group.skills, group.because) for group in value.any_of)
        for members, because in chain(edges, groups):
            if because is None or 0 < len(because) < SHORTEST_REASON:
                yield _without_reason(subject, value, members, because)


def _without_reason(subject: Subject, value: Skill, members: Sequence[str], because: str | None) -> Problem:
    where = subject.where.edge(value.id, members[0])
    if len(members) > 1:
        where = subject.where.member(value.id, members, members[0])
    if because:
        message = f"'{because}' does not say what of {_listed(members)} is used"
        return subject.finding("thin-reason", message, where, "say it in a sentence")
    if len(members) > 1:
        return subject.finding(
            "missing-reason",
            f"nothing says why '{value.id}' needs one of {_listed(members)}",
            where,
            "add 'because: …' below the group",
        )
    message = f"nothing says why '{value.id}' needs '{members[0]}'"
    return subject.finding("missing-reason", message, where, f"write '{members[0]}: what of it is used'")


def _place(subject: Subject, skill: str, group: AnyOf) -> Location | None:
    return subject.where.member(skill, group.skills, group.skills[0])


def _listed(members: Sequence[str]) -> str:
    quoted = [f"'{member}'" for member in members]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


RULES = (
    Rule(unreachable, ("any-unreachable",), whole=True),
    Rule(redundant_edges, ("redundant-edge",)),
    Rule(any_groups, ("any-always-met", "any-covers-any", "any-member-idle"), whole=True),
    Rule(lonely_members, ("any-of-one",), whole=True),
    Rule(reasons, ("missing-reason", "thin-reason")),
)
