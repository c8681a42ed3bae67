"""`pathfinder profile …`: what do I keep about myself, where is it, and who says what holds?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.keeping import profile_path
from pathfinder.cli.lazy import Entry, LazyGroup
from pathfinder.cli.world import open_curriculum


class ProfileGroup(LazyGroup):
    """The commands of `pathfinder profile`."""

    entries = {  # noqa: RUF012 - a constant table
        "edit": Entry(
            "pathfinder.cli.profile.edit", "Open it in $EDITOR; it is checked before it replaces the old one."
        ),
        "set": Entry("pathfinder.cli.profile.setting", "Set one key, such as hours_per_week 8."),
        "unset": Entry("pathfinder.cli.profile.unsetting", "Take one key out."),
        "export": Entry("pathfinder.cli.profile.export", "Write what you know as JSON Resume skills."),
        "import": Entry("pathfinder.cli.import_", "Skills found in a résumé, an export or your code's manifests."),
    }


app = typer.Typer(cls=ProfileGroup, rich_markup_mode=None, add_completion=False)


@app.callback(invoke_without_command=True)
@options.takes(options.Printing)
def profile(
    printing: options.Printing,
    context: typer.Context,
    show_origin: Annotated[
        bool, typer.Option("--show-origin", help="Beside each setting, the file and line or variable that says it.")
    ] = False,
    profile_file: options.ProfileFile = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Show your profile: role, what you know, goals, hours a week, busy days, pace and log.

    Options beat the environment (PATHFINDER_ROLE, PATHFINDER_HOURS_PER_WEEK …), which beats the project
    (`profile:` in its pathfinder.yaml), which beats the profile.

    Examples:
      pathfinder profile
      pathfinder profile --show-origin
      pathfinder profile set hours_per_week 8
      pathfinder profile edit
      pathfinder profile export > skills.json
    """
    if context.invoked_subcommand is not None:
        return
    from pathfinder.cli.standing import told_standing

    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    standing = told_standing(profile_file, curriculum)
    if printing.as_json:
        from pathfinder.rendering.profile_json import settings_json

        terminal.write_json(settings_json(standing.profile, str(path), standing.origins if show_origin else None))
        return
    from pathfinder.cli.profile.rows import setting_rows
    from pathfinder.loading.sources import shown_path
    from pathfinder.rendering.settings_text import setting_lines

    rows = setting_rows(standing, curriculum, shown=show_origin)
    exists = "" if path.exists() else " (not there yet)"
    file = ("file", f"{shown_path(path)}{exists}", "")
    printing.show(lambda look: setting_lines([file, *rows], look))
