"""`pathfinder demand show`: which skills do a role's listings name, how often, and how sure is that?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, takeaway
from pathfinder.cli.asking import Asked, request_of
from pathfinder.cli.demand.output import Answer, Display, FormatName, ThemeName, put
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum, open_snapshots, today

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pathfinder.model.demand import RoleDemand
    from pathfinder.planning.ranking import Ranked
    from pathfinder.rendering.lines import Line, Look
    from pathfinder.rendering.material import Theme

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def show(
    role: options.RoleName = None,
    most: Annotated[int | None, typer.Option("--most", metavar="N", min=1, help="Only so many skills.")] = None,
    snapshot: options.SnapshotIds = None,
    as_of: options.AsOf = None,
    region: options.Region = None,
    level: options.Level = None,
    format_name: FormatName = None,
    output: takeaway.Output = None,
    theme: ThemeName = None,
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
      pathfinder demand show --role data-engineer --most 30 -o demand.svg
    """
    from pathfinder.planning.demand import pool
    from pathfinder.planning.ranking import ranked
    from pathfinder.planning.snapshots import Selection

    display = Display(format_name, output, theme, as_json, no_color, ascii_only)
    display.target()
    curriculum = open_curriculum(curriculum_dir)
    asked = Asked(role=role, snapshot=tuple(snapshot or ()), as_of=as_of, region=region, level=level)
    request = request_of(asked, curriculum, today)
    selection = Selection.of(request)
    demand = pool(curriculum, open_snapshots(snapshots_dir), request.roles, selection)
    rows = ranked(demand)[:most]
    named = [row for row in rows if row.share.value > 0]
    title = " and ".join(curriculum.roles[one].name for one in demand.roles)
    put(_answer(demand, rows, named, title, curriculum.name_of), display)


def _answer(
    demand: RoleDemand, rows: Sequence[Ranked], named: Sequence[Ranked], title: str, name: Callable[[str], str]
) -> Answer:
    """Return how the demand is written; imports wait until a format is asked for."""

    def text(look: Look) -> list[Line]:
        from pathfinder.rendering.demand_text import demand_lines

        return demand_lines(demand, title, named, name, look)

    def json() -> dict[str, object]:
        from pathfinder.rendering.demand_json import demand_json

        return demand_json(demand, rows)

    def csv() -> str:
        from pathfinder.rendering.demand_csv import demand_csv

        return demand_csv(rows, name)

    def svg(theme: Theme) -> str:
        from pathfinder.rendering.charts.demand import demand_svg

        return demand_svg(demand, title, named, name, theme)

    return Answer(text, json, csv, svg)
