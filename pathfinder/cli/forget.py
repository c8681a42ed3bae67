"""`pathfinder forget SKILL`: something is no longer known, or is to be learned again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import Faults, skill_ids
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.keeping import keep, profile_path, read, same_skill
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum
from pathfinder.errors import RequestError

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.learner import Profile

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def forget(
    skills: Annotated[
        list[str],
        typer.Argument(metavar="SKILL...", help="Skills by id, name or term.", autocompletion=complete_skills),
    ],
    profile_file: options.ProfileFile = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Take skills out of what you know and half know. The log stays: it happened.

    Examples:
      pathfinder forget r
    """
    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    faults = Faults()
    found = skill_ids(",".join(skills), curriculum, faults)
    faults.speak()
    _refuse_unknown(found, read(path, curriculum), curriculum)
    keep(path, f"forget {','.join(found)}", curriculum, lambda text: _forgotten(text, found, curriculum))
    terminal.write(f"forgotten: {', '.join(curriculum.name_of(skill) for skill in found)}\n")


def _forgotten(text: str, skills: tuple[str, ...], curriculum: Curriculum) -> str:
    from pathfinder.loading import profile_text as change

    same = same_skill(curriculum)
    for skill in skills:
        text = change.without_spent(change.without_items(text, "have", [skill], same), skill, same)
    return text


def _refuse_unknown(skills: tuple[str, ...], profile: Profile, curriculum: Curriculum) -> None:
    """Raise RequestError for skills that the profile does not know; what is assumed is said to be."""
    held = {*profile.have, *dict(profile.spent)}
    reasons, hints = [], []
    for skill in skills:
        if skill not in held:
            reasons.append(f"your profile does not say that you know {curriculum.name_of(skill)}")
            above = sorted(known for known in profile.have if skill in curriculum.closure([known]))
            if above:
                hints.append(
                    f"it is assumed since you have {curriculum.name_of(above[0])}; --exact-have assumes nothing"
                )
    if reasons:
        raise RequestError(reasons, hint="; ".join(dict.fromkeys(hints)))
