"""`pathfinder status`: where do I stand, how did I come there, and when will I be done?"""

from __future__ import annotations

import typer

from pathfinder.cli import terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.request_options import Setting, asks

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@asks
def status(setting: Setting) -> None:
    """Print the match now and at each point of your log, the hours done and left, and the days of being done.

    Examples:
      pathfinder status
      pathfinder status --role data-engineer --hours-per-week 6
    """
    from pathfinder.planning.progress import status as standing

    request = setting.dated_request()
    demand = setting.demand(request)
    plan = setting.plan(request)
    answer = standing(setting.curriculum, demand, request, plan, setting.standing.profile.log)
    if setting.as_json:
        from pathfinder.rendering.progress_json import status_json

        terminal.write_json(status_json(answer))
        return
    from pathfinder.rendering.progress_text import status_lines

    setting.show(lambda look: status_lines(answer, setting.curriculum.name_of, look))
    setting.hint_role(request)
    if request.hours_per_week is None:
        terminal.hint("`pathfinder profile set hours_per_week 8` lets it say when you will be done")
