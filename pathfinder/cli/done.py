"""`pathfinder done SKILL --took 14h`: a skill is learned. It enters the log and what you know."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import day
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.keeping import keep, profile_path, read, same_skill
from pathfinder.cli.lazy import Command, UsageError
from pathfinder.cli.world import open_curriculum, today

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)
MOST_HOURS = 100_000.0


@app.command(cls=Command)
@options.takes(options.Printing)
def done(
    printing: options.Printing,
    skill: Annotated[str, typer.Argument(help="A skill by id, name or term.", autocompletion=complete_skills)],
    took: Annotated[str | None, typer.Option("--took", metavar="HOURS", help="How long it took, such as 14h.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it was done [today].")] = None,
    profile_file: options.ProfileFile = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Log a skill that you have learned; your pace is learned from the hours. Said again, the entry is corrected.

    Examples:
      pathfinder done pandas --took 14h
      pathfinder done "Power BI" --took 22 --on 2026-11-20
    """
    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    found, hours, when = curriculum.find(skill), _hours(took), day(on, "--on") or today()
    keep(path, f"done {found}", curriculum, lambda text: _logged(text, found, when, hours, curriculum))
    profile = read(path, curriculum)
    if printing.as_json:
        from pathfinder.rendering.profile_json import done_json

        terminal.write_json(done_json(found, when, hours))
        return
    from pathfinder.planning.pace import learned_pace
    from pathfinder.rendering.profile_text import done_lines

    learned = learned_pace(curriculum, profile.log)
    pace = (learned.overall, learned.logged) if profile.pace is None else None
    printing.show(lambda look: done_lines(curriculum.skills[found], when, hours, pace, look))


def _logged(text: str, skill: str, when: date, hours: float | None, curriculum: Curriculum) -> str:
    from pathfinder.loading import profile_text as change

    same = same_skill(curriculum)
    text = change.with_items(text, "have", [skill], same)
    return change.with_logged(change.without_spent(text, skill, same), skill, when, hours, same)


def _hours(text: str | None) -> float | None:
    """Return the hours that were typed, as ``14h`` or ``14``; a usage error where they are none."""
    if text is None:
        return None
    try:
        hours = float(text.strip().removesuffix("h"))
    except ValueError:
        hours = 0.0
    if not 0 < hours <= MOST_HOURS:
        raise UsageError(f"--took takes hours such as 14h, not '{text}'.")
    return hours
