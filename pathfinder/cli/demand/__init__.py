"""`pathfinder demand …`: what do listings ask for, and how was it measured?"""

from __future__ import annotations

import typer

from pathfinder.cli.lazy import Entry, LazyGroup


class Demand(LazyGroup):
    """The commands of `pathfinder demand`."""

    entries = {  # noqa: RUF012 - a constant table
        "show": Entry("pathfinder.cli.demand.show", "What a role's listings name, with intervals."),
        "compare": Entry("pathfinder.cli.demand.compare", "Roles beside each other: differences, and what is noise."),
        "trend": Entry("pathfinder.cli.demand.trend", "Skills over time, one series of snapshots at a time."),
        "sources": Entry("pathfinder.cli.demand.sources", "Where every snapshot came from, and how old it is."),
        "measure": Entry("pathfinder.cli.demand.measure", "Measure a corpus of listings into a dated snapshot."),
        "counts": Entry("pathfinder.cli.demand.counts", "Write a study of search hits as a snapshot."),
        "match": Entry("pathfinder.cli.demand.match", "What was recognised in each listing, for an audit."),
        "fetch": Entry("pathfinder.cli.demand.fetch", "Get current listings from public APIs, for measure."),
    }


app = typer.Typer(cls=Demand, rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def demand() -> None:
    """See what listings ask for, where that was measured, and measure listings of your own.

    Examples:
      pathfinder demand show --role data-engineer
      pathfinder demand compare ml-engineer data-scientist
      pathfinder demand sources
      pathfinder demand measure listings.parquet --id 2026-11-mine --source "My board" --period 2026-11-01..2026-11-30
    """
