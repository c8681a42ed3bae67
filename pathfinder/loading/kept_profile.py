"""Were the profile and the project's settings read before, unchanged since? Then what they say comes from the cache.

Everybody who keeps a profile reads it with every command; without the cache that costs loading a YAML parser.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pathfinder.cache import Cache, Stamp, stamp_of
from pathfinder.loading.folders import SETTINGS_FILE
from pathfinder.model.learner import Busy, LogEntry, Profile
from pathfinder.model.plain import Packing
from pathfinder.problems import Location, Note, Problem

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum


class LoadedProfile(NamedTuple):
    """A profile, where each of its keys stands, and what is wrong; what is wrong is left out of it."""

    profile: Profile
    places: dict[str, Location]
    problems: tuple[Problem, ...] = ()


def kept_layers(
    profile: Path, project: Path | None, curriculum: Curriculum, cache: Cache, known: Stamp
) -> tuple[LoadedProfile, LoadedProfile]:
    """Return what the profile says, and what the settings in the ``project`` folder say.

    ``known`` is the stamp of the curriculum: which skill a spelling means depends on it. Problems show paths as
    seen from the working folder, which therefore counts too.
    """
    files = [profile] if project is None else [profile, project / SETTINGS_FILE]
    name = os.fspath(profile.absolute())
    key = stamp_of(files).and_(known, f"{Path.cwd()}")
    packing = Packing([LoadedProfile, Profile, Busy, LogEntry, Location, Problem, Note])
    plain = cache.get("profile", name, key)
    if plain is not None:
        kept: tuple[LoadedProfile, LoadedProfile] = packing.unpack(plain)
        return kept
    from pathfinder.loading.profile import load_profile, load_project

    layers = (load_profile(profile, curriculum), load_project(project, curriculum))
    cache.put("profile", name, key, packing.pack(layers))
    return layers
