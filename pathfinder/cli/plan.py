"""`pathfinder plan`: what do I learn next, in what order, and how long until it pays?"""

from __future__ import annotations

import typer

from pathfinder.cli import terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.request_options import Setting, asks

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@asks
def plan(setting: Setting) -> None:
    """Print an ordered study path to a role, from what you know to what its listings ask for.

    Examples:
      pathfinder plan --have python,sql
      pathfinder plan --have python,sql --role data-engineer --until 0.8
      pathfinder plan --goal kubernetes --skip aws
      pathfinder plan --have python --budget 200
      pathfinder plan --have python --hours-per-week 8 --by 2027-06-30
    """
    from pathfinder.planning.planner import plan as compute

    request = setting.request()
    result = compute(setting.curriculum, setting.demand(request), request)
    for warning in result.warnings:
        terminal.warn(warning)
    name = setting.curriculum.name_of
    if setting.as_json:
        from pathfinder.rendering.plan_json import plan_json, to_json

        terminal.write(to_json(plan_json(result, name)))
        return
    from pathfinder.rendering.plan_text import plan_lines

    look = setting.look()
    terminal.show(plan_lines(result, name, look), look)
