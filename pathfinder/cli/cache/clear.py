"""`pathfinder cache clear`: how is everything thrown away that is kept to answer faster?"""

from __future__ import annotations

import typer

from pathfinder.cli import terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_cache

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def clear() -> None:
    """Delete what is kept to answer faster. Nothing of yours is in it: it is made again when needed.

    Examples:
      pathfinder cache clear
    """
    from pathfinder.rendering.numbers import count

    kept = open_cache()
    entries, size = kept.clear()
    if kept.folder is None:
        terminal.write("nothing is kept: PATHFINDER_CACHE is set to nothing\n")
    else:
        told = count(entries, "entry", "entries")
        terminal.write(f"{told} deleted, {size / 1e6:.1f} MB, in {kept.folder}\n")
