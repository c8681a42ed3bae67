"""`pathfinder curriculum graph`: what needs what?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.curriculum.list import Selectors
from pathfinder.cli.curriculum.shares import SharesOf
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.rendering.curriculum_tree import Branch
    from pathfinder.rendering.lines import Line, Look

app = typer.Typer(rich_markup_mode=None, add_completion=False)
FORMATS = ("text", "dot", "mermaid", "json")


@app.command(cls=Command)
@options.takes(options.Printing)
def graph(
    printing: options.Printing,
    selector: Selectors = None,
    invert: Annotated[bool, typer.Option("--invert", help="What needs a skill, instead of what it needs.")] = False,
    format_name: Annotated[str | None, options.choice_of(FORMATS)] = None,
    curriculum_dir: options.CurriculumDir = None,
    snapshots_dir: options.SnapshotsDir = None,
) -> None:
    """Print the prerequisite graph: of one skill with all it needs, of a selection, or of everything.

    A skill that was shown before with what is below it is marked (*).

    Examples:
      pathfinder curriculum graph kubernetes
      pathfinder curriculum graph python+2 --invert
      pathfinder curriculum graph area:MLOps --format dot | dot -Tsvg > mlops.svg
    """
    from pathfinder.model.selectors import select, spells_one_skill

    shown = printing.format_of(format_name, FORMATS)
    curriculum = open_curriculum(curriculum_dir)
    selectors = list(selector or ())
    if spells_one_skill(selectors, curriculum):
        name = curriculum.find(selectors[0])
        selectors = [f"{name}+" if invert else f"+{name}"]
    chosen = sorted(select(selectors, curriculum, SharesOf(curriculum, snapshots_dir)))
    if shown == "text":
        printing.show(lambda look: _tree(curriculum, chosen, look, invert=invert))
    elif shown == "json":
        from pathfinder.rendering.curriculum_json import graph_json

        terminal.write_json(graph_json(curriculum, chosen))
    else:
        terminal.write(_drawn(curriculum, chosen, shown))


def _drawn(curriculum: Curriculum, chosen: Sequence[str], shown: str) -> str:
    from pathfinder.rendering import curriculum_graph

    draw = curriculum_graph.curriculum_dot if shown == "dot" else curriculum_graph.curriculum_mermaid
    return draw(curriculum, chosen)


def _tree(curriculum: Curriculum, chosen: Sequence[str], look: Look, *, invert: bool) -> list[Line]:
    from pathfinder.rendering.curriculum_tree import needs_below, opens_below, roots_of, tree_lines

    below: dict[str, list[Branch]] = (opens_below if invert else needs_below)(curriculum, chosen)
    names = {skill: curriculum.name_of(skill) for skill in chosen}
    roots: Iterable[str] = roots_of(chosen, below)
    return tree_lines(roots, below, names, look)
