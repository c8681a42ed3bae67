"""Where in the files does a skill, a field, a prerequisite or a term stand? Looked up when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from functools import cached_property
from typing import Any, NamedTuple

from pathfinder.loading.documents import Mapping, Node, Scalar, Sequence, start_of
from pathfinder.loading.sources import Source
from pathfinder.problems import Location


class Entry(NamedTuple):
    """One definition: its value with the key and the node that it was read from."""

    value: Any
    source: Source
    key: Node
    node: Node

    def locate(self, node: Node) -> Location:
        """Return the node's place."""
        return self.source.location(start_of(node))


class Spelled(NamedTuple):
    """The place of a definition whose value could not be made."""

    source: Source
    key: Node
    node: Node


class Spot(NamedTuple):
    """A node in its source."""

    source: Source
    node: Node

    @property
    def location(self) -> Location:
        """The place of the node's first character."""
        return self.source.location(start_of(self.node))


class Places:
    """Where everything of a loaded curriculum stands. Every question is answered with None where nothing is known.

    Only the trees of the files are kept, and searched on demand: of ten thousand skills few are ever asked for.
    """

    def __init__(
        self,
        skills: Map[str, Entry] | None = None,
        roles: Map[str, Entry] | None = None,
        alternatives: Map[str, Entry] | None = None,
        stages: Map[str, Entry] | None = None,
        near_groups: Map[str, Entry] | None = None,
    ) -> None:
        self._tables = {
            "skills": skills or {},
            "roles": roles or {},
            "alternatives": alternatives or {},
            "stages": stages or {},
            "near_groups": near_groups or {},
        }
        self._mentions: dict[int, dict[str, list[Node]]] = {}

    def skill(self, skill: str) -> Location | None:
        """Return where the skill's id stands."""
        return self._key("skills", skill)

    def field(self, skill: str, key: str) -> Location | None:
        """Return where the value of a skill's key stands, such as 'hours'; the id's place where there is none."""
        return _place(self._value("skills", skill, key)) or self.skill(skill)

    def edge(self, skill: str, prerequisite: str) -> Location | None:
        """Return where the skill names the prerequisite, plainly or in an ``any`` group."""
        return _place(self._mention(self._value("skills", skill, "requires"), prerequisite))

    def member(self, skill: str, group: Iterable[str], member: str) -> Location | None:
        """Return where the member stands in the skill's ``any`` group of just these; it may stand elsewhere too."""
        requires, wanted = self._value("skills", skill, "requires"), list(group)
        if requires and isinstance(requires.node, Sequence):
            for item in requires.node.value:
                listed = dict(_by_name(item)).get("any") if isinstance(item, Mapping) else None
                if isinstance(listed, Sequence) and list(dict.fromkeys(map(_text, listed.value))) == wanted:
                    meant = next((node for node in listed.value if _text(node) == member), listed)
                    return Spot(requires.source, meant).location
        return self.edge(skill, member)

    def mentions(self, skill: str, prerequisite: str) -> list[Location]:
        """Return everywhere where the skill names the prerequisite."""
        requires = self._value("skills", skill, "requires")
        return [spot.location for spot in self._mentions_of(requires, prerequisite)]

    def term(self, skill: str, text: str, nth: int = 0) -> Location | None:
        """Return where the skill claims the term; the place of its name where that is the term.

        A text may stand there under several rules: ``nth`` of them come before the one that is meant.
        """
        there = [spot.location for spot in self._mentions_of(self._value("skills", skill, "terms"), text)]
        return there[min(nth, len(there) - 1)] if there else self.field(skill, "name")

    def item(self, skill: str, key: str, text: str) -> Location | None:
        """Return where a text stands in a skill's list, such as a phrase of 'unless' or a stage."""
        return _place(self._mention(self._value("skills", skill, key), text)) or self.field(skill, key)

    def role(self, role: str, key: str = "") -> Location | None:
        """Return where the role's id stands, or the value of one of its keys."""
        return _place(self._value("roles", role, key) if key else None) or self._key("roles", role)

    def role_item(self, role: str, key: str, text: str) -> Location | None:
        """Return where a text stands in a role's list, such as a title."""
        return _place(self._mention(self._value("roles", role, key), text)) or self.role(role, key)

    def alternatives(self, group: str, skill: str = "") -> Location | None:
        """Return where the group's id stands, or one of its members."""
        member = self._mention(self._value("alternatives", group, "skills"), skill) if skill else None
        return _place(member) or self._key("alternatives", group)

    def stage(self, stage: str) -> Location | None:
        """Return where the stage is defined."""
        return self._key("stages", stage)

    def stage_item(self, stage: str, to: str) -> Location | None:
        """Return where the stage names another that data goes to."""
        return _place(self._mention(self._value("stages", stage, "to"), to)) or self.stage(stage)

    def near(self, skill: str, word: str, term: str = "") -> list[Location]:
        """Return everywhere where the ``near`` of the skill's terms, or of this one, names the word or @group."""
        terms = self._value("skills", skill, "terms")
        rules = [dict(_by_name(node)) for node in terms.node.value if isinstance(node, Mapping)] if terms else []
        meant = [rule["near"] for rule in rules if "near" in rule and term in ("", _text(rule.get("term")))]
        words = [node for listed in meant if isinstance(listed, Sequence) for node in listed.value]
        return [Spot(terms.source, node).location for node in words if terms and _text(node) == word]

    def near_group(self, group: str) -> Location | None:
        """Return where the group of words for ``near`` is defined."""
        return self._key("near_groups", group)

    def excerpt(self, location: Location) -> tuple[str, int]:
        """Return the line at the place and how many of its characters the word there has; ('', 1) if unknown."""
        source = self._sources.get(location.path)
        if source is None:
            return "", 1
        line = source.line(location.line)
        rest = line[location.column - 1 :]
        for mark in ",:]}":
            rest = rest.partition(f"{mark} ")[0] or rest
        return line, max(1, len(rest.rstrip(",:]} ")))

    def files(self) -> tuple[str, ...]:
        """Return the paths of the files that define something, sorted."""
        return tuple(sorted(self._sources))

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {entry.source.path: entry.source for table in self._tables.values() for entry in table.values()}

    def _mention(self, spot: Spot | None, text: str) -> Spot | None:
        """Return where the text stands first below the spot."""
        return next(iter(self._mentions_of(spot, text)), None)

    def _mentions_of(self, spot: Spot | None, text: str) -> list[Spot]:
        """Return everywhere where the text stands below the spot; a node is searched once for all questions."""
        if spot is None:
            return []
        mentions = self._mentions.get(id(spot.node))
        if mentions is None:
            mentions = self._mentions[id(spot.node)] = _mentions(spot.node)
        return [Spot(spot.source, node) for node in mentions.get(text, ())]

    def _key(self, kind: str, name: str) -> Location | None:
        entry = self._tables[kind].get(name)
        return entry.locate(entry.key) if entry else None

    def _value(self, kind: str, name: str, key: str) -> Spot | None:
        entry = self._tables[kind].get(name)
        if entry is None or not isinstance(entry.node, Mapping):
            return None
        found = (value for at, value in entry.node.value if at.value == key)
        node = next(found, None)
        return Spot(entry.source, node) if node is not None else None


def _place(spot: Spot | None) -> Location | None:
    return spot.location if spot else None


def _mentions(node: Node) -> dict[str, list[Node]]:
    """Return the scalars below the node, key or value, by their text; reasons are prose and do not count."""
    found: dict[str, list[Node]] = {}
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            found.setdefault(node.value, []).append(node)
        elif isinstance(node, Sequence):
            waiting.extend(reversed(node.value))
        else:
            waiting.extend(reversed([part for entry in node.value for part in _naming(entry)]))
    return found


def _by_name(node: Mapping) -> Iterator[tuple[str, Node]]:
    """Yield the mapping's values with their keys' texts, the first of doubled ones last, so that it counts."""
    return ((_text(key), value) for key, value in reversed(node.value))


def _text(node: Node | None) -> str:
    return str(node.value) if isinstance(node, Scalar) else ""


def _naming(entry: tuple[Node, Node]) -> tuple[Node, ...]:
    key, value = entry
    return (key, value) if key.value in {"term", "any"} else (key,)
