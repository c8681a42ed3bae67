"""`pathfinder help COMMAND`: the same as `pathfinder COMMAND --help`."""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli.complete import complete_commands
from pathfinder.cli.lazy import Command, LazyGroup

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command, name="help")
def show_help(
    context: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(metavar="COMMAND", help="A command, or two: demand show.", autocompletion=complete_commands),
    ] = None,
) -> None:
    """Show how a command is used.

    Examples:
      pathfinder help plan
      pathfinder help demand show
    """
    from pathfinder.cli.terminal import write

    here = context.find_root()
    for name in command or ():
        group = here.command
        if not isinstance(group, LazyGroup):
            here.fail(f"'{here.command_path}' has no commands below it.")
        group.refuse_unknown(here, name)
        here = type(here)(group.get_command(here, name), info_name=name, parent=here)
    write(here.get_help() + "\n")
