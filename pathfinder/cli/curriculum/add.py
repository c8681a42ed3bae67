"""`pathfinder curriculum add`: how does a new skill get into the curriculum?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options
from pathfinder.cli.curriculum import changing
from pathfinder.cli.lazy import Command

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def add(
    skill: Annotated[str, typer.Argument(metavar="ID", help="The new id: lower-case words joined by hyphens.")],
    name: changing.Name = None,
    hours: changing.HoursOption = None,
    area: changing.Area = None,
    summary: changing.Summary = None,
    stage: changing.Stages = None,
    requires: changing.Requires = None,
    term: changing.Terms = None,
    diff: changing.Diff = False,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Add a skill to the file of its area; nothing else in the file changes, and nothing is written that is wrong.

    Examples:
      pathfinder curriculum add modin --name Modin --hours 6,10,18 --area "Data wrangling"
      pathfinder curriculum add mojo --name Mojo --hours 30 --requires 'python: its syntax is built on it'
      pathfinder curriculum add cudf --name cuDF --hours 8 --term cudf --term "rapids cudf" --diff
    """
    from pathfinder.loading.editing import SkillEdit, add_skill

    folder, loaded = changing.opened(curriculum_dir)
    edit = SkillEdit(
        name=name,
        summary=summary,
        hours=changing.hours_of(hours),
        stages=changing.stages_of(stage),
        area=area,
        requires=changing.requirements_of(requires, loaded),
        terms=tuple(term or ()),
    )
    change = add_skill(folder, skill, edit)
    changing.apply(folder, loaded, [change], skill, f"added '{skill}'", diff=diff)
