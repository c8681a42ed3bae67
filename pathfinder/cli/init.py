"""`pathfinder init`: how does one begin a curriculum of one's own?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.lazy import Command, UsageError

if TYPE_CHECKING:
    from pathfinder.loading.starting import Start

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def init(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="The folder [this one].")] = None,
    me: Annotated[bool, typer.Option("--me", help="Ask for your role, skills and hours, for your profile.")] = False,
    copy: Annotated[bool, typer.Option("--copy", help="Copy the bundled curriculum instead of extending it.")] = False,
    empty: Annotated[bool, typer.Option("--empty", help="Start with no skill at all.")] = False,
    profile_file: options.ProfileFile = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Lay out a folder with a curriculum of your own; every command that is run in it uses it.

    It extends the curriculum that pathfinder brings, so that updates reach it, unless --copy or --empty is given.

    Examples:
      pathfinder init my-path
      pathfinder init team-curriculum --copy
      pathfinder init --me
    """
    if me:
        from pathfinder.cli.interview import interview

        interview(profile_file, curriculum_dir)
        if folder is None:
            return
    if copy and empty:
        raise UsageError("--copy and --empty exclude each other.")
    from pathfinder.loading.sources import shown_path
    from pathfinder.loading.starting import lay_out

    start: Start = "copy" if copy else "empty" if empty else "extend"
    written = lay_out(folder or Path(), start)
    terminal.write("".join(f"{shown_path(path)}\n" for path in written))
    terminal.hint("`pathfinder curriculum add` adds a skill; `pathfinder curriculum check` says what is wrong")
