"""`pathfinder demand counts TABLE…`: a study that counted search hits, as a snapshot of kind `counts`."""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.demand.writing import NewSnapshot
from pathfinder.cli.lazy import Command

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@options.takes(NewSnapshot)
def counts(
    new: NewSnapshot,
    tables: Annotated[list[str], typer.Argument(metavar="TABLE...", help="CSV files: keyword, a column a site.")],
    role: Annotated[str, typer.Option("--role", help="The role that was searched for, or all-listings.")],
    effective: Annotated[
        float | None,
        typer.Option("--effective", metavar="N", min=1, help="Listings the interval rests on [the smallest site's]."),
    ] = None,
) -> None:
    """Write a study that counted search hits (title alone, title and keyword, by site) as a snapshot.

    The row `__total__` holds the hits of the title alone. Keywords that are no skill are named and left out.

    Examples:
      pathfinder demand counts hits.csv --id 2019-12-study --source "A study" --role data-scientist --period 2019-12-04
    """
    from pathfinder.measuring.counts_study import read_study

    curriculum = new.curriculum
    new.refuse_existing()
    study = read_study(tables, curriculum, new.provenance(), role, effective)
    new.write(study.snapshot)
    if study.unmapped:
        terminal.warn(f"no skill of the curriculum: {', '.join(study.unmapped)}")
