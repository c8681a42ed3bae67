"""`pathfinder curriculum stats`: which skills block and delay the most?"""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@options.takes(options.Printing)
def stats(
    printing: options.Printing,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="So many bottlenecks.")] = 15,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Print the shape of the curriculum, as Curricular Analytics measures it: what blocks, what delays.

    The blocking factor of a skill is the number of skills that cannot be reached without it, its delay factor the
    number of skills on the longest chain through it; both together are its structural complexity. Centrality sums
    the lengths of all chains that pass through it (Heileman et al., 2018, arXiv:1811.09676).

    Examples:
      pathfinder curriculum stats
      pathfinder curriculum stats --most 40 --json
    """
    from pathfinder.checking.shape import shape_of

    curriculum = open_curriculum(curriculum_dir)
    shape = shape_of(curriculum)
    if printing.as_json:
        from pathfinder.rendering.curriculum_json import stats_json

        hours = sum(skill.hours.likely for skill in curriculum.skills.values())
        terminal.write_json(stats_json(shape, hours))
        return
    from pathfinder.rendering.curriculum_stats import stats_lines

    printing.show(lambda look: stats_lines(shape, curriculum, most, look))
