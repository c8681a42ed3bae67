"""`pathfinder curriculum gaps`: what do listings name that no skill covers?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import roles_of
from pathfinder.cli.demand.columns import ColumnNames
from pathfinder.cli.lazy import Command, UsageError
from pathfinder.cli.world import open_curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@dataclass(eq=False, repr=False, kw_only=True)
class Asking(options.Printing, ColumnNames):
    """In which columns names are looked for, and how they are printed."""


@app.command(cls=Command)
@options.takes(Asking)
def gaps(
    asking: Asking,
    corpus: Annotated[list[str], typer.Argument(metavar="CORPUS...", help="Files, folders or globs of listings.")],
    role: options.RoleName = None,
    least: Annotated[
        float, typer.Option("--least", metavar="SHARE", min=0, max=1, help="Only what this share of listings names.")
    ] = 0.01,
    vocabulary: Annotated[
        Path | None, typer.Option("--vocabulary", metavar="FILE", help="Look for these terms alone, one a line.")
    ] = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Print the names in a role's listings that no skill covers, with their share: what the curriculum lacks.

    Examples:
      pathfinder curriculum gaps listings.parquet --role data-engineer
      pathfinder curriculum gaps 'corpora/*.parquet' --role ml-engineer --least 0.03 --json
    """
    from pathfinder.measuring.gaps import find_gaps
    from pathfinder.model.shares import Share
    from pathfinder.rendering.curriculum_terms import gap_lines, gaps_json

    curriculum = open_curriculum(curriculum_dir)
    roles = roles_of(role, curriculum)
    if len(roles) > 1:
        raise UsageError("`gaps` takes one --role.")
    words = vocabulary.read_text(encoding="utf-8").splitlines() if vocabulary else []
    found = find_gaps(corpus, curriculum, roles[0], vocabulary=words, columns=asking.columns, report=terminal.warn_of)
    rows = [
        (gap.term, gap.mentions, Share.of(gap.share, found.listings), gap.share_elsewhere)
        for gap in found.gaps
        if gap.share >= least
    ]
    if asking.as_json:
        terminal.write_json(gaps_json(found.role, found.listings, rows))
        return
    asking.show(lambda look: gap_lines(curriculum.roles[found.role].name, found.listings, rows, look))
