"""`pathfinder demand match CORPUS…`: what was recognised in each listing, and by which rule?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import words
from pathfinder.cli.demand.columns import ColumnNames, OnlyRoles
from pathfinder.cli.lazy import Command
from pathfinder.cli.piped import as_files
from pathfinder.cli.world import open_curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@options.takes(ColumnNames)
def match(
    named: ColumnNames,
    corpus: Annotated[
        list[str], typer.Argument(metavar="CORPUS...", help="Files, folders or globs of listings; - is stdin.")
    ],
    terms: Annotated[
        bool, typer.Option("--terms", help="Add every term with its place, and what rules rejected.")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="Add the cleaned text that the places speak of.")] = False,
    roles: OnlyRoles = None,
    as_json: options.Json = False,  # noqa: ARG001 - the output is JSON, a line each, either way
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Print what was recognised in each listing, a JSON object a line, in the order of the files.

    Examples:
      pathfinder demand match jobs.csv
      pathfinder demand match jobs.csv --terms --text
    """
    from pathfinder.measuring.audit import AuditOptions, audit
    from pathfinder.rendering.plan_json import to_json_line

    curriculum = open_curriculum(curriculum_dir)
    wanted = AuditOptions(terms, text, named.columns, tuple(curriculum.role(role).id for role in words(roles)))
    with as_files(corpus, ".csv") as files:
        stands_for = dict(zip(files, corpus, strict=True))
        for row in audit(files, curriculum, wanted, terminal.warn_of):
            shown = {**row, "file": stands_for.get(row["file"], row["file"])}
            terminal.write_json_text(to_json_line(shown))
