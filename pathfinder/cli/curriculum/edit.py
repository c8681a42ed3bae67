"""`pathfinder curriculum edit`: how is one skill changed where it stands?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.curriculum import changing
from pathfinder.cli.lazy import Command, UsageError

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def edit(
    skill: Annotated[str, typer.Argument(help="A skill by id, name or term.", autocompletion=complete_skills)],
    name: changing.Name = None,
    hours: changing.HoursOption = None,
    area: changing.Area = None,
    summary: changing.Summary = None,
    stage: changing.Stages = None,
    requires: changing.Requires = None,
    remove_requires: Annotated[
        list[str] | None,
        typer.Option("--remove-requires", metavar="ID", help="Take a prerequisite out (repeatable)."),
    ] = None,
    term: changing.Terms = None,
    remove_term: Annotated[
        list[str] | None, typer.Option("--remove-term", metavar="TERM", help="Take a term out (repeatable).")
    ] = None,
    diff: changing.Diff = False,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Change one skill in place: comments, order and quotes of everything else stay as they are.

    A prerequisite that is there already gets the new reason. A change that would make `check` fail is refused.

    Examples:
      pathfinder curriculum edit docker --hours 8,12,22
      pathfinder curriculum edit dbt --requires 'git: models are kept and reviewed in a repository'
      pathfinder curriculum edit spark --remove-requires scala --term "apache spark" --diff
    """
    from pathfinder.loading.editing import SkillEdit, edit_skill
    from pathfinder.loading.folders import bundled_curriculum

    folder, loaded = changing.opened(curriculum_dir)
    found = loaded.curriculum.find(skill) if loaded.curriculum else skill
    wanted = SkillEdit(
        name=name,
        summary=summary,
        hours=changing.hours_of(hours),
        stages=changing.stages_of(stage),
        area=area,
        requires=changing.requirements_of(requires, loaded),
        terms=tuple(term or ()),
        remove_requires=tuple(remove_requires or ()),
        remove_terms=tuple(remove_term or ()),
    )
    if wanted == SkillEdit():
        raise UsageError("Say what to change, such as --hours 10,20,40.")
    changes = edit_skill(folder, found, wanted, bundled=bundled_curriculum())
    changing.apply(folder, loaded, changes, found, f"changed '{found}'", diff=diff)
