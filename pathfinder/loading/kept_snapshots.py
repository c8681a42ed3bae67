"""Were these snapshots read before, and has no file of them changed since? Then their rows come from the cache.

Reading tens of thousands of rows with every fault in mind takes most of the time of a question about demand.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from pathfinder.cache import Cache, Stamp
from pathfinder.loading.garbage import collection_held_back
from pathfinder.model.demand import Count, Measured, Period, RoleTotals, SkillSet, Snapshot
from pathfinder.model.plain import Packing

_PROVENANCE = Packing([Snapshot, Period, Measured, RoleTotals])


def kept_snapshots(folder: Path, cache: Cache, stamp: Stamp) -> tuple[Snapshot, ...]:
    """Return all snapshots of the folder; SnapshotError with every problem where one of them has errors."""
    name = os.fspath(folder.absolute())
    plain = cache.get("snapshots", name, stamp)
    if plain is not None:
        with collection_held_back():
            return tuple(map(_snapshot, plain))
    from pathfinder.loading.snapshots import load_snapshots

    snapshots = load_snapshots(folder)
    cache.put("snapshots", name, stamp, tuple(map(_plain, snapshots)))
    return snapshots


def _plain(snapshot: Snapshot) -> tuple[Any, ...]:
    about = _PROVENANCE.pack(replace(snapshot, counts=(), skill_sets=()))
    return about, tuple(map(tuple, snapshot.counts)), tuple(map(tuple, snapshot.skill_sets))


def _snapshot(plain: tuple[Any, ...]) -> Snapshot:
    about, counts, skill_sets = plain
    bare: Snapshot = _PROVENANCE.unpack(about)
    return replace(bare, counts=tuple(map(Count._make, counts)), skill_sets=tuple(map(SkillSet._make, skill_sets)))
