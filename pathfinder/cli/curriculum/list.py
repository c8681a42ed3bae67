"""`pathfinder curriculum list`: which skills does a selector name?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.curriculum.shares import SharesOf
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)

Selectors = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SELECTOR",
        help="dbt's grammar: +x, x+, 2+x, area:…, role:…, stage:…, demand>5%, az*; comma: and, blank: or.",
        autocompletion=complete_skills,
    ),
]


@app.command(cls=Command)
@options.takes(options.Printing)
def list_skills(
    printing: options.Printing,
    selector: Selectors = None,
    role: options.RoleName = None,
    curriculum_dir: options.CurriculumDir = None,
    snapshots_dir: options.SnapshotsDir = None,
) -> None:
    """Print skills with their hours and demand share: all, or those that a selector names.

    Examples:
      pathfinder curriculum list
      pathfinder curriculum list sklearn
      pathfinder curriculum list +kubernetes
      pathfinder curriculum list 'area:Cloud,demand>5%' --role data-engineer
      pathfinder curriculum list 'role:ml-engineer,stage:serve'
    """
    from pathfinder.model.selectors import select

    curriculum = open_curriculum(curriculum_dir)
    shares = SharesOf(curriculum, snapshots_dir, role)
    chosen = select(selector or (), curriculum, shares)
    shares.follow()  # `role:data-analyst` shows the shares that it was selected by
    skills = [curriculum.skills[skill] for skill in sorted(chosen)]
    if printing.as_json:
        from pathfinder.rendering.curriculum_json import skills_json

        terminal.write_json(skills_json(skills, shares.if_any()))
        return
    from pathfinder.rendering.curriculum_text import skill_rows

    printing.show(lambda look: skill_rows(skills, shares.if_any(), look))
