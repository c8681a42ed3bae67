"""`pathfinder diff A B`: what moved between two saved plans, and why?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)
DIFFERENT = 3


@app.command(cls=Command)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="A plan saved by plan --json.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="Another one.")],
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 3 when something moved.")] = False,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    ascii_only: options.Ascii = False,
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
    if as_json:
        from pathfinder.rendering.answers_json import diff_json
        from pathfinder.rendering.plan_json import to_json

        terminal.write(to_json(diff_json(moves)))
    else:
        from pathfinder.rendering.compare_text import diff_lines

        look = terminal.look_for(sys.stdout, no_color=no_color, ascii_only=ascii_only)
        terminal.show(diff_lines(moves, open_curriculum(curriculum_dir).name_of, look), look)
    if exit_code and moves:
        raise typer.Exit(DIFFERENT)
