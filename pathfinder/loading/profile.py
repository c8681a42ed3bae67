"""What does the learner's profile say? A YAML file becomes a profile in ids, with every problem at its place.

A skill that the curriculum lacks is a warning where it only says what is known, skipped or preferred: one
profile serves several curricula. An unknown goal or role is an error, since the plan would be another one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pathfinder.errors import ProfileError, RequestError
from pathfinder.loading.documents import Mapping, Node, Scalar, parse, start_of
from pathfinder.loading.fields import Record
from pathfinder.loading.folders import SETTINGS_FILE
from pathfinder.loading.kept_profile import LoadedProfile
from pathfinder.loading.profile_schema import PROFILE, STANDING, Logged, Spelt
from pathfinder.loading.shapes import Reader, is_empty
from pathfinder.loading.sources import Source, read_source, shown_path
from pathfinder.loading.spans import node_at
from pathfinder.model.learner import WEEKDAYS, LogEntry, Profile
from pathfinder.problems import Location, Severity, has_errors

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum


def load_profile(path: Path, curriculum: Curriculum) -> LoadedProfile:
    """Return the profile in the file; one that is not there is empty."""
    if not path.exists():
        return LoadedProfile(Profile(), {})
    source, unreadable = read_source(path)
    if unreadable:
        return LoadedProfile(Profile(), {}, unreadable)
    return read_profile(source, curriculum)


def profile_or_raise(loaded: LoadedProfile) -> Profile:
    """Return the profile; ProfileError with every finding where one of them is an error."""
    if has_errors(loaded.problems):
        raise ProfileError(loaded.problems)
    return loaded.profile


def profile_of_text(text: str, path: Path, curriculum: Curriculum) -> LoadedProfile:
    """Return the profile that a text is, which stands in the file or shall."""
    return read_profile(Source(shown_path(path), text), curriculum)


def load_project(folder: Path | None, curriculum: Curriculum) -> LoadedProfile:
    """Return what ``profile:`` in the folder's pathfinder.yaml says; it may hold all but ``spent`` and ``log``."""
    path = folder / SETTINGS_FILE if folder else None
    if path is None or not path.is_file():
        return LoadedProfile(Profile(), {})
    source, unreadable = read_source(path)
    document = parse(source)
    node = node_at(document.root, ("profile",))
    if unreadable or node is None:
        return LoadedProfile(Profile(), {}, unreadable)
    return _read(source, node, STANDING, curriculum)


def read_profile(source: Source, curriculum: Curriculum) -> LoadedProfile:
    """Return the profile of a text, with all problems, sorted by place."""
    document = parse(source)
    if document.root is None or is_empty(document.root):
        return LoadedProfile(Profile(), {}, document.problems)
    read = _read(source, document.root, PROFILE, curriculum)
    problems = sorted((*document.problems, *read.problems), key=lambda problem: problem.sort_key)
    return read._replace(problems=tuple(problems))


def _read(source: Source, root: Node, shape: Record, curriculum: Curriculum) -> LoadedProfile:
    reader = Reader(source)
    values = reader.as_far_as_told(lambda: shape.read(root, reader)) or {}
    places = _places(source, root, values)
    profile = reader.as_far_as_told(lambda: _Finder(curriculum, reader).profile(values)) or Profile()
    return LoadedProfile(profile, places, tuple(sorted(reader.problems, key=lambda problem: problem.sort_key)))


def _places(source: Source, root: Node, values: dict[str, Any]) -> dict[str, Location]:
    entries: Iterable[Any] = root.value if isinstance(root, Mapping) else ()
    places: dict[str, Location] = {}
    for key, _ in entries:
        if isinstance(key, Scalar) and key.value in values:
            places.setdefault(key.value, source.location(start_of(key)))
    return places


class _Finder:
    """Turns spellings into ids; what is not found is reported where it stands."""

    def __init__(self, curriculum: Curriculum, reader: Reader) -> None:
        self._curriculum, self._reader = curriculum, reader

    def profile(self, values: dict[str, Any]) -> Profile:
        return Profile(
            roles=self._roles(values.get("role", ())),
            have=self._skills(values.get("have", ()), "warning"),
            goals=self._skills(values.get("goals", ()), "error"),
            skip=self._skills(values.get("skip", ()), "warning"),
            prefer=self._skills(values.get("prefer", ()), "warning"),
            hours_per_week=values.get("hours_per_week"),
            start=values.get("start"),
            busy=tuple(sorted(values.get("busy", ()))),
            rest_days=tuple(sorted(WEEKDAYS.index(day) for day in values.get("rest_days", ()))),
            pace=values.get("pace"),
            spent=self._spent(values.get("spent", ())),
            log=self._log(values.get("log", ())),
        )

    def _roles(self, spelt: Iterable[Spelt]) -> tuple[str, ...]:
        found = []
        for role in spelt:
            try:
                found.append(self._curriculum.role(role.text).id)
            except RequestError as error:
                self._reader.report("unknown-role", error.message, role.node, hint=error.hint)
        return tuple(dict.fromkeys(found))

    def _skills(self, spelt: Iterable[Spelt], severity: Severity) -> tuple[str, ...]:
        found = (self._skill(skill, severity) for skill in spelt)
        return tuple(dict.fromkeys(skill for skill in found if skill is not None))

    def _spent(self, spelt: Iterable[tuple[Spelt, float]]) -> tuple[tuple[str, float], ...]:
        found = ((self._skill(skill, "warning"), hours) for skill, hours in spelt)
        return tuple(sorted({skill: hours for skill, hours in found if skill is not None}.items()))

    def _log(self, entries: Iterable[Logged]) -> tuple[LogEntry, ...]:
        found = ((self._skill(entry.skill, "warning"), entry) for entry in entries)
        return tuple(LogEntry(skill, entry.on, entry.hours) for skill, entry in found if skill is not None)

    def _skill(self, spelt: Spelt, severity: Severity) -> str | None:
        try:
            return self._curriculum.find(spelt.text)
        except RequestError as error:
            self._reader.report("unknown-skill", error.message, spelt.node, hint=error.hint, severity=severity)
            return None
