"""Which curriculum and which snapshots are used? The folder that was named, one found by `init`, or the bundled."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pathfinder.cache import Cache, Stamp
from pathfinder.errors import RequestError
from pathfinder.loading import folders
from pathfinder.loading.compiled import curriculum_stamp, kept_curriculum, snapshots_stamp

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand, Snapshot
    from pathfinder.planning.snapshots import Selection


class Ground(NamedTuple):
    """Where the data of one call lies, with the stamp of it that was taken before anything was read."""

    folder: Path
    stamp: Stamp


def open_cache() -> Cache:
    """Return the user's cache, as PATHFINDER_CACHE and the platform say."""
    return Cache(folders.cache_folder())


def curriculum_ground(folder: Path | None) -> Ground:
    """Return where the curriculum lies."""
    where = folders.curriculum_folder(folder, Path.cwd())
    return Ground(where, curriculum_stamp(where, folders.bundled_curriculum()))


def snapshots_ground(folder: Path | None) -> Ground:
    """Return where the snapshots lie."""
    where = folders.snapshots_folder(folder, Path.cwd())
    return Ground(where, snapshots_stamp(where))


def open_curriculum(folder: Path | None, ground: Ground | None = None) -> Curriculum:
    """Return the curriculum; CurriculumError with every problem when it has errors."""
    where, stamp = ground or curriculum_ground(folder)
    return kept_curriculum(where, folders.bundled_curriculum(), open_cache(), stamp)


def open_snapshots(folder: Path | None, ids: Sequence[str] = (), ground: Ground | None = None) -> tuple[Snapshot, ...]:
    """Return the snapshots, or those with these ids; SnapshotError with every problem when one has errors."""
    where, stamp = ground or snapshots_ground(folder)
    if ids:
        from pathfinder.loading.snapshots import load_snapshots

        return load_snapshots(where, ids)
    from pathfinder.loading.kept_snapshots import kept_snapshots

    return kept_snapshots(where, open_cache(), stamp)


class SnapshotFolder:
    """The snapshots of one folder: read when somebody first asks for them, and pooled where nobody has before."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @cached_property
    def ground(self) -> Ground:
        """Where the snapshots lie, with the stamp that was taken before they were read."""
        return snapshots_ground(self.folder)

    @cached_property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """All snapshots of the folder; SnapshotError with every problem when one has errors."""
        return open_snapshots(self.folder, ground=self.ground)

    def demand(self, curriculum: Curriculum, roles: tuple[str, ...], selection: Selection) -> RoleDemand:
        """Return the pooled demand of the roles; the snapshots are read only where it was never pooled."""
        from pathfinder.planning.kept import kept_demand

        where, stamp = self.ground
        return kept_demand(curriculum, lambda: self.snapshots, roles, selection, open_cache(), stamp, str(where))


def snapshot_ids(folder: Path | None) -> list[str]:
    """Return the ids of the snapshots that are there, sorted."""
    where = folders.snapshots_folder(folder, Path.cwd())
    return (
        sorted(entry.name for entry in where.iterdir() if (entry / "snapshot.yaml").is_file()) if where.is_dir() else []
    )


def today() -> date:
    """Read the clock: the only place that does. PATHFINDER_TODAY stands in for it in tests and examples."""
    asked = os.environ.get("PATHFINDER_TODAY")
    if not asked:
        return date.today()  # noqa: DTZ011 - the learner's own day
    try:
        return date.fromisoformat(asked)
    except ValueError:
        raise RequestError(f"PATHFINDER_TODAY is '{asked}'; a day is written 2027-01-04") from None
