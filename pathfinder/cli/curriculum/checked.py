"""What do all rules say of a curriculum? Loading, checking and the demand that belongs to it, joined."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pathfinder.cache import Stamp, code_stamp
from pathfinder.cli.world import open_cache
from pathfinder.errors import RequestError
from pathfinder.loading import folders
from pathfinder.loading.compiled import curriculum_stamp, snapshots_stamp
from pathfinder.problems import Location, Note, Problem

if TYPE_CHECKING:
    from pathfinder.loading.curriculum import Loaded
    from pathfinder.model.demand import Snapshot

STDIN = "-"
RULES = ("checking", "cli/curriculum")
"""Where the code of the rules is, besides that which loads."""


def checked(folder: Path, snapshots: Path | None = None) -> tuple[Problem, ...]:
    """Return every finding on the curriculum of a folder, in order of place.

    ``snapshots`` is the folder of the demand to compare with; without it, the demand that lies beside the
    curriculum. `-` is the one file that stdin holds.
    """
    from pathfinder.model.plain import Packing

    if folder == Path(STDIN):
        return _typed_in(snapshots)
    where = snapshots or _beside(folder)
    cache, stamp = open_cache(), _stamp(folder, where)
    packing = Packing([Problem, Location, Note])
    plain = cache.get("check", os.path.abspath(folder), stamp)  # noqa: PTH100  # as the cache spells paths
    if plain is not None:
        kept: tuple[Problem, ...] = packing.unpack(plain)
        return kept
    found = _checked_anew(folder, where)
    cache.put("check", os.path.abspath(folder), stamp, packing.pack(found))  # noqa: PTH100
    return found


def _typed_in(snapshots: Path | None) -> tuple[Problem, ...]:
    from pathfinder.loading.curriculum import load_curriculum
    from pathfinder.loading.sources import LARGEST_TEXT

    data = sys.stdin.buffer.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise RequestError(f"stdin holds more than {LARGEST_TEXT // 1024 // 1024} MiB")
    loaded = load_curriculum(Path(STDIN), digest=False, instead={Path("<stdin>"): data})
    return findings(loaded, Path(STDIN), *_demand_in(snapshots))


def _stamp(folder: Path, snapshots: Path | None) -> Stamp:
    """Return the stamp of all that findings rest on; they show paths as seen from the working folder."""
    demand = snapshots_stamp(snapshots) if snapshots is not None else "no demand"
    seen = f"{Path.cwd()}\0{folder}\0{snapshots}"
    return curriculum_stamp(folder, folders.bundled_curriculum()).and_(demand, code_stamp(RULES), seen)


def _checked_anew(folder: Path, snapshots: Path | None) -> tuple[Problem, ...]:
    from pathfinder.loading.curriculum import load_curriculum

    loaded = load_curriculum(folder, bundled=folders.bundled_curriculum(), digest=False)
    return findings(loaded, folder, *_demand_in(snapshots))


def findings(
    loaded: Loaded, folder: Path, snapshots: Sequence[Snapshot] = (), faults: Sequence[Problem] = ()
) -> tuple[Problem, ...]:
    """Return what the loader and the rules found, and the ``faults`` of the snapshots."""
    from pathfinder.checking.check import check

    return check(
        loaded.curriculum,
        loaded.places,
        (*loaded.problems, *faults),
        snapshots=snapshots,
        foreign=_foreign(loaded, folder),
        faulty=loaded.faulty,
    )


def _foreign(loaded: Loaded, folder: Path) -> frozenset[str]:
    """Return the bundled files under a folder that extends them: warnings there are not the reader's."""
    if not folders.curriculum_files(folder).settings:
        return frozenset()
    own = {str(path.resolve()) for path in folders.curriculum_files(folder).files}
    return frozenset(path for path in loaded.places.files() if str(Path(path).resolve()) not in own)


def _demand_in(where: Path | None) -> tuple[Sequence[Snapshot], Sequence[Problem]]:
    """Return the snapshots of a folder, with their problems."""
    if where is None:
        return (), ()
    from pathfinder.errors import SnapshotError
    from pathfinder.loading.snapshots import load_snapshots

    try:
        return load_snapshots(where), ()
    except SnapshotError as error:
        return (), error.problems


def _beside(folder: Path) -> Path | None:
    """Return the folder of the snapshots that were measured for this curriculum.

    The bundled snapshots speak of the bundled skills: another curriculum is not compared with them unasked.
    """
    home = folder.parent if folder.name == folders.CURRICULUM_FOLDER else folder
    beside = home / folders.SNAPSHOTS_FOLDER
    if folder.resolve() == folders.bundled_curriculum().resolve():
        beside = folders.bundled_snapshots()
    return beside if any(beside.glob("*/snapshot.yaml")) else None


def curriculum_folder(given: Path | None) -> Path:
    """Return the folder of the curriculum in use: as given, by the environment, one's own, or the bundled one."""
    return folders.curriculum_folder(given, Path.cwd())
