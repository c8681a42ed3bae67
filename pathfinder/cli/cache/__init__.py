"""`pathfinder cache …`: what is kept so that the same question is answered at once?"""

from __future__ import annotations

import typer

from pathfinder.cli.lazy import Entry, LazyGroup


class KeptThings(LazyGroup):
    """The commands of `pathfinder cache`."""

    entries = {  # noqa: RUF012 - a constant table
        "clear": Entry("pathfinder.cli.cache.clear", "Delete what is kept; it is made again when needed."),
    }


app = typer.Typer(cls=KeptThings, rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def cache() -> None:
    """See to what is kept to answer at once; PATHFINDER_CACHE names its folder, set to nothing it keeps nothing.

    Examples:
      pathfinder cache clear
    """
