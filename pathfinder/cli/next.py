"""`pathfinder next`: what can be started right now, and what does each open?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pathfinder.cli import terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.request_options import Setting, asks

if TYPE_CHECKING:
    from pathfinder.model.plan import Step

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command, name="next")
@asks
def start_now(setting: Setting) -> None:
    """Print what can be started now, in the planner's order, with the points of match and what each opens.

    Examples:
      pathfinder next --have python,sql
      pathfinder next --have python --goal kubernetes
    """
    request = setting.request()

    def compute() -> tuple[Step, ...]:
        from pathfinder.planning.explain import start_now as frontier

        return frontier(setting.curriculum, setting.demand(request), request)

    steps = setting.answer("next", request, compute)
    name = setting.curriculum.name_of
    if setting.as_json:
        from pathfinder.rendering.answers_json import next_json

        terminal.write_json(next_json(steps, name))
        return
    from pathfinder.rendering.compare_text import next_lines

    setting.show(lambda look: next_lines(steps, setting.role_names(request), name, look))
    setting.hint_role(request)
