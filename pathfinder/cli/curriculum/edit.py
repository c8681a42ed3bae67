"""`pathfinder curriculum edit`: how is one skill changed where it stands?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.curriculum import changing
from pathfinder.cli.lazy import Command, UsageError

if TYPE_CHECKING:
    from pathfinder.loading.curriculum import Loaded
    from pathfinder.loading.editing import SkillEdit

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@dataclass(eq=False, repr=False, kw_only=True)
class Changed(changing.Said):
    """What is said of a skill that is there, and what is taken out."""

    remove_requires: Annotated[
        list[str] | None,
        typer.Option("--remove-requires", metavar="ID", help="Take a prerequisite out (repeatable)."),
    ] = None
    remove_term: Annotated[
        list[str] | None, typer.Option("--remove-term", metavar="TERM", help="Take a term out (repeatable).")
    ] = None

    def edit(self, loaded: Loaded) -> SkillEdit:
        """Return the same in ids and numbers; a usage error where the hours are none."""
        wanted = super().edit(loaded)
        removed = tuple(self.remove_requires or ())
        return replace(wanted, remove_requires=removed, remove_terms=tuple(self.remove_term or ()))


@app.command(cls=Command)
@options.takes(Changed)
def edit(
    said: Changed,
    skill: Annotated[str, typer.Argument(help="A skill by id, name or term.", autocompletion=complete_skills)],
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

    folder, loaded = changing.opened(said.curriculum_dir)
    found = loaded.curriculum.find(skill) if loaded.curriculum else skill
    wanted = said.edit(loaded)
    if wanted == SkillEdit():
        raise UsageError("Say what to change, such as --hours 10,20,40.")
    changes = edit_skill(folder, found, wanted, bundled=bundled_curriculum())
    changing.apply(folder, loaded, changes, found, f"changed '{found}'", diff=said.diff)
