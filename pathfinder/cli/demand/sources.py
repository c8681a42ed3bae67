"""`pathfinder demand sources`: where does every number come from?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import words
from pathfinder.cli.demand.output import Answer, Display, put
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
@options.takes(Display)
def sources(
    display: Display,
    snapshot: options.SnapshotIds = None,
    role: options.RoleName = None,
    snapshots_dir: options.SnapshotsDir = None,
) -> None:
    """Print the provenance of every snapshot: source, period, age, listings, method, licence, the newest first.

    Examples:
      pathfinder demand sources
      pathfinder demand sources --role ml-engineer --json
      pathfinder demand sources -o sources.csv
    """
    from pathfinder.rendering.sources_text import old_warning

    found = open_snapshots(snapshots_dir, snapshot or ())
    wanted = words(role)
    if wanted:
        found = tuple(one for one in found if any(name in one.roles for name in wanted))
    day = today()
    put(_answer(found, day), display)
    told = old_warning(found, day)
    if told:
        terminal.warn(told)


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
