"""`pathfinder demand measure CORPUS…`: what do these listings ask for? Written as a dated snapshot."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import words
from pathfinder.cli.complete import complete_skills, complete_snapshots, one_of
from pathfinder.cli.demand.columns import ColumnNames, OnlyRoles
from pathfinder.cli.demand.writing import NewSnapshot
from pathfinder.cli.lazy import Command, UsageError
from pathfinder.cli.piped import as_files
from pathfinder.cli.progress import Bar

if TYPE_CHECKING:
    from pathlib import Path

    from pathfinder.measuring.columns import ToldColumns
    from pathfinder.measuring.measure import MeasureOptions, Report
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import Snapshot

app = typer.Typer(rich_markup_mode=None, add_completion=False)
FIRST_ROWS = 5
"""So many rows --dry-run shows."""


@dataclass(eq=False, repr=False, kw_only=True)
class Measuring(ColumnNames, NewSnapshot):
    """What is counted, by what, and as which snapshot it is written."""

    overlaps: Annotated[
        list[str] | None,
        typer.Option("--overlaps", metavar="ID", help="Shares listings with it.", autocompletion=complete_snapshots),
    ] = None
    roles: OnlyRoles = None
    without: Annotated[
        str | None,
        typer.Option("--without", metavar="SKILLS", help="Do not look for these.", autocompletion=complete_skills),
    ] = None
    any_date: Annotated[bool, typer.Option("--any-date", help="Also count listings dated outside of the period.")] = (
        False
    )
    engine: Annotated[
        str,
        typer.Option("--engine", metavar="local|spark", help="What counts.", autocompletion=one_of("local", "spark")),
    ] = "local"
    spark_master: Annotated[str, typer.Option("--spark-master", metavar="URL", help="A Spark cluster.")] = ""
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what is recognised in the first rows; write nothing.")
    ] = False
    workers: Annotated[int, typer.Option("--workers", min=0, help="Processes; 0: one a core.")] = 0
    no_color: options.NoColor = False
    ascii_only: options.Ascii = False

    def __post_init__(self) -> None:
        """Refuse an engine that there is not."""
        if self.engine not in ("local", "spark"):
            raise UsageError("--engine takes local or spark.")

    @property
    def printing(self) -> options.Printing:
        """How the table is printed."""
        return options.Printing(no_color=self.no_color, ascii_only=self.ascii_only)

    def options(self) -> MeasureOptions:
        """Return the same as measuring takes it; errors for roles, skills and days that are none."""
        from pathfinder.measuring.measure import MeasureOptions

        return MeasureOptions(
            self.provenance(self.overlaps or ()),
            columns=self.columns,
            roles=tuple(self.curriculum.role(role).id for role in words(self.roles)),
            without=tuple(self.curriculum.find(skill) for skill in words(self.without)),
            published_in_period=not self.any_date,
            engine="spark" if self.engine == "spark" else "local",
            workers=self.workers,
            spark_master=self.spark_master,
        )


@app.command(cls=Command)
@options.takes(Measuring)
def measure(
    asked: Measuring,
    corpus: Annotated[
        list[str], typer.Argument(metavar="CORPUS...", help="Files, folders or globs of listings; - is stdin.")
    ],
) -> None:
    """Measure what listings ask for, and write it as a dated snapshot; texts and employers stay out of it.

    Examples:
      pathfinder demand measure jobs.csv --id 2026-11-mine --source "My board" --period 2026-11-01..2026-11-30
      pathfinder demand measure "dump/*.parquet" --id 2026-11-all --source Boards --period 2026-11-01..2026-11-30
    """
    from pathfinder.measuring.measure import measure as count

    curriculum = asked.curriculum
    if asked.dry_run:
        with as_files(corpus, ".csv") as files:
            _show_first_rows(files, curriculum, asked.columns, asked.printing)
        return
    asked.refuse_existing()
    wanted = asked.options()
    with Bar(in_bytes=True, no_color=asked.no_color) as bar, as_files(corpus, ".csv") as files:
        found = count(files, curriculum, wanted, lambda now: bar.update(now.done_bytes, now.total_bytes))
    terminal.warn_of(*found.report.problems)
    where = asked.write(found.snapshot)
    _print_table(found.snapshot, found.report, curriculum.name_of, asked.printing)
    terminal.hint(f"written to {where}; `{_next_command(found.snapshot, asked.snapshots_dir)}` shows the shares")


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
