"""`pathfinder review`: what that I know is getting rusty just before I need it?"""

from __future__ import annotations

import typer

from pathfinder.cli import terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.request_options import Setting, asks
from pathfinder.cli.world import today

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@asks
def review(setting: Setting) -> None:
    """Print the known skills that coming steps lean on, longest unused first, as far as your log tells.

    Examples:
      pathfinder review
      pathfinder review --until 0.8
    """
    from pathfinder.planning.progress import review as stale

    request = setting.request()
    plan = setting.plan(request)
    rows = stale(setting.curriculum, plan, setting.standing.profile.log, today())
    if setting.as_json:
        from pathfinder.rendering.progress_json import review_json

        terminal.write_json(review_json(rows))
        return
    from pathfinder.rendering.progress_text import review_lines

    setting.show(lambda look: review_lines(rows, setting.curriculum.name_of, look))
