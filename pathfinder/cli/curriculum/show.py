"""`pathfinder curriculum show`: what does the curriculum say of one skill?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.curriculum.checked import curriculum_folder
from pathfinder.cli.curriculum.shares import SharesOf
from pathfinder.cli.lazy import Command

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@options.takes(options.Printing)
def show(
    printing: options.Printing,
    skill: Annotated[str, typer.Argument(help="A skill by id, name or term.", autocompletion=complete_skills)],
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
    if printing.as_json:
        from pathfinder.rendering.curriculum_json import skill_json

        terminal.write_json(skill_json(found, curriculum, named, place))
        return
    from pathfinder.rendering.curriculum_text import skill_page

    printing.show(lambda look: skill_page(found, curriculum, named, place, look))
