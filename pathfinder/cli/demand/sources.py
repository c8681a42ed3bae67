"""`pathfinder demand sources`: where does every number come from?"""

from __future__ import annotations

import sys

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_snapshots, today

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def sources(
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    ascii_only: options.Ascii = False,
    snapshots_dir: options.SnapshotsDir = None,
) -> None:
    """Print the provenance of every snapshot: source, period, age, listings, licence.

    Examples:
      pathfinder demand sources
      pathfinder demand sources --json
    """
    snapshots = open_snapshots(snapshots_dir)
    if as_json:
        from pathfinder.rendering.demand_json import sources_json
        from pathfinder.rendering.plan_json import to_json

        terminal.write(to_json(sources_json(snapshots)))
        return
    from pathfinder.rendering.demand_text import sources_lines

    look = terminal.look_for(sys.stdout, no_color=no_color, ascii_only=ascii_only)
    terminal.show(sources_lines(snapshots, today(), look), look)
