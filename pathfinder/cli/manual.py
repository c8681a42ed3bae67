"""`pathfinder manual`: the manual page, made from the commands' own help."""

from __future__ import annotations

import typer

from pathfinder.cli.lazy import Command

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command, name="manual")
def print_manual(context: typer.Context) -> None:
    """Print the manual page of all commands, in roff.

    Examples:
      pathfinder manual | man -l -
      pathfinder manual > ~/.local/share/man/man1/pathfinder.1
    """
    from pathfinder import __version__
    from pathfinder.cli.helping import pages
    from pathfinder.cli.terminal import write
    from pathfinder.rendering.manual import manual

    root = context.find_root()
    write(manual(list(pages(root.command, root)), __version__))
