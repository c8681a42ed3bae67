"""`pathfinder curriculum check`: what is wrong with the curriculum, and where?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.complete import complete_codes
from pathfinder.cli.curriculum.checked import checked, curriculum_folder
from pathfinder.cli.lazy import Command
from pathfinder.cli.run import DIFFERENT, PROBLEM
from pathfinder.loading.garbage import collection_held_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathfinder.problems import Problem

app = typer.Typer(rich_markup_mode=None, add_completion=False)
FORMATS = ("text", "json", "github")


@app.command(cls=Command)
@options.takes(options.Printing)
def check(
    printing: options.Printing,
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="DIR", help="Folders or files, - for stdin [the curriculum in use].")
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="CODE",
            help="What a code means, with an example; 'all' lists them.",
            autocompletion=complete_codes,
        ),
    ] = None,
    terms: Annotated[
        list[Path] | None,
        typer.Option("--terms", metavar="CORPUS", help="What each term's rules accept and reject in these listings."),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 3 when there are only warnings.")] = False,
    format_name: Annotated[str | None, options.choice_of(FORMATS)] = None,
    curriculum_dir: options.CurriculumDir = None,
    snapshots_dir: options.SnapshotsDir = None,
) -> None:
    """Print everything that is wrong with a curriculum, each with its place and a hint; nothing when it is clean.

    Examples:
      pathfinder curriculum check
      pathfinder curriculum check my-curriculum --format github
      git show HEAD:curriculum/cloud.yaml | pathfinder curriculum check -
      pathfinder curriculum check --explain redundant-edge
      pathfinder curriculum check --terms listings.parquet
    """
    shown = printing.format_of(format_name, FORMATS)
    if explain is not None:
        from pathfinder.cli.curriculum.explaining import explain_code

        explain_code(explain, printing)
        return
    if terms:
        from pathfinder.cli.curriculum.term_audit import audit

        folder = folders[0] if folders else curriculum_folder(curriculum_dir)
        audit(terms, folder, printing)
        return
    with collection_held_back():
        chosen = folders or [curriculum_folder(curriculum_dir)]
        found = [problem for folder in dict.fromkeys(chosen) for problem in checked(folder, snapshots_dir)]
        found = sorted(dict.fromkeys(found), key=lambda problem: problem.sort_key)
        _print(found, shown, printing)
    if any(problem.is_error for problem in found):
        raise typer.Exit(PROBLEM)
    if found and exit_code:
        raise typer.Exit(DIFFERENT)


def _print(found: Sequence[Problem], shown: str, printing: options.Printing) -> None:
    if shown == "json":
        from pathfinder.rendering.curriculum_json import problems_json

        terminal.write_json(problems_json(found))
    elif shown == "github":
        from pathfinder.rendering.curriculum_github import workflow_commands

        terminal.write(workflow_commands(found))
    elif found:
        from pathfinder.rendering.problems_text import problem_lines

        printing.show(lambda look: problem_lines(found, look))
        _summary(found)


def _summary(found: Sequence[Problem]) -> None:
    from pathfinder.rendering.lines import Span, line
    from pathfinder.rendering.numbers import count

    errors = sum(problem.is_error for problem in found)
    parts = [count(number, what) for number, what in ((errors, "error"), (len(found) - errors, "warning")) if number]
    terminal.say(line(Span(", ".join(parts), "bad" if errors else "warn")))
    terminal.hint(f"`pathfinder curriculum check --explain {found[0].code}` says more about the first one")
