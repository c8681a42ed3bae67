"""`pathfinder demand show`: which skills do a role's listings name, how often, and how sure is that?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options
from pathfinder.cli.asking import Asked
from pathfinder.cli.demand.asking import Market
from pathfinder.cli.demand.output import Answer, put
from pathfinder.cli.lazy import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pathfinder.model.demand import RoleDemand
    from pathfinder.planning.ranking import Ranked
    from pathfinder.rendering.lines import Line, Look
    from pathfinder.rendering.material import Theme

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@options.takes(Market)
def show(
    market: Market,
    role: options.RoleName = None,
    most: Annotated[int | None, typer.Option("--most", metavar="N", min=1, help="Only so many skills.")] = None,
) -> None:
    """Print the share of a role's listings that name each skill, with its 95 % interval.

    Examples:
      pathfinder demand show
      pathfinder demand show --role data-analyst --most 20
      pathfinder demand show --role data-scientist --snapshot 2019-12-hale-ds --json
      pathfinder demand show --role data-engineer --most 30 -o demand.svg
    """
    from pathfinder.planning.ranking import ranked

    curriculum, demand = market.curriculum, market.demand(market.request(Asked(role=role)))
    rows = ranked(demand)[:most]
    named = [row for row in rows if row.share.value > 0]
    title = " and ".join(curriculum.roles[one].name for one in demand.roles)
    put(_answer(demand, rows, named, title, curriculum.name_of), market)


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
