"""Which skills does a selector name? The grammar is dbt's node selection, over skills instead of models.

``+x`` adds all prerequisites of x, ``2+x`` two steps of them, ``x+`` and ``x+2`` what is opened; a comma means
"and", a blank "or". ``area:``, ``role:`` and ``stage:`` name groups, ``demand>5%`` compares shares, and anything
else is a skill by id, name or term, or a pattern of ids with ``*``. Edges of ``any`` groups count as edges.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from pathfinder.errors import RequestError
from pathfinder.model.nearest import did_you_mean

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.shares import Share

Shares = Callable[[str | None], "Mapping[str, Share]"]
"""Role id (None: the role in use) -> the shares of its skills; RequestError where it has no demand."""

METHODS = ("area", "role", "stage")
_BEFORE = re.compile(r"(\d*)\+(?=.)")
_AFTER = re.compile(r"(?<=.)\+(\d*)\Z")
_DEMAND = re.compile(r"demand\s*(>=|<=|>|<|=)\s*(\d+(?:\.\d*)?|\.\d+)\s*(%?)\Z", re.IGNORECASE)
_PARTS = re.compile(r'(?:"[^"]*"|[^\s,"])+|[\s,]+')
_LONGEST_NAME = 8
"""So many words may a name of a skill or an area have."""
EVERY_STEP = 1_000_000
"""More steps than any chain has: `+x` without a number."""


def select(selectors: Sequence[str], curriculum: Curriculum, shares: Shares) -> set[str]:
    """Return the ids of the skills that any of the selectors names; of none: all skills.

    RequestError with every fault of every selector, each with a near miss where there is one.
    """
    reader = _Selecting(curriculum, shares)
    if not any(selector.strip() for selector in selectors):
        return set(curriculum.skills)
    chosen: set[str] = set()
    for selector in selectors:
        for group in reader.groups(selector):
            chosen |= reader.all_of(group)
    if reader.reasons:
        raise RequestError(reader.reasons, hint="; ".join(dict.fromkeys(reader.hints)))
    return chosen


def spells_one_skill(selectors: Sequence[str], curriculum: Curriculum) -> bool:
    """True where the selectors are just the spelling of one skill, with no operator in it."""
    reader = _Selecting(curriculum, lambda _: {})
    return len(selectors) == 1 and reader.is_skill(selectors[0])


class _Selecting:
    """Reads selectors against one curriculum; faults are gathered, not raised."""

    def __init__(self, curriculum: Curriculum, shares: Shares) -> None:
        self.curriculum, self.shares = curriculum, shares
        self.reasons: list[str] = []
        self.hints: list[str] = []
        self.areas = {skill.area.casefold(): skill.area for skill in curriculum.skills.values() if skill.area}

    def groups(self, selector: str) -> list[list[str]]:
        """Return the atoms of a selector: blanks part groups, commas part the atoms of one.

        Words that together are a name ('power bi', 'area:Data wrangling') stay together.
        """
        groups: list[list[str]] = []
        joined = False
        pieces = _PARTS.findall(selector)
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            at += 1
            if not piece.strip(", \t\r\n") or piece.isspace():
                joined = "," in piece
                continue
            words, taken = self._name_at(pieces, at - 1)
            at += taken
            if joined and groups:
                groups[-1].append(words)
            else:
                groups.append([words])
            joined = False
        return groups

    def _name_at(self, pieces: Sequence[str], start: int) -> tuple[str, int]:
        """Return the longest name that begins at a piece, and how many more pieces it takes."""
        for words in range(_LONGEST_NAME, 1, -1):
            run = pieces[start : start + 2 * words - 1]
            if len(run) == 2 * words - 1 and all(gap.isspace() for gap in run[1::2]):
                text = " ".join(run[::2])
                if self._is_name(text):
                    return text, len(run) - 1
        return pieces[start].replace('"', ""), 0

    def _is_name(self, text: str) -> bool:
        bare = _AFTER.sub("", _BEFORE.sub("", text, count=1))
        method, colon, value = bare.partition(":")
        if colon and method.casefold() == "area":
            return value.strip().casefold() in self.areas
        if colon and method.casefold() == "role":
            return value.strip().casefold() in {role.name.casefold() for role in self.curriculum.roles.values()}
        return self.is_skill(text) or self.is_skill(bare) or bool(_DEMAND.match(text))

    def is_skill(self, text: str) -> bool:
        """True where the text spells one skill, or several."""
        return bool(self.curriculum.spelled(text))

    def all_of(self, atoms: Sequence[str]) -> set[str]:
        """Return the skills that every atom of a group names; its shares are those of the group's one role."""
        roles = [atom.partition(":")[2].strip() for atom in atoms if atom.casefold().startswith("role:")]
        found = [self._atom(atom, roles[0] if len(roles) == 1 else None) for atom in atoms]
        return set.intersection(*found)

    def _atom(self, atom: str, role: str | None) -> set[str]:
        try:
            return self._named(atom, role)
        except RequestError as error:
            self.reasons += error.reasons
            if error.hint:
                self.hints.append(error.hint)
            return set()

    def _named(self, atom: str, role: str | None) -> set[str]:
        if self.is_skill(atom):
            return {self.curriculum.find(atom)}
        before, rest = _BEFORE.match(atom), atom
        if before:
            rest = atom[before.end() :]
        after = None if self.is_skill(rest) else _AFTER.search(rest)
        if after:
            rest = rest[: after.start()]
        core = self._core(rest, role)
        chosen = set(core)
        if before:
            chosen |= self._reached(core, self._needed, _steps(before[1]))
        if after:
            chosen |= self._reached(core, self.curriculum.dependents.__getitem__, _steps(after[1]))
        return chosen

    def _core(self, text: str, role: str | None) -> set[str]:
        compared = _DEMAND.match(text)
        if compared:
            return self._by_demand(compared, role)
        method, colon, value = text.partition(":")
        if colon and method.casefold() in METHODS:
            by = {"area": self._by_area, "role": self._by_role, "stage": self._by_stage}
            return by[method.casefold()](value.strip())
        if colon and not self.is_skill(text):
            near = did_you_mean(method, METHODS)
            hint = f"did you mean '{near}:'?" if near else f"there are {', '.join(f'{name}:' for name in METHODS)}"
            raise RequestError(f"'{method}:' is no way to select skills", hint=hint)
        if re.match(r"demand\s*[<>=]", text, re.IGNORECASE):
            raise RequestError(f"'{text}' compares with no share", hint="write demand>5% or demand<=0.2")
        if "*" in text:
            return self._by_pattern(text)
        return {self.curriculum.find(text)}

    def _by_area(self, value: str) -> set[str]:
        wanted = {_kebab(area): area for area in self.areas.values()}.get(_kebab(value))
        if wanted is None:
            near = did_you_mean(value, self.areas.values())
            hint = f"did you mean 'area:{near}'?" if near else f"the areas are {', '.join(sorted(self.areas.values()))}"
            raise RequestError(f"there is no area '{value}'", hint=hint)
        return {skill.id for skill in self.curriculum.skills.values() if skill.area == wanted}

    def _by_role(self, value: str) -> set[str]:
        role = self.curriculum.role(value).id
        return {skill for skill, share in self.shares(role).items() if share.value > 0} & set(self.curriculum.skills)

    def _by_stage(self, value: str) -> set[str]:
        used = {stage for skill in self.curriculum.skills.values() for stage in skill.stages}
        known = {stage.id: stage.id for stage in self.curriculum.stages} | {stage: stage for stage in used}
        known |= {stage.name.casefold(): stage.id for stage in self.curriculum.stages}
        wanted = known.get(value.casefold())
        if wanted is None:
            near = did_you_mean(value, known)
            hint = f"did you mean 'stage:{near}'?" if near else f"the stages are {', '.join(known)}"
            raise RequestError(f"there is no stage '{value}'", hint=hint)
        return {skill.id for skill in self.curriculum.skills.values() if wanted in skill.stages}

    def _by_demand(self, compared: re.Match[str], role: str | None) -> set[str]:
        sign, number, percent = compared.groups()
        bound = float(number) / 100 if percent else float(number)
        shares = self.shares(self.curriculum.role(role).id if role else None)
        return {
            skill
            for skill, share in shares.items()
            if skill in self.curriculum.skills and _holds(share.value, sign, bound)
        }

    def _by_pattern(self, pattern: str) -> set[str]:
        found = {skill for skill in self.curriculum.skills if fnmatchcase(skill, pattern.casefold())}
        if not found:
            raise RequestError(f"no skill's id fits '{pattern}'")
        return found

    def _needed(self, skill: str) -> Iterable[str]:
        return self.curriculum.skills[skill].named_ids

    def _reached(self, start: Iterable[str], after: Callable[[str], Iterable[str]], steps: int) -> set[str]:
        reached, edge = set(start), set(start)
        while edge and steps:
            edge = {skill for here in edge for skill in after(here)} - reached
            reached |= edge
            steps -= 1
        return reached


def _steps(number: str) -> int:
    return int(number) if number else EVERY_STEP


def _kebab(text: str) -> str:
    return "-".join(re.findall(r"\w+", text.casefold()))


def _holds(value: float, sign: str, bound: float) -> bool:
    return {">": value > bound, ">=": value >= bound, "<": value < bound, "<=": value <= bound, "=": value == bound}[
        sign
    ]
