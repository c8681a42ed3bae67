"""`pathfinder curriculum show`: what does the curriculum say of one skill?"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.curriculum.checked import curriculum_folder
from pathfinder.cli.curriculum.shares import SharesOf
from pathfinder.cli.lazy import Command

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def show(
    skill: Annotated[str, typer.Argument(help="A skill by id, name or term.", autocompletion=complete_skills)],
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    ascii_only: options.Ascii = False,
    curriculum_dir: options.CurriculumDir = None,
    snapshots_dir: options.SnapshotsDir = None,
) -> None:
    """Print one skill: what it needs and why, what needs it, how listings write it, and where to learn it.

    Examples:
      pathfinder curriculum show docker
      pathfinder curriculum show "power bi" --json
    """
    from pathfinder.loading.curriculum import curriculum_or_raise, load_curriculum
    from pathfinder.loading.folders import bundled_curriculum

    loaded = load_curriculum(curriculum_folder(curriculum_dir), bundled=bundled_curriculum(), digest=False)
    curriculum = curriculum_or_raise(loaded)
    found = curriculum.skills[curriculum.find(skill)]
    place = loaded.places.skill(found.id)
    shares_of = SharesOf(curriculum, snapshots_dir)
    shares = {role: shares_of.of_role(role) for role in curriculum.roles}
    named = {role: known[found.id] for role, known in shares.items() if found.id in known}
    if as_json:
        from pathfinder.rendering.curriculum_json import skill_json
        from pathfinder.rendering.plan_json import to_json

        terminal.write(to_json(skill_json(found, curriculum, named, place)))
        return
    from pathfinder.rendering.curriculum_text import skill_page

    look = terminal.look_for(sys.stdout, no_color=no_color, ascii_only=ascii_only)
    terminal.show(skill_page(found, curriculum, named, place, look), look)
