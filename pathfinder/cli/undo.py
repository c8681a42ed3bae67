"""`pathfinder undo`: the last change of the profile is taken back, and the one before, and so on."""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.keeping import profile_path
from pathfinder.cli.lazy import Command

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def undo(
    times: Annotated[int, typer.Argument(metavar="[TIMES]", min=1, help="How many changes.")] = 1,
    profile_file: options.ProfileFile = None,
) -> None:
    """Take back the last change that a command made to your profile; the last hundred are kept.

    Examples:
      pathfinder undo
      pathfinder undo 3
    """
    from pathfinder.loading.profile_store import undo as take_back

    path = profile_path(profile_file)
    for _ in range(times):
        terminal.write(f"taken back: {take_back(path)}\n")
