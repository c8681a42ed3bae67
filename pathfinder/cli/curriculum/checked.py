"""What do all rules say of a curriculum? Loading, checking and the demand that belongs to it, joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pathfinder.loading import folders
from pathfinder.loading.curriculum import Loaded, load_curriculum

if TYPE_CHECKING:
    from pathfinder.model.demand import Snapshot
    from pathfinder.problems import Problem


def checked(folder: Path, snapshots: Path | None = None) -> tuple[Problem, ...]:
    """Return every finding on the curriculum of a folder, in order of place.

    ``snapshots`` is the folder of the demand to compare with; without it, the demand that lies beside the
    curriculum.
    """
    loaded = load_curriculum(folder, bundled=folders.bundled_curriculum(), digest=False)
    demand, faults = _demand_for(folder, snapshots)
    return findings(loaded, folder, demand, faults)


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


def _demand_for(folder: Path, given: Path | None) -> tuple[Sequence[Snapshot], Sequence[Problem]]:
    """Return the snapshots that were measured for this curriculum, with their problems.

    The bundled snapshots speak of the bundled skills: another curriculum is not compared with them unasked.
    """
    where = given or _beside(folder)
    if where is None:
        return (), ()
    from pathfinder.errors import SnapshotError
    from pathfinder.loading.snapshots import load_snapshots

    try:
        return load_snapshots(where), ()
    except SnapshotError as error:
        return (), error.problems


def _beside(folder: Path) -> Path | None:
    home = folder.parent if folder.name == folders.CURRICULUM_FOLDER else folder
    beside = home / folders.SNAPSHOTS_FOLDER
    if folder.resolve() == folders.bundled_curriculum().resolve():
        beside = folders.bundled_snapshots()
    return beside if any(beside.glob("*/snapshot.yaml")) else None


def curriculum_folder(given: Path | None, environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder of the curriculum in use: as given, by the environment, one's own, or the bundled one."""
    if environment is None:
        return folders.curriculum_folder(given, Path.cwd())
    return folders.curriculum_folder(given, Path.cwd(), environment)
