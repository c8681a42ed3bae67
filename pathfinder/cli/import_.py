"""`pathfinder import FILE`: what do I know already, by what I have written?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.keeping import keep, profile_path, read, same_skill
from pathfinder.cli.lazy import Command
from pathfinder.cli.piped import as_files
from pathfinder.cli.world import open_curriculum

if TYPE_CHECKING:
    from pathfinder.measuring.resumes.passages import Evidence
    from pathfinder.model.curriculum import Curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command, name="import")
@options.takes(options.Printing)
def import_(
    printing: options.Printing,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files, folders of code, or - for stdin.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Add what was found without asking.")] = False,
    without: Annotated[
        str | None,
        typer.Option(
            "--without", metavar="SKILLS", help="Leave these out, with commas.", autocompletion=complete_skills
        ),
    ] = None,
    profile_file: options.ProfileFile = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Find skills and show the words that state each; add them on your word. Nothing leaves this machine.

    Reads résumés (text, Markdown, PDF, DOCX), JSON Resume, LinkedIn's data export (ZIP or CSV), and
    requirements.txt, pyproject.toml, package.json and the like, also of a whole folder.

    Examples:
      pathfinder import resume.pdf
      pathfinder import resume.docx ~/code/my-project --yes
      pathfinder import resume.md --without excel,word
    """
    from pathfinder.rendering.profile_json import evidence_json
    from pathfinder.rendering.profile_text import evidence_lines

    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    profile = read(path, curriculum)
    with as_files([str(file) for file in files], ".txt") as there:
        found = _found([Path(file) for file in there], curriculum, without)
    fresh = [one.skill for one in found if one.skill not in profile.have]
    rows = [(one.skill, one.where, one.text, one.skill in profile.have) for one in found]
    if not printing.as_json:
        printing.show(lambda look: evidence_lines(rows, curriculum.name_of, look))
    added = bool(fresh) and (yes or (not printing.as_json and _agreed(len(fresh))))
    if added:
        keep(path, f"import {', '.join(file.name for file in files)}", curriculum, _adding(fresh, curriculum))
    if printing.as_json:
        terminal.write_json(evidence_json(rows, added=added))
    elif added:
        terminal.write(f"{len(fresh)} added to {path}\n")


def _found(files: list[Path], curriculum: Curriculum, without: str | None) -> tuple[Evidence, ...]:
    """Return the evidence of all files; RequestError with every file that cannot be read."""
    from pathfinder.cli.asking import Faults, skill_ids
    from pathfinder.measuring.resumes.documents import passages_of
    from pathfinder.measuring.resumes.passages import Passage
    from pathfinder.measuring.resumes.recognise import Recogniser

    faults = Faults()
    unwanted = skill_ids(without, curriculum, faults)
    passages: list[Passage] = []
    nothing: list[Passage] = []
    for file in files:
        if not file.exists():
            faults.reasons.append(f"there is no file {file}")
        else:
            passages += faults.attempt(lambda path: list(passages_of(path)), file, nothing)
    faults.speak()
    return tuple(found for found in Recogniser(curriculum).evidence(passages) if found.skill not in unwanted)


def _adding(skills: list[str], curriculum: Curriculum) -> Callable[[str], str]:
    from pathfinder.loading import profile_text as change

    same = same_skill(curriculum)

    def add(text: str) -> str:
        for skill in skills:
            text = change.without_spent(text, skill, same)
        return change.with_items(text, "have", skills, same)

    return add


def _agreed(count: int) -> bool:
    """Ask on a terminal; where nobody can answer, say how to add them and add nothing."""
    if not terminal.can_ask():
        terminal.say_text(f"nothing was added: --yes adds {'it' if count == 1 else f'these {count}'}")
        return False
    return terminal.agreed(f"Add {'it' if count == 1 else f'these {count}'} to your profile?")
