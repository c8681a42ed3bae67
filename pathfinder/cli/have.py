"""`pathfinder have +pandas,-r`: what do I know? The profile's list, shown or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import Faults, half_known, skill_ids, words
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.keeping import keep, profile_path, read, same_skill
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum

if TYPE_CHECKING:
    from pathlib import Path

    from pathfinder.model.curriculum import Curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)
# `-r` is a skill to take out, not an option.
_SIGNS = {"ignore_unknown_options": True}


@app.command(cls=Command, context_settings=_SIGNS)
@options.takes(options.Printing)
def have(
    printing: options.Printing,
    skills: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[+SKILL,-SKILL...]", help="Skills to add and take out.", autocompletion=complete_skills
        ),
    ] = None,
    profile_file: options.ProfileFile = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Show or change what you know. A skill without a sign is added; `pandas:10h` says that you half know it.

    Examples:
      pathfinder have python,sql
      pathfinder have +pandas,-r
      pathfinder have +pandas:10h
      pathfinder have
    """
    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    typed = words(",".join(skills or ()))
    if typed:
        _change(path, curriculum, typed)
    _show(path, curriculum, printing)


def _change(path: Path, curriculum: Curriculum, typed: Sequence[str]) -> None:
    """Make the change that was typed; RequestError with every word that is no skill."""
    faults = Faults()
    plain, half = half_known(",".join(typed), lambda word: next(iter(skill_ids(word, curriculum, faults)), ""))
    signed = [
        (skill, word[0] == "-") for word in words(plain) for skill in skill_ids(word.lstrip("+-"), curriculum, faults)
    ]
    faults.speak()
    keep(path, f"have {','.join(typed)}", curriculum, lambda text: _changed(text, signed, half, curriculum))


def _changed(text: str, signed: Sequence[tuple[str, bool]], half: Mapping[str, float], curriculum: Curriculum) -> str:
    from pathfinder.loading import profile_text as change

    same = same_skill(curriculum)
    for skill, goes in signed:
        text = (change.without_items if goes else change.with_items)(text, "have", [skill], same)
        text = change.without_spent(text, skill, same)
    for skill, hours in half.items():
        text = change.with_spent(change.without_items(text, "have", [skill], same), skill, hours, same)
    return text


def _show(path: Path, curriculum: Curriculum, printing: options.Printing) -> None:
    profile = read(path, curriculum)
    if printing.as_json:
        from pathfinder.rendering.profile_json import have_json

        terminal.write_json(have_json(profile))
        return
    from pathfinder.rendering.profile_text import have_lines

    printing.show(lambda look: have_lines(profile, curriculum.name_of, look))
