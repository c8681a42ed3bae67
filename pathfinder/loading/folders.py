"""Where do the curriculum, the snapshots, the profile and the cache lie on this machine?"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SETTINGS_FILE = "pathfinder.yaml"
"""Marks a folder of one's own, made by ``pathfinder init``, and holds its settings."""

SCHEMA_FILE = "curriculum.schema.json"
"""Lies beside the files of a curriculum, where their first lines name it."""

CURRICULUM_FOLDER = "curriculum"
SNAPSHOTS_FOLDER = "demand_snapshots"
CURRICULUM_VARIABLE = "PATHFINDER_CURRICULUM"
SNAPSHOTS_VARIABLE = "PATHFINDER_SNAPSHOTS"
PROFILE_VARIABLE = "PATHFINDER_PROFILE"
CACHE_VARIABLE = "PATHFINDER_CACHE"


class Layout(NamedTuple):
    """The files that make a curriculum: settings (None where there are none) and YAML files in order of name."""

    settings: Path | None
    files: tuple[Path, ...]


def bundled(name: str) -> Path:
    """Return a folder that pathfinder brings: beside the package in a checkout, inside it in a wheel.

    An editable install leaves a stale copy in site-packages, so the one beside the package goes first.
    """
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / name
    # Beside an installed package lie other people's folders: a checkout is known by its pyproject.toml.
    if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    return package / "_data" / name


def bundled_curriculum() -> Path:
    """Return the folder of the curriculum that pathfinder brings."""
    return bundled(CURRICULUM_FOLDER)


def bundled_snapshots() -> Path:
    """Return the folder of the demand snapshots that pathfinder brings."""
    return bundled(SNAPSHOTS_FOLDER)


def curriculum_files(folder: Path) -> Layout:
    """Return the files of a curriculum: a single file, a folder of YAML, or a folder laid out by ``init``.

    ``init DIR`` lays out DIR/pathfinder.yaml and DIR/curriculum/*.yaml; both DIR and DIR/curriculum name it,
    and the YAML may as well lie beside the settings. Hidden files are left alone.
    """
    if folder.is_file():
        return Layout(None, (folder,))
    below = folder / CURRICULUM_FOLDER
    if (folder / SETTINGS_FILE).is_file():
        return Layout(folder / SETTINGS_FILE, (*_yaml_in(folder), *_yaml_in(below)))
    above = folder.absolute().parent / SETTINGS_FILE
    if folder.absolute().name == CURRICULUM_FOLDER and above.is_file():
        return Layout(folder.parent / SETTINGS_FILE if folder.name else above, _yaml_in(folder))
    return Layout(None, _yaml_in(folder))


def _yaml_in(folder: Path) -> tuple[Path, ...]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  # iterdir costs a Path for every name
    except OSError:
        return ()
    wanted = (name for name in names if name.endswith((".yaml", ".yml")) and not name.startswith("."))
    files = (folder / name for name in wanted if name != SETTINGS_FILE)
    return tuple(path for path in files if not path.is_dir())  # a link that leads nowhere is to be told


def own_folder(start: Path) -> Path | None:
    """Return the nearest folder, from ``start`` upwards, that ``pathfinder init`` laid out; None if there is none."""
    start = start.absolute()
    return next((folder for folder in (start, *start.parents) if (folder / SETTINGS_FILE).is_file()), None)


def curriculum_folder(given: Path | None, start: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the curriculum lies: as given, else by PATHFINDER_CURRICULUM, one's own folder, the bundled one."""
    if given is not None:
        return given
    if environment.get(CURRICULUM_VARIABLE):
        return Path(environment[CURRICULUM_VARIABLE]).expanduser()
    return own_folder(start) or bundled_curriculum()


def snapshots_folder(given: Path | None, start: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the snapshots lie, found as :func:`curriculum_folder` finds the curriculum.

    One's own folder counts only where it holds at least one snapshot: who edits a curriculum still plans with
    the demand that pathfinder brings.
    """
    if given is not None:
        return given
    if environment.get(SNAPSHOTS_VARIABLE):
        return Path(environment[SNAPSHOTS_VARIABLE]).expanduser()
    own = own_folder(start)
    if own is not None and any((own / SNAPSHOTS_FOLDER).glob("*/snapshot.yaml")):
        return own / SNAPSHOTS_FOLDER
    return bundled_snapshots()


def profile_file(given: Path | None, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return where the learner's profile is, or would be."""
    if given is not None:
        return given
    if environment.get(PROFILE_VARIABLE):
        return Path(environment[PROFILE_VARIABLE]).expanduser()
    return config_folder(environment, platform) / "profile.yaml"


def config_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the user's configuration folder: XDG's, macOS's Application Support, or Windows's roaming AppData."""
    if platform == "win32":
        return _windows(environment, "APPDATA", "Roaming") / "pathfinder"
    if platform == "darwin":
        return _home(environment) / "Library" / "Application Support" / "pathfinder"
    return _xdg(environment, "XDG_CONFIG_HOME", ".config") / "pathfinder"


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Return the user's cache folder: XDG's, macOS's Caches, or Windows's local AppData.

    PATHFINDER_CACHE names another one; where it is set to nothing, None: then nothing is kept.
    """
    named = environment.get(CACHE_VARIABLE)
    if named is not None:
        return Path(named).expanduser() if named else None
    if platform == "win32":
        return _windows(environment, "LOCALAPPDATA", "Local") / "pathfinder" / "Cache"
    if platform == "darwin":
        return _home(environment) / "Library" / "Caches" / "pathfinder"
    return _xdg(environment, "XDG_CACHE_HOME", ".cache") / "pathfinder"


def _xdg(environment: Mapping[str, str], variable: str, otherwise: str) -> Path:
    """The XDG Base Directory Specification wants relative paths ignored."""
    named = environment.get(variable, "")
    return Path(named) if os.path.isabs(named) else _home(environment) / otherwise  # noqa: PTH117  # a text


def _windows(environment: Mapping[str, str], variable: str, otherwise: str) -> Path:
    named = environment.get(variable)
    return Path(named) if named else _home(environment) / "AppData" / otherwise


def _home(environment: Mapping[str, str]) -> Path:
    """Return the home folder; where even the password database knows none, a folder that cannot exist."""
    named = environment.get("HOME") or environment.get("USERPROFILE")
    if named:
        return Path(named)
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)
