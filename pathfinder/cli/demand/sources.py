"""`pathfinder demand sources`: where does every number come from?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pathfinder.cli import options, takeaway, terminal
from pathfinder.cli.asking import words
from pathfinder.cli.demand.output import Answer, Display, FormatName, ThemeName, put
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_snapshots, today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pathfinder.model.demand import Snapshot
    from pathfinder.rendering.lines import Line, Look
    from pathfinder.rendering.material import Theme

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def sources(
    snapshot: options.SnapshotIds = None,
    role: options.RoleName = None,
    format_name: FormatName = None,
    output: takeaway.Output = None,
    theme: ThemeName = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    ascii_only: options.Ascii = False,
    snapshots_dir: options.SnapshotsDir = None,
) -> None:
    """Print the provenance of every snapshot: source, period, age, listings, method, licence, the newest first.

    Examples:
      pathfinder demand sources
      pathfinder demand sources --role ml-engineer --json
      pathfinder demand sources -o sources.csv
    """
    display = Display(format_name, output, theme, as_json, no_color, ascii_only)
    display.target()
    found = open_snapshots(snapshots_dir, snapshot or ())
    wanted = words(role)
    if wanted:
        found = tuple(one for one in found if any(name in one.roles for name in wanted))
    day = today()
    put(_answer(found, day), display)
    _warn(found, day)


def _answer(found: Sequence[Snapshot], day: date) -> Answer:
    """Return how the provenance is written; imports wait until a format is asked for."""

    def text(look: Look) -> list[Line]:
        from pathfinder.rendering.sources_text import sources_lines

        return sources_lines(found, day, look)

    def json() -> dict[str, object]:
        from pathfinder.rendering.demand_json import sources_json

        return sources_json(found, day)

    def csv() -> str:
        from pathfinder.rendering.sources_csv import sources_csv

        return sources_csv(found, day)

    def svg(theme: Theme) -> str:
        from pathfinder.rendering.charts.sources import sources_svg

        return sources_svg(found, day, theme)

    return Answer(text, json, csv, svg)


def _warn(found: Sequence[Snapshot], day: date) -> None:
    """Say that the listings are old when even the newest are: then every plan rests on old demand."""
    from pathfinder.rendering.sources_text import OLD_DAYS, age_days

    ages = [(age_days(one, day), one.id) for one in found if one.kind == "listings"]
    if ages and min(ages)[0] > OLD_DAYS:
        days, newest = min(ages)
        terminal.warn(f"the newest listings ({newest}) are {days} days old: measure newer ones (`demand fetch`)")
