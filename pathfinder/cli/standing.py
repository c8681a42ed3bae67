"""What holds before any option is typed, and who said so? The environment beats the project beats the profile.

The environment says it in variables named after the profile's keys (``PATHFINDER_HOURS_PER_WEEK``), the project
under ``profile:`` in its pathfinder.yaml, the learner in their profile. Without any of them nothing is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from pathfinder.cache import Cache, Stamp
from pathfinder.cli import terminal
from pathfinder.cli.world import open_cache
from pathfinder.loading import folders
from pathfinder.model.learner import Profile

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.problems import Problem

KEYS = {
    "role": "roles",
    "have": "have",
    "goals": "goals",
    "skip": "skip",
    "prefer": "prefer",
    "hours_per_week": "hours_per_week",
    "start": "start",
    "busy": "busy",
    "rest_days": "rest_days",
    "pace": "pace",
    "spent": "spent",
    "log": "log",
}
"""The profile's keys, in the order in which they are shown, and the fields of :class:`Profile` behind them."""


class Standing(NamedTuple):
    """What holds, and where each key of it comes from, in words."""

    profile: Profile = Profile()
    origins: Mapping[str, str] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()


def standing_of(
    profile_file: Path | None,
    curriculum: Curriculum,
    environment: Mapping[str, str] = os.environ,
    known: Stamp | None = None,
) -> Standing:
    """Return what holds; ProfileError with every problem when a file has errors, a usage error for a variable.

    With ``known``, the curriculum's stamp, files that have not changed are not read again.
    """
    path = folders.profile_file(profile_file, environment)
    own = folders.own_folder(Path.cwd())
    said = {key: environment[name] for key in KEYS if environment.get(name := f"PATHFINDER_{key.upper()}")}
    if own is None and not said and not path.exists():
        return Standing()
    from pathfinder.loading.kept_profile import kept_layers

    cache, stamp = (Cache(None), Stamp("", settled=False)) if known is None else (open_cache(), known)
    layers = kept_layers(path, own, curriculum, cache, stamp)
    problems = tuple(problem for layer in layers for problem in layer.problems)
    _refuse(problems)
    profile, origins = layers[0].profile, {}
    for layer in layers:
        origins.update({key: str(place) for key, place in layer.places.items()})
        values: dict[str, Any] = {KEYS[key]: getattr(layer.profile, KEYS[key]) for key in layer.places}
        profile = profile._replace(**values)
    return _with_environment(Standing(profile, origins, problems), said, curriculum)


def told_standing(profile_file: Path | None, curriculum: Curriculum, known: Stamp | None = None) -> Standing:
    """Return what holds, once what is to be warned of in its files is told; ``known`` as for :func:`standing_of`."""
    standing = standing_of(profile_file, curriculum, known=known)
    terminal.warn_of(*standing.problems)
    return standing


def _refuse(problems: tuple[Problem, ...]) -> None:
    from pathfinder.errors import ProfileError
    from pathfinder.problems import has_errors

    if has_errors(problems):
        raise ProfileError(problems)


def _with_environment(standing: Standing, said: Mapping[str, str], curriculum: Curriculum) -> Standing:
    from pathfinder.cli.asking import Faults
    from pathfinder.cli.keys import MEANINGS, Typed

    profile, faults = standing.profile, Faults()
    values: dict[str, Any] = {}
    for key in (key for key in said if key in MEANINGS):
        before = getattr(profile, KEYS[key])
        values[KEYS[key]] = MEANINGS[key](Typed(said[key], f"PATHFINDER_{key.upper()}", curriculum, faults, before))
    faults.speak()
    origins = {key: f"environment PATHFINDER_{key.upper()}" for key in said if KEYS[key] in values}
    return Standing(profile._replace(**values), {**standing.origins, **origins}, standing.problems)
