"""`pathfinder why SKILL`: what speaks for and against one skill, in numbers?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import terminal
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.lazy import Command
from pathfinder.cli.request_options import Setting, asks

if TYPE_CHECKING:
    from pathfinder.model.answers import Why

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@asks
def why(
    setting: Setting,
    skill: Annotated[str, typer.Argument(help="A skill by id, name or term.", autocompletion=complete_skills)],
) -> None:
    """Print every reason for and against one skill: demand, place, needs, what it opens, its alternatives.

    Examples:
      pathfinder why docker --have python,sql
      pathfinder why sklearn --role data-scientist
    """
    curriculum = setting.curriculum
    request = setting.request()
    found = curriculum.find(skill)

    def compute() -> Why:
        from pathfinder.planning.explain import why as explain

        return explain(curriculum, setting.demand(request), request, found)

    answer = setting.answer("why", request, compute, also=found)
    if setting.as_json:
        from pathfinder.rendering.answers_json import why_json

        terminal.write_json(why_json(answer, curriculum.name_of))
        return
    from pathfinder.rendering.why_text import why_lines

    role = setting.role_names(request)
    setting.show(lambda look: why_lines(answer, role, curriculum.name_of, look))
    setting.hint_role(request)
