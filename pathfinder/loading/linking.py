"""Does everything that a curriculum refers to exist, and only once? What does not is reported and left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pathfinder.loading.cycles import cycles
from pathfinder.loading.places import Entry, Places
from pathfinder.model.curriculum import Alternatives, Role, Stage
from pathfinder.model.nearest import did_you_mean
from pathfinder.model.skills import Skill
from pathfinder.problems import MOST_PROBLEMS, Location, Note, Problem

MOST_SUGGESTIONS = 50
"""Looking for near misses takes longer than loading; after so many the hints are left out."""

REFERRING = ("skills", "roles", "alternatives")
"""The kinds whose entries refer to others and may lack something that they must have."""


@dataclass
class Parts:
    """What the files define, by kind and id; ``broken`` ids are defined but faulty, ``removed`` were dropped."""

    skills: dict[str, Entry] = field(default_factory=dict)
    roles: dict[str, Entry] = field(default_factory=dict)
    alternatives: dict[str, Entry] = field(default_factory=dict)
    stages: dict[str, Entry] = field(default_factory=dict)
    near_groups: dict[str, Entry] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    faulty: dict[str, dict[str, Entry]] = field(default_factory=lambda: {kind: {} for kind in REFERRING})
    """Broken ones with what can be read of them, by kind: for checking what they refer to, and for nothing else."""
    removed: dict[str, Location] = field(default_factory=dict)
    unseen: bool = False
    """A file could not be read, or not to its end: what nothing else defines may stand there."""
    bundled: set[str] = field(default_factory=set)
    """Paths of the bundled files: what they say of removed ids is no mistake of the reader's."""

    def kinds(self) -> dict[str, dict[str, Entry]]:
        """Return the tables by the key that holds them in a file."""
        return {
            "skills": self.skills,
            "roles": self.roles,
            "alternatives": self.alternatives,
            "stages": self.stages,
            "near_groups": self.near_groups,
        }

    def places(self) -> Places:
        """Return where everything stands."""
        return Places(**{**self.kinds(), **{kind: self.with_faulty(kind) for kind in REFERRING}})

    def with_faulty(self, kind: str) -> dict[str, Entry]:
        """Return the entries of a kind, also those that cannot be used."""
        return {**self.faulty[kind], **self.kinds()[kind]}


class Linker:
    """Follows every reference of the parts once; values come out with sound references only."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.places = parts.places()
        self.problems: list[Problem] = []
        self.faulty: tuple[Skill, ...] = ()
        self._hints: dict[tuple[str, str], str] = {}

    def skills(self) -> dict[str, Skill]:
        """Return the skills in order of id, without references that lead nowhere or in a circle."""
        known = self.parts.skills
        linked = {skill: self._linked(known[skill].value) for skill in sorted(known)}
        broken = self.parts.faulty["skills"]
        faulty = [self._linked(broken[skill].value) for skill in sorted(broken.keys() - known)]
        self._check_near_groups([*linked.values(), *faulty])
        self.faulty = tuple(faulty)
        return self._without_cycles(linked)

    def _linked(self, value: Skill) -> Skill:
        """Return the skill without references that lead nowhere; these are reported."""
        known = self.parts.skills
        strange = [needed for needed in value.plain_ids if needed not in known]
        for group in value.any_of:
            strange.extend(needed for needed in group.skills if needed not in known)
        if strange:
            value = self._without(value, strange)
        return self._on_known_stages(value) if self.parts.stages and value.stages else value

    def roles(self) -> dict[str, Role]:
        """Return the roles in order of id, on stages that exist."""
        linked = {}
        entries = self.parts.with_faulty("roles")
        for role in sorted(entries):
            value: Role = entries[role].value
            wrong = self._unknown_stages(value.stages)
            for stage in wrong:
                self._report_unknown("stage", stage, self.parts.stages, self.places.role_item(role, "stages", stage))
            kept = tuple(stage for stage in value.stages if stage not in wrong)
            if role in self.parts.roles:
                linked[role] = value._replace(stages=kept) if wrong else value
        return linked

    def alternatives(self) -> dict[str, Alternatives]:
        """Return the groups in order of id, each member in one group only."""
        linked: dict[str, Alternatives] = {}
        owner: dict[str, str] = {}
        entries = self.parts.with_faulty("alternatives")
        for group in sorted(entries):
            value: Alternatives = entries[group].value
            kept = [skill for skill in value.skills if self._belongs(entries[group], skill, owner)]
            if kept and group in self.parts.alternatives:
                linked[group] = value if len(kept) == len(value.skills) else value._replace(skills=tuple(kept))
        return linked

    def stages(self) -> tuple[Stage, ...]:
        """Return the stages in the order of the data flow."""
        linked = []
        for entry in self.parts.stages.values():
            value: Stage = entry.value
            wrong = self._unknown_stages(value.to)
            for stage in wrong:
                where = self.places.stage_item(value.id, stage)
                self._report_unknown("stage", stage, self.parts.stages, where)
            kept = tuple(stage for stage in value.to if stage not in wrong)
            linked.append(value._replace(to=kept) if wrong else value)
        return tuple(linked)

    def _without(self, value: Skill, strange: Sequence[str]) -> Skill:
        for needed in dict.fromkeys(strange):
            self._report_edge(value.id, needed)
        known = self.parts.skills
        groups = [group._replace(skills=tuple(one for one in group.skills if one in known)) for group in value.any_of]
        return value._replace(
            requires=tuple(edge for edge in value.requires if edge.skill in known),
            any_of=tuple(group for group in groups if group.skills),
        )

    def _report_edge(self, skill: str, needed: str) -> None:
        entry = self.parts.skills.get(skill) or self.parts.faulty["skills"][skill]
        if needed in self.parts.broken or self._quietly_removed(entry, needed):
            return
        for where in self.places.mentions(skill, needed):
            self._report_unknown("skill", needed, self.parts.skills, where)

    def _quietly_removed(self, entry: Entry, needed: str) -> bool:
        return needed in self.parts.removed and entry.source.path in self.parts.bundled

    def _on_known_stages(self, value: Skill) -> Skill:
        wrong = self._unknown_stages(value.stages)
        for stage in wrong:
            self._report_unknown("stage", stage, self.parts.stages, self.places.item(value.id, "stage", stage))
        return value._replace(stages=tuple(stage for stage in value.stages if stage not in wrong)) if wrong else value

    def _unknown_stages(self, stages: Iterable[str]) -> list[str]:
        """Without any stage defined, as in a small curriculum of one's own, every name is free."""
        known, broken = self.parts.stages, self.parts.broken
        return [stage for stage in stages if stage not in known and stage not in broken] if known else []

    def _check_near_groups(self, skills: Iterable[Skill]) -> None:
        known, broken = self.parts.near_groups, self.parts.broken
        for skill in skills:
            groups = dict.fromkeys(word for term in skill.terms for word in term.near if word[:1] == "@")
            for group in groups:
                name = group[1:]
                if name in known or name in broken:
                    continue
                for where in self.places.near(skill.id, group):
                    self._report_unknown("near group", name, known, where)

    def _belongs(self, entry: Entry, skill: str, owner: dict[str, str]) -> bool:
        group: str = entry.value.id
        where = self.places.alternatives(group, skill)
        if skill not in self.parts.skills:
            if skill not in self.parts.broken and not self._quietly_removed(entry, skill):
                self._report_unknown("skill", skill, self.parts.skills, where)
            return False
        other = owner.setdefault(skill, group)
        if other != group:
            there = self.places.alternatives(other, skill)
            notes = (Note(there, f"it is in '{other}' already"),) if there else ()
            self._report("two-groups", f"'{skill}' is in two alternatives groups", where, "keep it in one", notes)
        return other == group

    def _without_cycles(self, skills: dict[str, Skill]) -> dict[str, Skill]:
        circles = cycles(self._edges(skills))
        cut = {skill: set(needed) for skill, needed in circles.rest.items()}
        if circles.rest:
            message = f"{sum(map(len, cut.values())):,} more prerequisites go round in circles"
            self._report("cycle", message, self.places.skill(min(circles.rest)), "mend the others first")
        for cycle in circles.told:
            edges = list(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
            self._report_cycle(edges)
            for skill, needed in edges:
                cut.setdefault(skill, set()).add(needed)
        for skill, gone in cut.items():
            if skill not in skills:
                continue
            kept = tuple(edge for edge in skills[skill].requires if edge.skill not in gone)
            skills[skill] = skills[skill]._replace(requires=kept)
        return skills

    def _edges(self, skills: dict[str, Skill]) -> dict[str, tuple[str, ...]]:
        """Return what each skill plainly needs; a circle through a broken skill is a mistake all the same."""
        if not self.parts.faulty["skills"]:
            return {skill: value.plain_ids for skill, value in skills.items()}
        entries = self.parts.with_faulty("skills")
        needs = {skill: entries[skill].value.plain_ids for skill in sorted(entries)}
        return {skill: tuple(one for one in needed if one in needs) for skill, needed in needs.items()}

    def _report_cycle(self, edges: Sequence[tuple[str, str]]) -> None:
        placed = [(self.places.edge(*edge), edge) for edge in edges]
        notes = tuple(Note(place, f"{skill} needs {needed}") for place, (skill, needed) in placed if place)
        chain = " → ".join([*(skill for skill, _ in edges), edges[0][0]])
        if len(edges) == 1:
            message, hint = f"'{edges[0][0]}' needs itself", "take this line out"
        else:
            message, hint = f"prerequisites go round in a circle: {chain}", "take one of these edges out"
        self._report("cycle", message, min((note.location for note in notes), default=None), hint, notes)

    def _report_unknown(self, what: str, name: str, known: Mapping[str, Any], where: Location | None) -> None:
        if self.parts.unseen:
            return
        code = f"unknown-{what.replace(' ', '-')}"
        notes: tuple[Note, ...] = ()
        hint = self._near_miss(what, name, known)
        if name in self.parts.removed and what == "skill":
            hint, notes = "", (Note(self.parts.removed[name], "it is removed here"),)
        self._report(code, f"there is no {what} '{name}'", where, hint, notes)

    def _near_miss(self, what: str, name: str, known: Mapping[str, Any]) -> str:
        key = (what, name)
        if key not in self._hints and len(self._hints) < MOST_SUGGESTIONS:
            near = did_you_mean(name, known)
            self._hints[key] = f"did you mean '{near}'?" if near else ""
        return self._hints.get(key, "")

    def _report(self, code: str, message: str, where: Location | None, hint: str, notes: tuple[Note, ...] = ()) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            message = f"more than {MOST_PROBLEMS:,} references lead nowhere or in circles; the others are not told"
            self.problems[MOST_PROBLEMS:] = [Problem("too-many", message)]
            return
        excerpt, width = self.places.excerpt(where) if where else ("", 1)
        self.problems.append(Problem(code, message, where, "error", hint, excerpt, width, notes))
