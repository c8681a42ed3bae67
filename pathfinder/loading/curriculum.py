"""Which curriculum lies in a folder, and what is wrong with it? Everything valid comes back with every problem."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Map
from pathlib import Path
from typing import Any, NamedTuple

from pathfinder.errors import CurriculumError
from pathfinder.loading.digests import digest_of
from pathfinder.loading.documents import Document, Mapping, Node, Scalar, parse, start_of
from pathfinder.loading.folders import bundled_curriculum, curriculum_files
from pathfinder.loading.garbage import collection_held_back
from pathfinder.loading.linking import Linker, Parts
from pathfinder.loading.places import Entry, Places, Spelled
from pathfinder.loading.schema import ALTERNATIVES, FILE, NEAR_GROUP, ROLE, SETTINGS, SKILL, skill_of
from pathfinder.loading.shapes import Reader, is_empty
from pathfinder.loading.sources import Source, read_source, shown_path
from pathfinder.model.curriculum import Alternatives, Curriculum, Role
from pathfinder.model.nearest import did_you_mean
from pathfinder.model.skills import Hours, Skill
from pathfinder.problems import Note, Problem, has_errors

RECORDS = {"skills": SKILL, "roles": ROLE, "alternatives": ALTERNATIVES}
INNER_KEYS = frozenset(key for record in RECORDS.values() for key in record.keys)
MAKERS: dict[str, Callable[[str, str, dict[str, Any]], Any]] = {
    "skills": skill_of,
    "roles": lambda role, _area, values: Role(role, **values),
    "alternatives": lambda group, _area, values: Alternatives(group, **values),
}


class Loaded(NamedTuple):
    """What a folder holds: the valid part (None where there is nothing at all), all problems, and the places.

    ``faulty`` are skills that cannot be used, with what could be read of them, for rules that need no more.
    """

    curriculum: Curriculum | None
    problems: tuple[Problem, ...]
    places: Places
    faulty: tuple[Skill, ...] = ()


def load_curriculum(
    folder: Path, *, bundled: Path | None = None, digest: bool = True, instead: Map[Path, str] | None = None
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


def _gathered(folder: Path, bundled: Path | None, instead: Map[Path, str]) -> tuple[Parts, list[Problem]]:
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
    merged.bundled = {entry.source.path for table in base.parts.kinds().values() for entry in table.values()}
    for name, (source, node) in own.removals.items():
        tables = [table for table in (merged.skills, merged.roles, merged.alternatives) if name in table]
        if not tables:
            own.problems.append(_unknown_removal(name, source, node, merged))
        for table in tables:
            del table[name]
            merged.removed[name] = source.location(start_of(node))
    for kind, table in merged.kinds().items():
        table.update(own.parts.kinds()[kind])
    merged.removed = {name: place for name, place in merged.removed.items() if name not in merged.skills}
    merged.broken |= own.parts.broken
    merged.faulty |= own.parts.faulty
    return merged


def _unknown_removal(name: str, source: Source, node: Node, parts: Parts) -> Problem:
    near = did_you_mean(name, [*parts.skills, *parts.roles, *parts.alternatives])
    hint = f"did you mean '{near}'?" if near else ""
    end = start_of(node) + len(name)
    message = f"the bundled curriculum has no '{name}' to remove"
    return source.problem("unknown-skill", message, start_of(node), end, hint=hint)


class Gathering:
    """Reads file after file into parts; an id that is taken already is reported with both places."""

    def __init__(self, instead: Map[Path, str] | None = None) -> None:
        self.instead = instead or {}
        self.parts = Parts()
        self.problems: list[Problem] = []
        self.removals: dict[str, tuple[Source, Node]] = {}

    def settings(self, path: Path) -> dict[str, object]:
        """Return the values of a pathfinder.yaml, and remember where it names what is to be removed."""
        document = self._document(path)
        reader = Reader(document.source)
        values: dict[str, object] = {}
        if document.root is not None and not is_empty(document.root):
            values = SETTINGS.read(document.root, reader) or {}
        self.problems += reader.problems
        if values.get("remove"):
            root: Any = document.root
            listed = next(value for key, value in root.value if key.value == "remove")
            for item in (node for node in listed.value if isinstance(node, Scalar)):
                self.removals.setdefault(item.value, (document.source, item))
        return values

    def file(self, path: Path) -> None:
        """Read one curriculum file."""
        document = self._document(path)
        reader = Reader(document.source)
        if isinstance(document.root, Mapping):
            self._sections(document.root, reader)
        elif document.root is not None and not is_empty(document.root):
            reader.unfit(document.root, FILE.expected)
        self.problems += reader.problems

    def _document(self, path: Path) -> Document:
        text = self.instead.get(path)
        source, unreadable = read_source(path) if text is None else (Source(shown_path(path), text), ())
        document = Document(source, None) if unreadable else parse(source, INNER_KEYS)
        self.problems += [*unreadable, *document.problems]
        self.parts.broken |= document.lost_ids()
        return document

    def _sections(self, root: Node, reader: Reader) -> None:
        sections = {name: value for name, (_, value) in (FILE.entries(root, reader) or {}).items()}
        area = FILE.keys["area"].read(sections.pop("area"), reader) if "area" in sections else None
        for kind, value in sections.items():
            if kind == "stages":
                self._stages(value, reader)
            elif kind == "near_groups":
                self._near_groups(value, reader)
            else:
                self._table(kind, value, area or "", reader)

    def _table(self, kind: str, node: Node, area: str, reader: Reader) -> None:
        record, make, source = RECORDS[kind], MAKERS[kind], reader.source
        for name, key, value in FILE.keys[kind].read(node, reader) or ():
            values = record.read(value, reader, key)
            if values is None:
                self.parts.broken.add(name)
                if kind == "skills":
                    self._faulty(name, area, Spelled(source, key, value))
            else:
                self._add(kind, name, Entry(make(name, area, values), source, key, value))

    def _faulty(self, name: str, area: str, where: Spelled) -> None:
        """Keep a skill that cannot be used for what it refers to, so that this is checked in the same run.

        What is wrong with its own fields was said when they were read; they are read quietly here.
        """
        readable = RECORDS["skills"].partly(where.node, Reader(where.source))
        skill = skill_of(name, area, {"name": name, "hours": Hours(1.0, 1.0, 1.0), **readable})
        self.parts.faulty.setdefault(name, Entry(skill, *where))

    def _stages(self, node: Node, reader: Reader) -> None:
        for stage, place in FILE.keys["stages"].read(node, reader) or ():
            self._add("stages", stage.id, Entry(stage, reader.source, place, place))

    def _near_groups(self, node: Node, reader: Reader) -> None:
        for name, key, value in FILE.keys["near_groups"].read(node, reader) or ():
            words = NEAR_GROUP.read(value, reader)
            if words is None:
                self.parts.broken.add(name)
            else:
                self._add("near_groups", name, Entry(words, reader.source, key, value))

    def _add(self, kind: str, name: str, entry: Entry) -> None:
        table: dict[str, Entry] = getattr(self.parts, kind)
        first = table.setdefault(name, entry)
        if first is not entry:
            message = f"the id '{name}' is taken already"
            start = start_of(entry.key)
            notes = (Note(first.locate(first.key), "it stands here already"),)
            problem = entry.source.problem("duplicate-id", message, start, start + len(name), notes=notes)
            self.problems.append(problem)
