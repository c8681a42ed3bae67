"""Are kept snapshots equal to those that are read, and is every change of a file seen?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pathfinder.cache import Cache
from pathfinder.errors import SnapshotError
from pathfinder.loading import snapshots as reading
from pathfinder.loading.compiled import snapshots_stamp
from pathfinder.loading.folders import bundled_snapshots
from pathfinder.loading.kept_snapshots import kept_snapshots
from pathfinder.loading.snapshots import load_snapshots, write_snapshot
from pathfinder.model.demand import Snapshot


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Return a reader of a folder that also counts how often files were read; all files count as settled."""
    monkeypatch.setattr("pathfinder.cache.SETTLING_SECONDS", -1.0)
    reads: list[Path] = []
    load = reading.load_snapshots
    monkeypatch.setattr(reading, "load_snapshots", lambda folder: reads.append(folder) or load(folder))

    def reader(folder: Path) -> tuple[tuple[Snapshot, ...], int]:
        return kept_snapshots(folder, Cache(tmp_path / "cache"), snapshots_stamp(folder)), len(reads)

    return reader


def bundled(kind: str) -> Snapshot:
    """Return the smallest of the bundled snapshots of a kind."""
    found = [snapshot for snapshot in load_snapshots(bundled_snapshots()) if snapshot.kind == kind]
    return min(found, key=lambda snapshot: len(snapshot.counts))


def test_kept_snapshots_of_either_kind_are_equal_to_those_that_were_read(read, tmp_path: Path) -> None:
    for kind in ("listings", "counts"):
        write_snapshot(tmp_path / "demand", bundled(kind))
    first, _ = read(tmp_path / "demand")
    second, reads = read(tmp_path / "demand")
    assert first == second == load_snapshots(tmp_path / "demand")
    assert reads == 1
    assert second[0].counts[0]._fields[:2] == ("role", "skill")


def test_another_row_and_another_snapshot_are_seen(read, tmp_path: Path) -> None:
    snapshot = bundled("listings")
    write_snapshot(tmp_path, snapshot)
    read(tmp_path)
    write_snapshot(tmp_path, replace(snapshot, counts=snapshot.counts[1:]), replace=True)
    (changed,), reads = read(tmp_path)
    assert (len(changed.counts), reads) == (len(snapshot.counts) - 1, 2)
    write_snapshot(tmp_path, replace(snapshot, id="2000-01-other"))
    found, reads = read(tmp_path)
    assert ([one.id for one in found], reads) == (["2000-01-other", snapshot.id], 3)


def test_faults_are_told_every_time(read, tmp_path: Path) -> None:
    snapshot = bundled("listings")
    (write_snapshot(tmp_path, snapshot) / "counts.csv").write_text("role\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(SnapshotError) as caught:
            read(tmp_path)
        assert [problem.code for problem in caught.value.problems] == ["wrong-columns"]
