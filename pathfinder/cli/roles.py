"""`pathfinder roles`: where on the flow of data does each role stand, and how near is each to you?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options
from pathfinder.cli.asking import Asked, words
from pathfinder.cli.complete import complete_roles
from pathfinder.cli.demand.asking import Market
from pathfinder.cli.demand.output import Answer, put
from pathfinder.cli.lazy import Command
from pathfinder.cli.standing import told_standing
from pathfinder.model.learner import DEFAULT_UNTIL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.learner import Request
    from pathfinder.model.market import RoleStanding
    from pathfinder.rendering.lines import Line, Look
    from pathfinder.rendering.material import Theme

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command, name="roles")
@options.takes(Market)
def show_roles(
    market: Market,
    have: options.Have = None,
    exact_have: options.ExactHave = False,
    role: Annotated[
        str | None,
        typer.Option("--role", metavar="ROLE[,ROLE]", help="Only these roles.", autocompletion=complete_roles),
    ] = None,
    until: options.Until = None,
    profile_file: options.ProfileFile = None,
) -> None:
    """Draw the flow of data and where each role stands on it, measured: the part of its requirements by stage.

    With --have, or a profile, also how near each role is: match now, hours to 60 %, the first step.

    Examples:
      pathfinder roles
      pathfinder roles --have python,sql,excel
      pathfinder roles -o roles.svg
      pathfinder roles --have python --role data-engineer,ml-engineer --until 0.8 --json
    """
    from pathfinder.planning.standing import standings

    curriculum = market.curriculum
    asked = Asked(role=role, have=have, exact_have=exact_have, until=until)
    request = market.request(asked, told_standing(profile_file, curriculum).profile)
    wanted = request.roles if words(role) else tuple(curriculum.roles)
    aim = until if until is not None else DEFAULT_UNTIL
    learner = _learner(request, aim) if have is not None or request.have else None
    found = standings(curriculum, lambda one: market.demand(request._replace(roles=(one,))), wanted, learner)
    put(_answer(found, curriculum, aim), market)


def _answer(found: Sequence[RoleStanding], curriculum: Curriculum, until: float) -> Answer:
    """Return how the roles are written; imports wait until a format is asked for."""
    from pathfinder.rendering.numbers import percent

    aim = percent(until)

    def text(look: Look) -> list[Line]:
        from pathfinder.rendering.roles_text import roles_lines

        return roles_lines(found, curriculum.stages, aim, curriculum.name_of, look)

    def json() -> dict[str, object]:
        from pathfinder.rendering.roles_json import roles_json

        return roles_json(found, curriculum.stages, until)

    def csv() -> str:
        from pathfinder.rendering.roles_csv import roles_csv

        return roles_csv(found, curriculum.stages)

    def svg(theme: Theme) -> str:
        from pathfinder.rendering.charts.flow import flow_svg

        return flow_svg(found, curriculum.stages, aim, curriculum.name_of, theme)

    return Answer(text, json, csv, svg)


def _learner(request: Request, until: float) -> Request:
    """Return the request with what the learner knows, skips and prefers; goals and dates belong to one role's plan."""
    return request._replace(goals=(), first=(), budget=None, by=None, start=None, hours_per_week=None, until=until)
