"""`pathfinder roadmap [ROLE]`: what is the whole map of a role, and where on it does the learner stand?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import terminal
from pathfinder.cli.complete import complete_roles
from pathfinder.cli.lazy import Command, UsageError
from pathfinder.cli.request_options import Setting, asks

app = typer.Typer(rich_markup_mode=None, add_completion=False)

MAP_UNTIL = 0.8
"""Beyond this match the map calls skills optional, unless --until says otherwise."""


@app.command(cls=Command)
@asks
def roadmap(
    setting: Setting,
    role_argument: Annotated[
        str | None, typer.Argument(metavar="[ROLE]", help="A role by id or name.", autocompletion=complete_roles)
    ] = None,
) -> None:
    """Print the whole map of a role by stage of the data flow: what you have, what is next, later and optional.

    A skill stands once, under one of its prerequisites; what else it needs is named beside it.

    Examples:
      pathfinder roadmap
      pathfinder roadmap data-engineer --have python,sql
      pathfinder roadmap ml-engineer --until 0.6 --all
    """
    from pathfinder.planning.pace import learner_hours
    from pathfinder.planning.roadmap import roadmap as map_of

    asked = setting.asked
    if role_argument is not None and asked.role is not None:
        raise UsageError("The role is named twice: as an argument and by --role.")
    everything = asked.everything
    until = MAP_UNTIL if asked.until is None else asked.until
    request = setting.request(asked._replace(role=role_argument or asked.role, everything=False))
    whole = setting.plan(request._replace(until=None))
    found = map_of(
        setting.curriculum,
        setting.demand(request).shares,
        whole,
        learner_hours(setting.curriculum, request),
        until,
    )
    for warning in whole.warnings:
        terminal.warn(warning)
    if setting.as_json:
        from pathfinder.rendering.roadmap_json import roadmap_json

        terminal.write_json(roadmap_json(found))
        return
    from pathfinder.rendering.roadmap_text import roadmap_lines

    setting.show(lambda look: roadmap_lines(found, look, everything=everything))
    if role_argument is None:
        setting.hint_role(request)
