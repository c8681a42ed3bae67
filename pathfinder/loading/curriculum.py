"""Which curriculum lies in a folder, and what is wrong with it? Everything valid comes back with every problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Map
from pathlib import Path
from typing import Any, NamedTuple

from pathfinder.errors import CurriculumError
from pathfinder.loading.digests import digest_of
from pathfinder.loading.documents import Document, Mapping, Node, Scalar, Sequence, parse, scalars_of, start_of
from pathfinder.loading.folders import bundled_curriculum, curriculum_files
from pathfinder.loading.garbage import collection_held_back
from pathfinder.loading.linking import Linker, Parts
from pathfinder.loading.places import Entry, Places, Spelled
from pathfinder.loading.scalars import kebab
from pathfinder.loading.schema import ALTERNATIVES, FILE, NEAR_GROUP, ROLE, SETTINGS, SKILL, skill_of
from pathfinder.loading.shapes import Reader, is_empty
from pathfinder.loading.sources import Source, decoded, read_source, shown_path
from pathfinder.model.curriculum import Alternatives, Curriculum, Role
from pathfinder.model.nearest import did_you_mean
from pathfinder.model.skills import Hours, Skill
from pathfinder.problems import Note, Problem, has_errors

RECORDS = {"skills": SKILL, "roles": ROLE, "alternatives": ALTERNATIVES}
INNER_KEYS = frozenset(key for record in RECORDS.values() for key in record.keys) - FILE.keys.keys()
MAKERS: dict[str, Callable[[str, str, dict[str, Any]], Any]] = {
    "skills": skill_of,
    "roles": lambda role, _area, values: Role(role, **values),
    "alternatives": lambda group, _area, values: Alternatives(group, **values),
}
STAND_INS: dict[str, dict[str, Any]] = {
    "skills": {"hours": Hours(1.0, 1.0, 1.0)},
    "roles": {},
    "alternatives": {"skills": ()},
}
"""What is taken for required fields that cannot be read, beside the id for the name."""


class Loaded(NamedTuple):
    """What a folder holds: the valid part (None where there is nothing at all), all problems, and the places.

    ``faulty`` are skills that cannot be used, with what could be read of them, for rules that need no more.
    """

    curriculum: Curriculum | None
    problems: tuple[Problem, ...]
    places: Places
    faulty: tuple[Skill, ...] = ()


def load_curriculum(
    folder: Path, *, bundled: Path | None = None, digest: bool = True, instead: Map[Path, str | bytes] | None = None
) -> Loaded:
    """Return the curriculum of the folder's YAML files (or of the one file), with all problems, sorted by place.

    A ``pathfinder.yaml`` there may extend the curriculum in ``bundled`` (None: the one that pathfinder brings).
    Broken skills are left out, and so are edges to them and edges that go round in a circle. ``digest`` False
    leaves the fingerprint empty, which saves a tenth of the time where nobody reads it. ``instead`` holds texts
    to be read in place of files that are there or not yet: what the folder would be after a change.
    """
    with collection_held_back():
        parts, problems = _gathered(folder, bundled, instead or {})
        linker = Linker(parts)
        skills, alternatives, roles, stages = linker.skills(), linker.alternatives(), linker.roles(), linker.stages()
        near_groups = {name: parts.near_groups[name].value for name in sorted(parts.near_groups)}
        problems = sorted((*problems, *linker.problems), key=lambda problem: problem.sort_key)
        if not any(parts.kinds().values()) and has_errors(problems):
            return Loaded(None, tuple(problems), linker.places, linker.faulty)
        content = (list(skills.values()), list(roles.values()), list(alternatives.values()), stages, near_groups)
        fingerprint = digest_of(*content) if digest else ""
    curriculum = Curriculum(skills, roles, alternatives, stages, near_groups, fingerprint)
    return Loaded(curriculum, tuple(problems), linker.places, linker.faulty)


def curriculum_or_raise(loaded: Loaded) -> Curriculum:
    """Return the curriculum; raise CurriculumError with every finding where one of them is an error."""
    if loaded.curriculum is None or has_errors(loaded.problems):
        raise CurriculumError(loaded.problems)
    return loaded.curriculum


def _gathered(folder: Path, bundled: Path | None, instead: Map[Path, str | bytes]) -> tuple[Parts, list[Problem]]:
    """Return what the folder's files define, on top of the bundled ones where its settings say so."""
    layout = curriculum_files(folder)
    own = Gathering(instead)
    settings = own.settings(layout.settings) if layout.settings else {}
    extends = "extends" in settings or bool(own.problems)  # faulty settings may say so: no follow-up mistakes
    if not layout.files and not layout.settings and not instead:
        own.problems.append(_nothing_in(folder))
    for path in sorted({*layout.files, *instead}, key=lambda path: (path.name, str(path))):
        own.file(path)
    if not extends:
        own.problems += _idle_removals(own)
        return own.parts, own.problems
    base = Gathering()
    for path in curriculum_files(bundled or bundled_curriculum()).files:
        base.file(path)
    return _extended(base, own), [*base.problems, *own.problems]


def _nothing_in(folder: Path) -> Problem:
    shown = shown_path(folder)
    if not folder.exists():
        return Problem("no-curriculum", f"there is no folder {shown}")
    hint = "`pathfinder init DIR` lays out a curriculum of your own"
    return Problem("no-curriculum", f"there is no *.yaml file in {shown}", hint=hint)


def _idle_removals(own: Gathering) -> list[Problem]:
    removals = own.removals.items()
    hint = "add 'extends: bundled', or delete it from its file"
    message = "nothing is extended, so nothing can be removed"
    return [source.problem("unknown-skill", message, start_of(node), hint=hint) for _, (source, node) in removals][:1]


def _extended(base: Gathering, own: Gathering) -> Parts:
    """Return the bundled parts with one's own over them and without the removed ones."""
    merged = base.parts
    removable = [*merged.skills, *merged.roles, *merged.alternatives]
    merged.bundled = {entry.source.path for table in base.parts.kinds().values() for entry in table.values()}
    for name, (source, node) in own.removals.items():
        tables = [table for table in (merged.skills, merged.roles, merged.alternatives) if name in table]
        if not tables:
            own.problems.append(_unknown_removal(name, source, node, removable))
        for table in tables:
            del table[name]
            merged.removed[name] = source.location(start_of(node))
    for kind, table in merged.kinds().items():
        table.update(own.parts.kinds()[kind])
    merged.removed = {name: place for name, place in merged.removed.items() if name not in merged.skills}
    merged.broken |= own.parts.broken
    merged.unseen |= own.parts.unseen
    merged.faulty |= own.parts.faulty
    return merged


def _unknown_removal(name: str, source: Source, node: Node, removable: Iterable[str]) -> Problem:
    near = did_you_mean(name, removable)
    hint = f"did you mean '{near}'?" if near else ""
    end = start_of(node) + len(name)
    message = f"the bundled curriculum has no '{name}' to remove"
    return source.problem("unknown-skill", message, start_of(node), end, hint=hint)


def _kind_of(key: Node, value: Node) -> str:
    """Return which section a top-level key starts, or seems to in spite of a slip; empty where it is like none."""
    name = key.value if isinstance(key, Scalar) else ""
    if name in FILE.keys:
        return name
    near = did_you_mean(name, FILE.keys) or ""
    return near if isinstance(value, Sequence if near == "stages" else Mapping) else ""


class Gathering:
    """Reads file after file into parts; an id that is taken already is reported with both places."""

    def __init__(self, instead: Map[Path, str | bytes] | None = None) -> None:
        self.instead = instead or {}
        self.parts = Parts()
        self.problems: list[Problem] = []
        self.removals: dict[str, tuple[Source, Node]] = {}

    def settings(self, path: Path) -> dict[str, object]:
        """Return the values of a pathfinder.yaml, and remember where it names what is to be removed."""
        document = self._document(path)
        reader = Reader(document.source)
        values: dict[str, object] = {}
        root: Any = document.root
        if root is not None and not is_empty(root):
            values = reader.as_far_as_told(lambda: SETTINGS.read(root, reader)) or {}
        self.problems += reader.problems
        if values.get("remove"):
            listed = next(value for key, value in root.value if key.value == "remove")
            for item in (node for node in listed.value if isinstance(node, Scalar)):
                self.removals.setdefault(item.value, (document.source, item))
        return values

    def file(self, path: Path) -> None:
        """Read one curriculum file."""
        document = self._document(path)
        reader = Reader(document.source)
        root = document.root
        if isinstance(root, Mapping):
            reader.as_far_as_told(lambda: self._sections(root, reader))
        elif root is not None and not is_empty(root):
            reader.unfit(root, FILE.expected)
        self.problems += reader.problems
        self.parts.unseen |= reader.is_full

    def _document(self, path: Path) -> Document:
        text = self.instead.get(path)
        if text is None:
            source, unreadable = read_source(path)
        else:
            shown = shown_path(path)
            source, unreadable = decoded(shown, text) if isinstance(text, bytes) else (Source(shown, text), ())
        whole = ((0, len(source.text)),)
        document = Document(source, None, lost=whole) if unreadable else parse(source, INNER_KEYS)
        self.parts.unseen |= bool(unreadable) and not source.text
        self.problems += [*unreadable, *document.problems]
        self.parts.broken |= document.lost_ids()
        return document

    def _sections(self, root: Node, reader: Reader) -> None:
        """Read every section; also one whose key stands twice or is misspelt: its mistakes show in the same run."""
        entries = FILE.entries(root, reader) or {}
        area = FILE.keys["area"].read(entries["area"][1], reader) if "area" in entries else None
        for key, value in root.value:
            kind = _kind_of(key, value)
            if kind == "stages":
                self._stages(value, reader)
            elif kind == "near_groups":
                self._near_groups(value, reader)
            elif kind in RECORDS:
                self._table(kind, value, area or "", reader)
            elif kind != "area":
                self._lose(value)

    def _lose(self, node: Node) -> None:
        """Remember what a part defines, perhaps, that cannot be read: what refers to it is no mistake."""
        self.parts.broken |= {scalar.value for scalar in scalars_of(node)}

    def _entries(self, kind: str, node: Node, reader: Reader) -> Iterator[tuple[str, Node, Node]]:
        """Yield the section's entries; the ids that are none, and what stands in a section that is none, are broken."""
        entries = FILE.keys[kind].read(node, reader)
        if entries is None:
            self._lose(node)
        for name, key, value in entries or ():
            if not name and isinstance(key, Scalar):
                self.parts.broken.add(kebab(key.value))
            yield name, key, value

    def _table(self, kind: str, node: Node, area: str, reader: Reader) -> None:
        record, make, source = RECORDS[kind], MAKERS[kind], reader.source
        for name, key, value in self._entries(kind, node, reader):
            values = record.read(value, reader, key)
            if name and values is not None:
                self._add(kind, name, Entry(make(name, area, values), source, key, value), reader)
                continue
            if name:
                self.parts.broken.add(name)
            if isinstance(key, Scalar):
                self._faulty(kind, area, Spelled(source, key, value))

    def _faulty(self, kind: str, area: str, where: Spelled) -> None:
        """Keep an entry that cannot be used for what it refers to, so that this is checked in the same run.

        What is wrong with its own fields was said when they were read; they are read quietly here.
        """
        name = str(where.key.value)
        quiet = Reader(where.source)
        readable = quiet.as_far_as_told(lambda: RECORDS[kind].partly(where.node, quiet)) or {}
        value = MAKERS[kind](name, area, {"name": name, **STAND_INS[kind], **readable})
        self.parts.faulty[kind].setdefault(name, Entry(value, *where))

    def _stages(self, node: Node, reader: Reader) -> None:
        read = FILE.keys["stages"].read(node, reader)
        if read is None:
            self._lose(node)
        for stage, place in read or ():
            key = next(value for name, value in place.value if name.value == "id")
            self._add("stages", stage.id, Entry(stage, reader.source, key, place), reader)

    def _near_groups(self, node: Node, reader: Reader) -> None:
        for name, key, value in self._entries("near_groups", node, reader):
            words = NEAR_GROUP.read(value, reader)
            if not name:
                continue
            if words is None:
                self.parts.broken.add(name)
            else:
                self._add("near_groups", name, Entry(words, reader.source, key, value), reader)

    def _add(self, kind: str, name: str, entry: Entry, reader: Reader) -> None:
        table: dict[str, Entry] = getattr(self.parts, kind)
        first = table.setdefault(name, entry)
        if first is not entry:
            message = f"the id '{name}' is taken already"
            start = start_of(entry.key)
            notes = (Note(first.locate(first.key), "it stands here already"),)
            reader.add(entry.source.problem("duplicate-id", message, start, start + len(name), notes=notes))
