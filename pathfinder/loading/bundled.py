"""How does a program get a curriculum and snapshots in one call? From a folder, or what pathfinder brings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pathfinder.loading import curriculum as curricula
from pathfinder.loading import snapshots as demand
from pathfinder.loading.folders import bundled_curriculum, bundled_snapshots

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import Snapshot


def load_curriculum(folder: str | Path | None = None) -> Curriculum:
    """Return the curriculum in a folder, or the bundled one.

    Raises:
        CurriculumError: The YAML has errors, all of them, or the folder is not there; warnings are let through.
    """
    where = bundled_curriculum() if folder is None else Path(folder)
    return curricula.curriculum_or_raise(curricula.load_curriculum(where, bundled=bundled_curriculum()))


def load_snapshots(folder: str | Path | None = None) -> tuple[Snapshot, ...]:
    """Return the snapshots in a folder, or the bundled ones, in order of id.

    Raises:
        SnapshotError: They have errors, all of them, or the folder is not there.
    """
    return demand.load_snapshots(bundled_snapshots() if folder is None else Path(folder))
