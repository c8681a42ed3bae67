"""`pathfinder demand measure CORPUS…`: what do these listings ask for? Written as a dated snapshot."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder import __version__
from pathfinder.cli import options, terminal
from pathfinder.cli.asking import day, words
from pathfinder.cli.complete import complete_skills, complete_snapshots, one_of
from pathfinder.cli.demand.columns import DateColumn, EmployerColumn, OnlyRoles, TextColumn, TitleColumn
from pathfinder.cli.lazy import Command, UsageError
from pathfinder.cli.piped import as_files
from pathfinder.cli.progress import Bar
from pathfinder.cli.world import open_curriculum, today
from pathfinder.errors import RequestError

if TYPE_CHECKING:
    from pathfinder.measuring.columns import ToldColumns
    from pathfinder.measuring.measure import Report
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import Period, Snapshot

app = typer.Typer(rich_markup_mode=None, add_completion=False)
FIRST_ROWS = 5
"""So many rows --dry-run shows."""
SNAPSHOT_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")


@app.command(cls=Command)
def measure(
    corpus: Annotated[
        list[str], typer.Argument(metavar="CORPUS...", help="Files, folders or globs of listings; - is stdin.")
    ],
    snapshot_id: Annotated[str, typer.Option("--id", help="The snapshot's id, such as 2026-11-my-board.")],
    source: Annotated[str, typer.Option("--source", help="Whose listings these are, in words.")],
    period: Annotated[str, typer.Option("--period", metavar="FROM..TO", help="The days the listings speak of.")],
    snapshots_dir: options.SnapshotsDir = None,
    origin: Annotated[str, typer.Option("--origin", help="Where the corpus came from, and its licence.")] = "",
    region: Annotated[str, typer.Option("--region", help="The region of the listings.")] = "",
    series: Annotated[str, typer.Option("--series", help="Snapshots of one series may be compared over time.")] = "",
    overlaps: Annotated[
        list[str] | None,
        typer.Option("--overlaps", metavar="ID", help="Shares listings with it.", autocompletion=complete_snapshots),
    ] = None,
    roles: OnlyRoles = None,
    without: Annotated[
        str | None,
        typer.Option("--without", metavar="SKILLS", help="Do not look for these.", autocompletion=complete_skills),
    ] = None,
    any_date: Annotated[
        bool, typer.Option("--any-date", help="Also count listings dated outside of the period.")
    ] = False,
    title_column: TitleColumn = "",
    text_column: TextColumn = "",
    employer_column: EmployerColumn = "",
    date_column: DateColumn = "",
    measured_on: Annotated[
        str | None, typer.Option("--measured-on", metavar="DATE", help="The day to write down.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the snapshot of this id.")] = False,
    engine: Annotated[
        str,
        typer.Option("--engine", metavar="local|spark", help="What counts.", autocompletion=one_of("local", "spark")),
    ] = "local",
    spark_master: Annotated[str, typer.Option("--spark-master", metavar="URL", help="A Spark cluster.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what is recognised in the first rows; write nothing.")
    ] = False,
    workers: Annotated[int, typer.Option("--workers", min=0, help="Processes; 0: one a core.")] = 0,
    no_color: options.NoColor = False,
    ascii_only: options.Ascii = False,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Measure what listings ask for, and write it as a dated snapshot; texts and employers stay out of it.

    Examples:
      pathfinder demand measure jobs.csv --id 2026-11-mine --source "My board" --period 2026-11-01..2026-11-30
      pathfinder demand measure "dump/*.parquet" --id 2026-11-all --source Boards --period 2026-11-01..2026-11-30
    """
    from pathfinder.loading import folders
    from pathfinder.loading.snapshots import write_snapshot
    from pathfinder.measuring.columns import ToldColumns
    from pathfinder.measuring.measure import MeasureOptions
    from pathfinder.measuring.measure import measure as count

    if engine not in ("local", "spark"):
        raise UsageError("--engine takes local or spark.")
    printing = options.Printing(no_color=no_color, ascii_only=ascii_only)
    curriculum = open_curriculum(curriculum_dir)
    columns = ToldColumns(title_column, text_column, employer_column, date_column)
    if dry_run:
        with as_files(corpus, ".csv") as files:
            _show_first_rows(files, curriculum, columns, printing)
        return
    folder = folders.snapshots_folder(snapshots_dir, Path.cwd())
    refuse_existing(folder, snapshot_id, replace=replace)
    wanted = MeasureOptions(
        id=snapshot_id,
        source=source,
        period=parse_period(period),
        on=day(measured_on, "--measured-on") or today(),
        by=f"pathfinder {__version__}",
        origin=origin,
        region=region,
        series=series,
        overlaps=tuple(overlaps or ()),
        columns=columns,
        roles=tuple(curriculum.role(role).id for role in words(roles)),
        without=tuple(curriculum.find(skill) for skill in words(without)),
        published_in_period=not any_date,
        engine="spark" if engine == "spark" else "local",
        workers=workers,
        spark_master=spark_master,
    )
    with Bar(in_bytes=True, no_color=no_color) as bar, as_files(corpus, ".csv") as files:
        found = count(files, curriculum, wanted, lambda now: bar.update(now.done_bytes, now.total_bytes))
    terminal.warn_of(*found.report.problems)
    where = write_snapshot(folder, found.snapshot, replace=replace)
    _print_table(found.snapshot, found.report, curriculum.name_of, printing)
    terminal.hint(f"written to {where}; `{_next_command(found.snapshot, snapshots_dir)}` shows the shares")


def _next_command(snapshot: Snapshot, snapshots_dir: Path | None) -> str:
    """Return the command that shows what was measured, ready to be pasted: of the role with the most listings."""
    roles = sorted(snapshot.roles.items(), key=lambda item: (-item[1].listings, item[0]))
    named = ["--role", roles[0][0]] if roles else []
    place = ["--snapshots", str(snapshots_dir)] if snapshots_dir is not None else []
    return shlex.join(["pathfinder", "demand", "show", *named, "--snapshot", snapshot.id, *place])


def _show_first_rows(
    corpus: list[str], curriculum: Curriculum, columns: ToldColumns, printing: options.Printing
) -> None:
    """Print the columns that were found in each file, and what was recognised in the first rows."""
    from itertools import islice

    from pathfinder.measuring.audit import AuditOptions, audit, columns_found
    from pathfinder.rendering.measure_text import dry_run_lines

    found = columns_found(corpus, columns)
    rows = list(islice(audit(corpus, curriculum, AuditOptions(columns=columns)), FIRST_ROWS))
    printing.show(lambda look: dry_run_lines(found, rows, look))


def refuse_existing(folder: Path, snapshot_id: str, *, replace: bool) -> None:
    """Refuse before the work is done, not after it; writing checks once more. The id must be a plain folder name."""
    if not SNAPSHOT_ID.fullmatch(snapshot_id):
        raise UsageError("--id takes lower-case letters, digits, '.', '-' and '_', such as 2026-11-my-board.")
    if not replace and (folder / snapshot_id).exists():
        raise RequestError(
            f"the snapshot '{snapshot_id}' exists already", hint="--replace puts the new one in its place"
        )


def parse_period(text: str) -> Period:
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


def _print_table(snapshot: Snapshot, report: Report, name: Callable[[str], str], printing: options.Printing) -> None:
    from pathfinder.rendering.measure_text import measure_lines

    facts = {
        "rows read": report.rows,
        "counted": report.counted,
        "of no role": report.without_role,
        "without text": report.without_text,
        "dated outside the period": report.outside_period,
        "unreadable": report.unreadable,
    }
    printing.show(lambda look: measure_lines(snapshot, facts, name, look))
