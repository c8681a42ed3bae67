"""`pathfinder demand sources`: where does every number come from?"""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, takeaway, terminal
from pathfinder.cli.lazy import Command, UsageError
from pathfinder.cli.world import open_snapshots, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathfinder.model.demand import Snapshot

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("text", "json", "csv")


@app.command(cls=Command)
def sources(
    snapshot: options.SnapshotIds = None,
    role: options.RoleName = None,
    format_name: Annotated[str | None, typer.Option("--format", metavar="|".join(FORMATS), help="The format.")] = None,
    output: takeaway.Output = None,
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
    target = takeaway.wanted(format_name, output, as_json=as_json)
    if target is not None and target.format.name not in FORMATS:
        raise UsageError(f"this command writes {', '.join(FORMATS)}, not {target.format.name}")
    found = open_snapshots(snapshots_dir, snapshot or ())
    if role is not None:
        found = tuple(one for one in found if any(name in one.roles for name in role.split(",")))
    day = today()
    if target is not None:
        takeaway.deliver(target, _file(found, day, target.format.name, ascii_only=ascii_only).encode())
    elif as_json:
        terminal.write(_json(found, day))
    else:
        from pathfinder.rendering.sources_text import sources_lines

        look = terminal.look_for(sys.stdout, no_color=no_color, ascii_only=ascii_only)
        terminal.show(sources_lines(found, day, look), look)
    _warn(found, day)


def _json(found: Sequence[Snapshot], day: date) -> str:
    from pathfinder.rendering.demand_json import sources_json
    from pathfinder.rendering.plan_json import to_json

    return to_json(sources_json(found, day))


def _file(found: Sequence[Snapshot], day: date, name: str, *, ascii_only: bool) -> str:
    if name == "json":
        return _json(found, day)
    if name == "csv":
        from pathfinder.rendering.sources_csv import sources_csv

        return sources_csv(found, day)
    from pathfinder.rendering.lines import Look
    from pathfinder.rendering.sources_text import sources_lines
    from pathfinder.rendering.style import to_text

    return to_text(sources_lines(found, day, Look(None, colour=False, ascii=ascii_only)), colour=False)


def _warn(found: Sequence[Snapshot], day: date) -> None:
    """Say that the listings are old when even the newest are: then every plan rests on old demand."""
    from pathfinder.rendering.sources_text import OLD_DAYS, age_days

    ages = [(age_days(one, day), one.id) for one in found if one.kind == "listings"]
    if ages and min(ages)[0] > OLD_DAYS:
        days, newest = min(ages)
        terminal.warn(f"the newest listings ({newest}) are {days} days old: measure newer ones (`demand fetch`)")
