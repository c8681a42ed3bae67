"""`pathfinder demand trend SKILLS…`: how did the demand for skills move, and is the change more than noise?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import DEFAULT_ROLE, Asked, words
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.demand.asking import Market
from pathfinder.cli.demand.output import Answer, put
from pathfinder.cli.lazy import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import Snapshot
    from pathfinder.model.market import Trend
    from pathfinder.rendering.material import Theme

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@options.takes(Market)
def trend(
    market: Market,
    skills: Annotated[
        list[str],
        typer.Argument(metavar="SKILLS...", help="Ids, names or terms.", autocompletion=complete_skills),
    ],
    role: options.RoleName = None,
    series: Annotated[
        str | None,
        typer.Option(
            "--series", metavar="NAME", help="The series [that with most snapshots]; `all` mixes all, with a warning."
        ),
    ] = None,
) -> None:
    """Print each skill's share in the snapshots of one series, the change from first to last, and if it is noise.

    Examples:
      pathfinder demand trend python r sql --role data-scientist --series hale-ds
      pathfinder demand trend typescript kubernetes --series hn-terms
      pathfinder demand trend pytorch tensorflow -o frameworks.svg
    """
    from pathfinder.planning.snapshots import Selection
    from pathfinder.planning.trends import trend as compute

    curriculum, snapshots = market.curriculum, market.snapshots
    wanted = tuple(dict.fromkeys(curriculum.find(word) for text in skills for word in words(text)))
    named = words(series)
    asked_role = _role(role, named, curriculum, snapshots)
    found = compute(curriculum, snapshots, asked_role, wanted, named, Selection.of(market.request(Asked())))
    _warn(found, curriculum)
    put(_answer(found, curriculum), market)


def _role(typed: str | None, series: Sequence[str], curriculum: Curriculum, snapshots: Sequence[Snapshot]) -> str:
    """Return the role: as typed (also one that only snapshots know), else the series' only one, else the default."""
    held = {name for snapshot in snapshots if snapshot.series in series for name in snapshot.roles}
    if typed is not None:
        everywhere = {name for snapshot in snapshots for name in snapshot.roles}
        return typed if typed in everywhere and typed not in curriculum.roles else curriculum.role(typed).id
    if len(held) == 1:
        return held.pop()
    return DEFAULT_ROLE if DEFAULT_ROLE in curriculum.roles else next(iter(curriculum.roles), DEFAULT_ROLE)


def _warn(found: Trend, curriculum: Curriculum) -> None:
    """Say what the numbers cannot carry."""
    if len(found.series) > 1:
        listed = ", ".join(found.series)
        terminal.warn(f"the series {listed} differ in more than their dates: a change may be one of source")
    if len(found.snapshots) == 1:
        terminal.warn(f"the series {found.series[0]} has one snapshot of this role: there is nothing to compare")
    missing = [curriculum.name_of(row.skill) for row in found.skills if not row.points]
    if missing:
        terminal.warn(f"not looked for in these snapshots: {', '.join(missing)}")
    if found.others:
        others = ", ".join(f"{name} ({number})" for name, number in found.others.items())
        terminal.hint(f"other series of this role, with their snapshots: {others}")


def _answer(found: Trend, curriculum: Curriculum) -> Answer:
    from pathfinder.rendering import trend_table as table
    from pathfinder.rendering.trend_text import trend_lines

    role = curriculum.roles.get(found.role)
    title = role.name if role else found.role.replace("-", " ").capitalize()

    def svg(theme: Theme) -> str:
        from pathfinder.rendering.charts.trend import trend_svg

        return trend_svg(found, title, curriculum.name_of, theme)

    return Answer(
        text=lambda look: trend_lines(found, title, curriculum.name_of, look),
        json=lambda: table.trend_json(found, curriculum.name_of),
        csv=lambda: table.trend_csv(found, curriculum.name_of),
        svg=svg,
    )
