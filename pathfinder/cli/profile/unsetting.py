"""`pathfinder profile unset KEY`: how is one setting taken out?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.complete import one_of
from pathfinder.cli.keeping import keep, profile_path
from pathfinder.cli.lazy import Command
from pathfinder.cli.profile.setting import SETTABLE, settable
from pathfinder.cli.world import open_curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command, name="unset")
def unset(
    key: Annotated[str, typer.Argument(metavar="KEY", help=", ".join(SETTABLE), autocompletion=one_of(*SETTABLE))],
    profile_file: options.ProfileFile = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Take one key out of your profile.

    Examples:
      pathfinder profile unset pace
    """
    from pathfinder.loading import profile_text as change

    named = settable(key)
    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    changed = keep(path, f"profile unset {named}", curriculum, lambda text: change.without_value(text, named))
    terminal.write(f"{named}: {'taken out' if changed else 'was not set'}\n")
