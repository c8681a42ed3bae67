"""How is a skill added to a curriculum, or changed in it, without touching anything else in the files?

Nothing here writes: a :class:`Change` holds a file's text before and after. Who makes one reads the
curriculum again with it (``load_curriculum(…, instead=…)``), and writes it with :func:`write_changes` once the
rules have nothing against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pathfinder.atomic import locked, write_atomically
from pathfinder.errors import RequestError
from pathfinder.loading.documents import Mapping, Node, end_of, start_of
from pathfinder.loading.folders import CURRICULUM_FOLDER, SCHEMA_FILE, curriculum_files
from pathfinder.loading.patching import append_block, append_item, remove_items, remove_value, set_value
from pathfinder.loading.scalars import is_id, kebab
from pathfinder.loading.schema import NO_SKILL_IDS, SKILL
from pathfinder.loading.sources import BOM, line_start, shown_path
from pathfinder.loading.spans import entry_of, in_brackets, node_at, root_of
from pathfinder.loading.untyped import Seen
from pathfinder.loading.writing import Data
from pathfinder.model.skills import AnyOf, Hours, Prerequisite

MODELINE = f"# yaml-language-server: $schema=./{SCHEMA_FILE}\n"
"""Tells editors which schema a file of the curriculum follows."""
ORDER = tuple(SKILL.keys)


class Change(NamedTuple):
    """What a file holds and what it shall hold; ``before`` is None for a file that is new."""

    path: Path
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class SkillEdit:
    """What is to be said of a skill; None and empty leave things as they are.

    ``terms`` and ``requires`` are added (a prerequisite that is there already gets the new reason),
    ``remove_terms`` and ``remove_requires`` taken out, by text and by id.
    """

    name: str | None = None
    summary: str | None = None
    hours: Hours | None = None
    stages: tuple[str, ...] | None = None
    area: str | None = None
    requires: tuple[Prerequisite | AnyOf, ...] = ()
    terms: tuple[str, ...] = ()
    remove_requires: tuple[str, ...] = ()
    remove_terms: tuple[str, ...] = ()


def add_skill(folder: Path, skill: str, edit: SkillEdit) -> Change:
    """Return the change that adds a skill to the file of its area, at its end, or to a new file of that area.

    RequestError where the id is none or taken, name or hours are missing, or no area says which file it is.
    """
    if skill in NO_SKILL_IDS:
        raise RequestError(f"'{skill}' is no id: it has a meaning of its own in `requires`")
    if not is_id(skill):
        hint = f"write '{kebab(skill)}'" if kebab(skill) not in ("", skill) else ""
        raise RequestError(f"'{skill}' is no id: lower-case words joined by hyphens", hint=hint)
    if edit.name is None or edit.hours is None:
        raise RequestError("a new skill needs a name and hours", hint="--name 'Apache Kafka' --hours 10,20,40")
    files = _files(folder)
    taken = next((path for path, text in files.items() if _entry(text, skill)), None)
    if taken:
        raise RequestError(f"there is a skill '{skill}' already, in {shown_path(taken)}", hint="use `curriculum edit`")
    path = _file_of(folder, files, edit.area)
    before = files.get(path)
    start = before if before is not None else _begun(edit.area)
    return Change(path, before, set_value(start, ("skills", skill), _written(edit), block=True))


def edit_skill(folder: Path, skill: str, edit: SkillEdit, *, bundled: Path | None = None) -> tuple[Change, ...]:
    """Return the changes that edit a skill where it stands: one, or two where it moves to the file of another area.

    A skill of the ``bundled`` curriculum is first copied into the folder, where it replaces the bundled one.
    """
    files = _files(folder)
    path = next((path for path, text in files.items() if _entry(text, skill)), None)
    if path is None:
        return (_copied(folder, skill, edit, bundled, files),)
    after = _edited(files[path], skill, edit)
    target = _file_of(folder, files, edit.area) if edit.area is not None else path
    if target == path or _area(after) == edit.area:
        return (Change(path, files[path], after),)
    start = files.get(target) or _begun(edit.area)
    moved = append_block(start, ("skills",), _block(after, skill))
    return (Change(path, files[path], remove_value(after, ("skills", skill))), Change(target, files.get(target), moved))


def write_changes(changes: Sequence[Change]) -> None:
    """Write the files, each whole or not at all; RequestError where one changed since it was read."""
    for change in changes:
        with locked(change.path):
            if _text_of(change.path) != change.before:
                shown = shown_path(change.path)
                raise RequestError(f"{shown} has just been changed by someone else", hint="try again")
            write_atomically(change.path, change.after.encode())


def _text_of(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None


def _files(folder: Path) -> dict[Path, str]:
    return {path: path.read_bytes().decode("utf-8", "replace") for path in curriculum_files(folder).files}


def _entry(text: str, skill: str) -> tuple[Node, Node] | None:
    return entry_of(node_at(root_of(text), ("skills",)), skill) if skill in text else None


def _area(text: str) -> str:
    return str(getattr(node_at(root_of(text), ("area",)), "value", ""))


def _begun(area: str | None) -> str:
    """Return the text with which a file of an area begins, before its first skill."""
    return f"{MODELINE}{set_value('', ('area',), area) if area else ''}skills:\n"


def _file_of(folder: Path, files: dict[Path, str], area: str | None) -> Path:
    """Return the file that holds the area's skills, or a new one's path."""
    holding = {path: _area(text) for path, text in files.items() if node_at(root_of(text), ("skills",)) is not None}
    if area is None:
        if len(holding) == 1:
            return next(iter(holding))
        raise RequestError("say which area the skill belongs to", hint=f"--area '{_first(holding.values())}'")
    wanted = (path for path, name in holding.items() if name.casefold() == area.casefold())
    return next(wanted, _home(folder) / f"{kebab(area) or 'skills'}.yaml")


def _first(areas: Iterable[str]) -> str:
    return min((area for area in areas if area), default="My skills")


def _home(folder: Path) -> Path:
    """Return the folder for new files: the one below that `init` makes where it is there."""
    below = folder / CURRICULUM_FOLDER
    return below if curriculum_files(folder).settings and below.is_dir() else folder


def _written(edit: SkillEdit) -> dict[str, Data]:
    """Return a new skill's fields in the order of the format; tuples stay on one line."""
    fields: dict[str, Data | None] = {
        "name": edit.name,
        "summary": edit.summary,
        "hours": _hours(edit.hours),
        "stage": edit.stages or None,
        "requires": [_requirement(needed) for needed in edit.requires] or None,
        "terms": list(edit.terms) or None,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _hours(hours: Hours | None) -> Data | None:
    if hours is None:
        return None
    return hours.likely if hours.low == hours.high else (hours.low, hours.likely, hours.high)


def _requirement(needed: Prerequisite | AnyOf) -> Data:
    if isinstance(needed, Prerequisite):
        return {needed.skill: needed.because} if needed.because else needed.skill
    group: dict[str, Data] = {"any": needed.skills}
    return {**group, "because": needed.because} if needed.because else group


def _edited(text: str, skill: str, edit: SkillEdit) -> str:
    at = ("skills", skill)
    fields = {"name": edit.name, "summary": edit.summary, "hours": _hours(edit.hours), "stage": edit.stages}
    for key, value in fields.items():
        if value is not None:
            text = set_value(text, (*at, key), value, order=ORDER)
    for gone in edit.remove_requires:
        text = _changed(text, _not_required(text, (*at, "requires"), gone), skill, f"prerequisite '{gone}'")
    for gone in edit.remove_terms:
        terms = remove_items(text, (*at, "terms"), lambda item, gone=gone: gone in _terms_of(item))  # type: ignore[misc]
        text = _changed(text, terms, skill, f"term '{gone}'")
    for needed in edit.requires:
        text = _required(text, (*at, "requires"), needed)
    if edit.terms and not _has_terms(text, skill):
        text = append_item(text, (*at, "terms"), edit.name or _name(text, skill), order=ORDER)  # it was the term so far
    for term in edit.terms:
        text = append_item(text, (*at, "terms"), term, order=ORDER)
    return text


def _required(text: str, path: tuple[str, ...], needed: Prerequisite | AnyOf) -> str:
    """Return the text with one more prerequisite, or with the new reason of one that is there."""
    if isinstance(needed, Prerequisite):
        listed = _field(text, path[1], "requires")
        for number, item in enumerate(listed.value if listed else ()):
            if isinstance(item, Mapping) and needed.because and [key.value for key, _ in item.value] == [needed.skill]:
                return set_value(text, (*path, number, needed.skill), needed.because)
        text = remove_items(text, path, lambda item: item == needed.skill)
    return append_item(text, path, _requirement(needed), order=ORDER)


def _field(text: str, skill: str, key: str) -> Node | None:
    return node_at(root_of(text), ("skills", skill, key))


def _has_terms(text: str, skill: str) -> bool:
    return _field(text, skill, "terms") is not None


def _name(text: str, skill: str) -> str:
    return str(getattr(_field(text, skill, "name"), "value", skill))


def _changed(before: str, after: str, skill: str, what: str) -> str:
    """Return the text after; RequestError where there was nothing to take out."""
    if after == before:
        raise RequestError(f"'{skill}' has no {what}", hint=f"`pathfinder curriculum show {skill}`")
    return after


def _not_required(text: str, path: tuple[str, ...], gone: str) -> str:
    """Return the text without the plain prerequisite; an `any` group loses this member, and goes with its last one."""
    text = remove_items(text, path, lambda item: item == gone or (isinstance(item, dict) and _needs(item, gone)))
    listed = _field(text, path[1], "requires")
    for number in range(len(listed.value) if listed else 0):
        text = remove_items(text, (*path, number, "any"), lambda member: member == gone)
    return text


def _needs(item: dict[str, Seen], skill: str) -> bool:
    """True where an item of `requires` is about the skill and no other."""
    return skill in item or item.get("any") == [skill]


def _terms_of(item: Seen) -> tuple[Seen, ...]:
    return (item.get("term"),) if isinstance(item, dict) else (item,)


def _copied(folder: Path, skill: str, edit: SkillEdit, bundled: Path | None, files: dict[Path, str]) -> Change:
    for text in _files(bundled).values() if bundled else ():
        if _entry(text, skill):
            area = edit.area or _area(text)
            path = _file_of(folder, files, area)
            start = files.get(path) or _begun(area)
            copied = append_block(start, ("skills",), _block(text, skill))
            return Change(path, files.get(path), _edited(copied, skill, edit))
    raise RequestError(f"there is no skill '{skill}'", hint="`pathfinder curriculum list` shows all skills")


def _block(text: str, skill: str) -> list[str]:
    """Return the lines of a skill in block style, as they stand, with the comments between them."""
    bare = text.removeprefix(BOM)
    entry = _entry(text, skill)
    if entry is None or in_brackets(entry[1]):
        raise RequestError(f"'{skill}' cannot be moved", hint="edit it by hand")
    start = line_start(bare, start_of(entry[0]))
    lines = re.split(r"\r\n|\r|\n", bare[start : end_of(entry[1])])  # as editors do, not as splitlines
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    margin = len(lines[0]) - len(lines[0].lstrip())
    return [line[margin:] for line in lines]
