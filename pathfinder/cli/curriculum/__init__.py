"""`pathfinder curriculum …`: is the curriculum sound, what is in it, and how is it changed?"""

from __future__ import annotations

import typer

from pathfinder.cli.lazy import Entry, LazyGroup

_LOOK = "Look at it"
_EDIT = "Edit it"


class CurriculumGroup(LazyGroup):
    """The commands of `pathfinder curriculum`."""

    entries = {  # noqa: RUF012 - a constant table
        "list": Entry("pathfinder.cli.curriculum.list", "The skills that a selector names.", _LOOK),
        "show": Entry("pathfinder.cli.curriculum.show", "One skill: what it needs, opens, and its terms.", _LOOK),
        "graph": Entry("pathfinder.cli.curriculum.graph", "What needs what: a tree, DOT, Mermaid, JSON.", _LOOK),
        "stats": Entry("pathfinder.cli.curriculum.stats", "What blocks and delays: bottlenecks, chains.", _LOOK),
        "gaps": Entry("pathfinder.cli.curriculum.gaps", "What listings name and no skill covers.", _LOOK),
        "check": Entry("pathfinder.cli.curriculum.check", "All that is wrong, with its place and a hint.", _EDIT),
        "add": Entry("pathfinder.cli.curriculum.add", "Add a skill to its area's file.", _EDIT),
        "edit": Entry("pathfinder.cli.curriculum.edit", "Change one skill where it stands.", _EDIT),
        "schema": Entry("pathfinder.cli.curriculum.schema", "The JSON Schema, for editors.", _EDIT),
    }  # fmt: skip


app = typer.Typer(cls=CurriculumGroup, rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def curriculum() -> None:
    """Look at the curriculum, check it, and change it.

    Examples:
      pathfinder curriculum check
      pathfinder curriculum list +kubernetes
      pathfinder curriculum show docker
      pathfinder curriculum add dagster --name Dagster --hours 8,14,25 --requires 'python: assets are functions'
    """
