"""Which skills are there, what does each need and open, and which one did somebody type?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pathfinder.errors import RequestError
from pathfinder.model.nearest import did_you_mean
from pathfinder.model.skills import Skill


class Role(NamedTuple):
    """A job people search for.

    Attributes:
        id: Kebab-case; ``name`` and ``summary`` are what people read.
        titles: Phrases of which a listing's title holds one, and none of ``not_titles`` (``*``: up to three words).
        stages: Ids of its places on the data flow, in that order.
    """

    id: str
    name: str
    summary: str = ""
    titles: tuple[str, ...] = ()
    not_titles: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


class Alternatives(NamedTuple):
    """A named group of skills that a listing accepts in place of each other."""

    id: str
    name: str
    skills: tuple[str, ...]


class Stage(NamedTuple):
    """A place on the data flow, and the stages that data goes to from there."""

    id: str
    name: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Curriculum:
    """The prerequisite graph with its roles and alternatives.

    Holding one means: every prerequisite is known, plain prerequisites have no cycle, and a skill is in at
    most one alternatives group. The mappings are in order of id. Get one with :func:`pathfinder.load_curriculum`.

    Attributes:
        skills: The skills by id, as ``roles`` and groups of ``alternatives`` are by theirs.
        stages: The places on the data flow, in its order.
        near_groups: Named lists of words that ``near`` of a term may name.
        digest: ``sha256:…`` of the canonical content, without paths, places or comments; empty unless loaded.
    """

    skills: Mapping[str, Skill]
    roles: Mapping[str, Role] = field(default_factory=dict)
    alternatives: Mapping[str, Alternatives] = field(default_factory=dict)
    stages: tuple[Stage, ...] = ()
    near_groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    digest: str = ""

    def group_of(self, skill: str) -> Alternatives | None:
        """Return the alternatives group that holds the skill, or None."""
        return self.groups.get(skill)

    def closure(self, ids: Iterable[str]) -> set[str]:
        """Return the ids with all their plain prerequisites, recursively; KeyError for an id that is not here.

        ``any`` groups add nothing: which member is learned is the planner's choice.
        """
        closed: set[str] = set()
        open_ids = list(ids)
        while open_ids:
            current = open_ids.pop()
            if current not in closed:
                closed.add(current)
                open_ids.extend(self.skills[current].plain_ids)
        return closed

    @cached_property
    def dependents(self) -> dict[str, tuple[str, ...]]:
        """For every skill those that name it directly, plainly or in an ``any`` group, sorted."""
        named_by: dict[str, list[str]] = {skill: [] for skill in self.skills}
        for skill in self.skills.values():
            for needed in dict.fromkeys(skill.named_ids):
                named_by[needed].append(skill.id)
        return {skill: tuple(sorted(names)) for skill, names in named_by.items()}

    def ready(self, skill: str, known: set[str] | frozenset[str]) -> bool:
        """Return whether the ids that are known meet every prerequisite of the skill; KeyError for an unknown skill."""
        value = self.skills[skill]
        return all(needed in known for needed in value.plain_ids) and not any(
            known.isdisjoint(group.skills) for group in value.any_of
        )

    def role(self, wanted: str) -> Role:
        """Return the role with that id or name, in any case; RequestError with a near miss otherwise."""
        for role in self.roles.values():
            if wanted.casefold() in (role.id, role.name.casefold()):
                return role
        near = did_you_mean(wanted, self.roles)
        listed = ", ".join(self.roles) or "none: the curriculum defines no roles"
        raise RequestError(
            f"there is no role '{wanted}'", hint=f"did you mean '{near}'?" if near else f"the roles are: {listed}"
        )

    def name_of(self, skill: str) -> str:
        """Return the name that people read; of an id that is not here the id itself."""
        return self.names.get(skill, skill)

    def spelled(self, spelling: str) -> tuple[str, ...]:
        """Return the ids of the skills that a text may mean: by id, else by name or term, in any case."""
        folded = _folded(spelling)
        if folded in self.skills:
            return (folded,)
        return tuple(sorted({*self._by_name.get(folded, ()), *self._by_term.get(folded, ())}))

    def find(self, spelling: str) -> str:
        """Return the id of the skill that somebody typed by id, name or term, in any case.

        An id goes before names and terms. RequestError when nothing or more than one skill fits.
        """
        found = self.spelled(spelling)
        if len(found) == 1:
            return found[0]
        if found:
            raise RequestError(f"'{spelling}' may be any of {', '.join(found)}", hint="name one of them by its id")
        near = did_you_mean(_folded(spelling), [*self.skills, *self._by_name, *self._by_term])
        hint = f"did you mean '{near}'?" if near else "`pathfinder curriculum list` shows all skills"
        raise RequestError(f"there is no skill '{spelling}'", hint=hint)

    @cached_property
    def groups(self) -> dict[str, Alternatives]:
        """The alternatives group of every skill that is in one."""
        return {member: group for group in self.alternatives.values() for member in group.skills}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of every skill by its id."""
        return {skill.id: skill.name for skill in self.skills.values()}

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        """Names, case folded, each with the ids that claim it."""
        return _index((name, skill) for skill, name in self.names.items())

    @cached_property
    def _by_term(self) -> dict[str, tuple[str, ...]]:
        """Terms, case folded, each with the ids that claim it."""
        return _index((term.text, skill.id) for skill in self.skills.values() for term in skill.terms)


def _folded(spelling: str) -> str:
    return " ".join(spelling.split()).casefold()


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    claims: dict[str, list[str]] = {}
    for spelling, skill in pairs:
        owners = claims.setdefault(_folded(spelling), [])
        if skill not in owners:
            owners.append(skill)
    return {spelling: tuple(sorted(owners)) for spelling, owners in claims.items()}
