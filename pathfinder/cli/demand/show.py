"""`pathfinder demand show`: which skills do a role's listings name, how often, and how sure is that?"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import Asked, request_of
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum, open_snapshots, today

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def show(
    role: options.RoleName = None,
    most: Annotated[int | None, typer.Option("--most", metavar="N", min=1, help="Only so many skills.")] = None,
    snapshot: options.SnapshotIds = None,
    as_of: options.AsOf = None,
    region: options.Region = None,
    level: options.Level = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    ascii_only: options.Ascii = False,
    curriculum_dir: options.CurriculumDir = None,
    snapshots_dir: options.SnapshotsDir = None,
) -> None:
    """Print the share of a role's listings that name each skill, with its 95 % interval.

    Examples:
      pathfinder demand show
      pathfinder demand show --role data-analyst --most 20
      pathfinder demand show --role data-scientist --snapshot 2019-12-hale-ds --json
    """
    from pathfinder.planning.demand import Selection, pool
    from pathfinder.planning.ranking import ranked

    curriculum = open_curriculum(curriculum_dir)
    asked = Asked(role=role, snapshot=tuple(snapshot or ()), as_of=as_of, region=region, level=level)
    request = request_of(asked, curriculum, today)
    selection = Selection(request.snapshots, request.as_of, request.region, request.level)
    demand = pool(curriculum, open_snapshots(snapshots_dir), request.roles, selection)
    rows = ranked(demand)[:most]
    if as_json:
        from pathfinder.rendering.demand_json import demand_json
        from pathfinder.rendering.plan_json import to_json

        terminal.write(to_json(demand_json(demand, rows)))
        return
    from pathfinder.rendering.demand_text import demand_lines

    look = terminal.look_for(sys.stdout, no_color=no_color, ascii_only=ascii_only)
    named = [row for row in rows if row.share.value > 0]
    title = " and ".join(curriculum.roles[one].name for one in demand.roles)
    terminal.show(demand_lines(demand, title, named, curriculum.name_of, look), look)
