"""`pathfinder curriculum add`: how does a new skill get into the curriculum?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options
from pathfinder.cli.curriculum import changing
from pathfinder.cli.lazy import Command

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@options.takes(changing.Said)
def add(
    said: changing.Said,
    skill: Annotated[str, typer.Argument(metavar="ID", help="The new id: lower-case words joined by hyphens.")],
) -> None:
    """Add a skill to the file of its area; nothing else in the file changes, and nothing is written that is wrong.

    Examples:
      pathfinder curriculum add modin --name Modin --hours 6,10,18 --area "Data wrangling"
      pathfinder curriculum add mojo --name Mojo --hours 30 --requires 'python: its syntax is built on it'
      pathfinder curriculum add cudf --name cuDF --hours 8 --term cudf --term "rapids cudf" --diff
    """
    from pathfinder.loading.editing import add_skill

    folder, loaded = changing.opened(said.curriculum_dir)
    change = add_skill(folder, skill, said.edit(loaded))
    changing.apply(folder, loaded, [change], skill, f"added '{skill}'", diff=said.diff)
