"""Under which id is a new snapshot written, and of what does it tell? The options that measure and counts share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder import __version__
from pathfinder.cli import options
from pathfinder.cli.asking import day
from pathfinder.cli.lazy import UsageError
from pathfinder.cli.world import open_curriculum, today
from pathfinder.errors import RequestError
from pathfinder.loading import folders

if TYPE_CHECKING:
    from pathfinder.measuring.provenance import Provenance
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import Period, Snapshot

SNAPSHOT_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(eq=False, repr=False, kw_only=True)
class NewSnapshot:
    """What a snapshot that is to be written says of itself, and where it goes."""

    snapshot_id: Annotated[str, typer.Option("--id", help="The snapshot's id, such as 2026-11-my-board.")]
    source: Annotated[str, typer.Option("--source", help="Whose listings or study this is, in words.")]
    period: Annotated[str, typer.Option("--period", metavar="FROM..TO", help="The days that it speaks of.")]
    snapshots_dir: options.SnapshotsDir = None
    origin: Annotated[str, typer.Option("--origin", help="Where the files came from, and their licence.")] = ""
    region: Annotated[str, typer.Option("--region", help="The region of the listings.")] = ""
    series: Annotated[str, typer.Option("--series", help="Snapshots of one series may be compared over time.")] = ""
    measured_on: Annotated[str | None, typer.Option("--measured-on", metavar="DATE", help="The day to write down.")] = (
        None
    )
    replace: Annotated[bool, typer.Option("--replace", help="Replace the snapshot of this id.")] = False
    curriculum_dir: options.CurriculumDir = None

    @cached_property
    def curriculum(self) -> Curriculum:
        """The curriculum, loaded on first use."""
        return open_curriculum(self.curriculum_dir)

    @property
    def _folder(self) -> Path:
        return folders.snapshots_folder(self.snapshots_dir, Path.cwd())

    def provenance(self, overlaps: Sequence[str] = ()) -> Provenance:
        """Return what the snapshot says of itself; a usage error where a day is none."""
        from pathfinder.measuring.provenance import Provenance

        return Provenance(
            id=self.snapshot_id,
            source=self.source,
            period=_period(self.period),
            on=day(self.measured_on, "--measured-on") or today(),
            by=f"pathfinder {__version__}",
            origin=self.origin,
            region=self.region,
            series=self.series,
            overlaps=tuple(overlaps),
        )

    def refuse_existing(self) -> None:
        """Refuse before the work is done, not after it; writing checks once more. The id must be a folder's name."""
        if not SNAPSHOT_ID.fullmatch(self.snapshot_id):
            raise UsageError("--id takes lower-case letters, digits, '.', '-' and '_', such as 2026-11-my-board.")
        if not self.replace and (self._folder / self.snapshot_id).exists():
            told = f"the snapshot '{self.snapshot_id}' exists already"
            raise RequestError(told, hint="--replace puts the new one in its place")

    def write(self, snapshot: Snapshot) -> Path:
        """Write the snapshot and return where."""
        from pathfinder.loading.snapshots import write_snapshot

        return write_snapshot(self._folder, snapshot, replace=self.replace)


def _period(text: str) -> Period:
    """Return the days from `2026-11-01..2026-11-30`, or from one day; a usage error where it is neither."""
    from pathfinder.model.demand import Period

    start, dots, end = text.partition("..")
    try:
        found = Period(date.fromisoformat(start.strip()), date.fromisoformat(end.strip() if dots else start.strip()))
    except ValueError:
        raise UsageError(f"--period takes two days such as 2026-11-01..2026-11-30, not '{text}'.") from None
    if found.end < found.start:
        raise UsageError(f"--period ends before it starts: '{text}'.")
    return found
