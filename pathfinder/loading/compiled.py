"""Was this folder read before, and has nothing in it changed since? Then its values come from the cache.

What the cache holds is plain: a skill becomes a value when somebody asks for it. The stamps of the folders are taken
before anything is read (see :mod:`pathfinder.cache`); parsing, and everything that only parsing needs, is
imported where the cache has no answer.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pathfinder.cache import Cache, Stamp, code_stamp, stamp_of
from pathfinder.loading import folders
from pathfinder.model.curriculum import Alternatives, Curriculum, Role, Stage
from pathfinder.model.skills import AnyOf, Hours, Prerequisite, Resource, Skill, Term

ROOMS = ("model", "loading", "planning", "planning/solver", "planning/selection")
"""The rooms whose code makes what is kept."""

SNAPSHOT_FILES = ("snapshot.yaml", "counts.csv", "skill_sets.csv")


def curriculum_stamp(folder: Path, bundled: Path) -> Stamp:
    """Return the stamp of the curriculum in a folder: of its files, of those that it may extend, and of the code."""
    code = code_stamp(ROOMS)
    layout = folders.curriculum_files(folder)
    files: list[str | os.PathLike[str]] = list(layout.files)
    if layout.settings is not None:
        files += [layout.settings, *folders.curriculum_files(bundled).files]
    return stamp_of(files).and_(code)


def snapshots_stamp(folder: Path) -> Stamp:
    """Return the stamp of the snapshots in a folder, and of the code."""
    code = code_stamp(ROOMS)
    where = os.fspath(folder.absolute())
    try:
        names = sorted(os.listdir(where))  # noqa: PTH208  # a Path for each costs more than its stat
    except OSError:
        names = []
    # The folder may itself be a snapshot, hence the empty name.
    return stamp_of(os.path.join(where, name, file) for name in ("", *names) for file in SNAPSHOT_FILES).and_(code)  # noqa: PTH118


def kept_curriculum(folder: Path, bundled: Path, cache: Cache, stamp: Stamp) -> Curriculum:
    """Return the folder's curriculum; CurriculumError with every problem where it has errors."""
    plain = cache.get("curriculum", os.fspath(folder.absolute()), stamp)
    if plain is not None:
        return _thawed(plain)
    from pathfinder.loading.curriculum import curriculum_or_raise, load_curriculum

    curriculum = curriculum_or_raise(load_curriculum(folder, bundled=bundled))
    cache.put("curriculum", os.fspath(folder.absolute()), stamp, _plain(curriculum))
    return curriculum


def _plain(curriculum: Curriculum) -> tuple[Any, ...]:
    skills = {skill.id: _plain_skill(skill) for skill in curriculum.skills.values()}
    return (
        {skill.id: skill.name for skill in curriculum.skills.values()},
        tuple((r.id, r.name, r.summary, r.titles, r.not_titles, r.stages) for r in curriculum.roles.values()),
        tuple((group.id, group.name, group.skills) for group in curriculum.alternatives.values()),
        tuple((stage.id, stage.name, stage.to) for stage in curriculum.stages),
        dict(curriculum.near_groups),
        curriculum.digest,
        marshal.dumps(skills),
    )


def _thawed(plain: tuple[Any, ...]) -> Curriculum:
    names, roles, alternatives, stages, near_groups, digest, skills = plain
    curriculum = Curriculum(
        LazySkills(names, lambda: marshal.loads(skills)),  # noqa: S302  # checked by the cache
        {role[0]: Role(*role) for role in roles},
        {group[0]: Alternatives(*group) for group in alternatives},
        tuple([Stage(*stage) for stage in stages]),
        near_groups,
        digest,
    )
    vars(curriculum)["names"] = names  # a cached property: reading a name then makes no skill
    return curriculum


class LazySkills(Mapping[str, Skill]):
    """Skills by id, in order, each made when it is asked for."""

    def __init__(self, names: Mapping[str, str], load: Callable[[], dict[str, Any]]) -> None:
        self._names, self._load = names, load
        self._plain: dict[str, Any] | None = None
        self._made: dict[str, Skill] = {}

    def __getitem__(self, skill: str) -> Skill:
        made = self._made.get(skill)
        if made is None:
            if self._plain is None:
                self._plain = self._load()
            made = self._made[skill] = _skill(skill, self._plain[skill])
        return made

    def get(self, skill: str, default: Any = None) -> Any:  # noqa: ANN401  # as Mapping has it
        """Return the skill, or the default where there is none."""
        return self[skill] if skill in self._names else default

    def __contains__(self, skill: object) -> bool:
        return skill in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return repr(dict(self))


def _plain_skill(skill: Skill) -> tuple[Any, ...]:
    return (
        skill.name,
        (skill.hours.low, skill.hours.likely, skill.hours.high),
        skill.area,
        skill.summary,
        skill.stages,
        tuple((needed.skill, needed.because) for needed in skill.requires),
        tuple((group.skills, group.because) for group in skill.any_of),
        tuple((term.text, term.case, term.glue, term.near, term.within) for term in skill.terms),
        skill.unless,
        tuple((one.title, one.url, one.kind, one.hours, one.cost) for one in skill.learn),
    )


def _skill(skill: str, plain: tuple[Any, ...]) -> Skill:
    name, hours, area, summary, stages, requires, any_of, terms, unless, learn = plain
    return Skill(
        skill,
        name,
        Hours(*hours),
        area,
        summary,
        stages,
        tuple([Prerequisite(*needed) for needed in requires]),
        tuple([AnyOf(*group) for group in any_of]),
        tuple([Term(*term) for term in terms]),
        unless,
        tuple([Resource(*one) for one in learn]),
    )
