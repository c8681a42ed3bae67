"""`pathfinder profile …`: what do I keep about myself, where is it, and who says what holds?"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.keeping import look, profile_path
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
def profile(
    context: typer.Context,
    show_origin: Annotated[
        bool, typer.Option("--show-origin", help="Beside each setting, the file and line or variable that says it.")
    ] = False,
    as_json: options.Json = False,
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
    from pathfinder.cli.profile.rows import setting_facts, setting_rows
    from pathfinder.cli.standing import standing_of
    from pathfinder.loading.sources import shown_path

    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    standing = standing_of(profile_file, curriculum)
    for problem in standing.problems:
        terminal.warn_of(problem)
    if as_json:
        from pathfinder.rendering.plan_json import SCHEMA_VERSION, to_json

        facts: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "file": str(path), **setting_facts(standing.profile)}
        terminal.write(to_json({**facts, **({"origins": dict(standing.origins)} if show_origin else {})}))
        return
    from pathfinder.rendering.profile_text import setting_lines

    shape = look()
    rows = setting_rows(standing, curriculum, shown=show_origin)
    exists = "" if path.exists() else " (not there yet)"
    terminal.show(setting_lines([("file", f"{shown_path(path)}{exists}", ""), *rows], shape), shape)
