"""`pathfinder demand compare ROLES…`: what do the listings of one role name that those of another do not?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options
from pathfinder.cli.asking import Asked, words
from pathfinder.cli.complete import complete_roles, complete_skills
from pathfinder.cli.demand.asking import Market
from pathfinder.cli.demand.output import Answer, put
from pathfinder.cli.lazy import Command, UsageError

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.market import ComparedSkill, Comparison
    from pathfinder.rendering.material import Theme

app = typer.Typer(rich_markup_mode=None, add_completion=False)

SHOWN = 40
"""So many skills on a terminal and in a picture, unless --most says otherwise; JSON and CSV hold all."""

_FEWEST = 2


@app.command(cls=Command)
@options.takes(Market)
def compare(
    market: Market,
    roles: Annotated[
        list[str],
        typer.Argument(metavar="ROLES...", help="Two roles or more.", autocompletion=complete_roles),
    ],
    most: Annotated[int | None, typer.Option("--most", metavar="N", min=1, help="Only so many skills.")] = None,
    skills: Annotated[
        str | None,
        typer.Option(
            "--skills", metavar="SKILLS", help="Only these skills, with commas.", autocompletion=complete_skills
        ),
    ] = None,
    within: Annotated[
        bool, typer.Option("--within", help="Differences within the snapshots that have both roles, averaged.")
    ] = False,
) -> None:
    """Put the first role beside each of the others: shares, differences in points with 95 % intervals, ties as ties.

    Examples:
      pathfinder demand compare ml-engineer data-scientist data-engineer
      pathfinder demand compare ml-engineer,data-scientist --skills python,r,sql --json
      pathfinder demand compare ml-engineer data-engineer --within
      pathfinder demand compare data-analyst data-scientist --level entry -o analysts.svg
    """
    from pathfinder.planning.comparing import compare as compute
    from pathfinder.planning.snapshots import Selection

    typed = [word for text in roles for word in words(text)]
    if len(set(typed)) < _FEWEST:
        raise UsageError("`compare` takes two roles or more, such as: ml-engineer data-scientist.")
    request, curriculum = market.request(Asked(role=",".join(typed))), market.curriculum
    if len(request.roles) < _FEWEST:
        raise UsageError(f"`compare` takes two roles or more; all of these are {request.roles[0]}.")
    found = compute(curriculum, market.snapshots, request.roles, Selection.of(request), within=within)
    wanted = [curriculum.find(word) for word in words(skills)]
    rows = [row for row in found.skills if not wanted or row.skill in wanted][:most]
    put(_answer(curriculum, found, rows, rows[: most or (None if wanted else SHOWN)]), market)


def _answer(curriculum: Curriculum, found: Comparison, rows: list[ComparedSkill], shown: list[ComparedSkill]) -> Answer:
    """Return how the comparison is written; imports wait until a format is asked for."""
    from pathfinder.rendering import compare_demand_table as table
    from pathfinder.rendering.compare_demand_text import comparison_lines

    def role(wanted: str) -> str:
        return curriculum.roles[wanted].name

    def svg(theme: Theme) -> str:
        from pathfinder.rendering.charts.comparison import comparison_svg

        return comparison_svg(found, shown, role, curriculum.name_of, theme)

    return Answer(
        text=lambda look: comparison_lines(found, shown, role, curriculum.name_of, look),
        json=lambda: table.comparison_json(found, rows, curriculum.name_of),
        csv=lambda: table.comparison_csv(found, rows, curriculum.name_of),
        svg=svg,
    )
