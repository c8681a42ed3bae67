"""`pathfinder diff A B`: what moved between two saved plans, and why?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.run import DIFFERENT
from pathfinder.cli.world import open_curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@options.takes(options.Printing)
def diff(
    printing: options.Printing,
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="A plan saved by plan --json.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="Another one.")],
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 3 when something moved.")] = False,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Print what moved between two saved plans: by the market, by the curriculum, or by you.

    Examples:
      pathfinder plan --have python --json > old.json
      pathfinder diff old.json new.json --exit-code
    """
    from pathfinder.loading.plans import load_plan
    from pathfinder.planning.difference import difference

    moves = difference(load_plan(old), load_plan(new))
    if printing.as_json:
        from pathfinder.rendering.answers_json import diff_json

        terminal.write_json(diff_json(moves))
    else:
        from pathfinder.rendering.compare_text import diff_lines

        printing.show(lambda look: diff_lines(moves, open_curriculum(curriculum_dir).name_of, look))
    if exit_code and moves:
        raise typer.Exit(DIFFERENT)
