"""`pathfinder curriculum schema`: which JSON Schema do editors complete and check curriculum files with?"""

from __future__ import annotations

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.lazy import Command

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def schema(as_json: options.Json = False) -> None:  # noqa: ARG001 - a schema is JSON in any case
    """Print the JSON Schema (2020-12) of curriculum files.

    Examples:
      pathfinder curriculum schema > curriculum/curriculum.schema.json
    """
    from pathfinder.loading.schema import curriculum_schema

    terminal.write_json(curriculum_schema())
