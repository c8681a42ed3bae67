"""`pathfinder demand counts TABLE…`: a study that counted search hits, as a snapshot of kind `counts`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pathfinder import __version__
from pathfinder.cli import options, terminal
from pathfinder.cli.asking import day
from pathfinder.cli.demand.measure import parse_period, refuse_existing
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum, today

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def counts(
    tables: Annotated[list[str], typer.Argument(metavar="TABLE...", help="CSV files: keyword, a column a site.")],
    snapshot_id: Annotated[str, typer.Option("--id", help="The snapshot's id.")],
    source: Annotated[str, typer.Option("--source", help="Whose study this is, in words.")],
    role: Annotated[str, typer.Option("--role", help="The role that was searched for, or all-listings.")],
    period: Annotated[str, typer.Option("--period", metavar="FROM..TO", help="The days of the searches.")],
    snapshots_dir: options.SnapshotsDir = None,
    origin: Annotated[str, typer.Option("--origin", help="Where the tables came from, and their licence.")] = "",
    region: Annotated[str, typer.Option("--region", help="The region that was searched.")] = "",
    series: Annotated[str, typer.Option("--series", help="Snapshots of one series may be compared over time.")] = "",
    effective: Annotated[
        float | None,
        typer.Option("--effective", metavar="N", min=1, help="Listings the interval rests on [the smallest site's]."),
    ] = None,
    measured_on: Annotated[
        str | None, typer.Option("--measured-on", metavar="DATE", help="The day to write down.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the snapshot of this id.")] = False,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Write a study that counted search hits (title alone, title and keyword, by site) as a snapshot.

    The row `__total__` holds the hits of the title alone. Keywords that are no skill are named and left out.

    Examples:
      pathfinder demand counts hits.csv --id 2019-12-study --source "A study" --role data-scientist --period 2019-12-04
    """
    from pathfinder.loading import folders
    from pathfinder.loading.snapshots import write_snapshot
    from pathfinder.measuring.counts_study import StudyOptions, read_study

    curriculum = open_curriculum(curriculum_dir)
    folder = folders.snapshots_folder(snapshots_dir, Path.cwd())
    refuse_existing(folder, snapshot_id, replace=replace)
    wanted = StudyOptions(
        id=snapshot_id,
        source=source,
        role=role,
        period=parse_period(period),
        on=day(measured_on, "--measured-on") or today(),
        by=f"pathfinder {__version__}",
        origin=origin,
        region=region,
        series=series,
        effective=effective,
    )
    study = read_study(tables, curriculum, wanted)
    write_snapshot(folder, study.snapshot, replace=replace)
    if study.unmapped:
        terminal.warn(f"no skill of the curriculum: {', '.join(study.unmapped)}")
