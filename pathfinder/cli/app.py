"""Which commands does `pathfinder` have? Their names, in sections; each is loaded when it is used."""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli.lazy import Entry, LazyGroup

_PATH = "Your path"
_MARKET = "The market"
_CURRICULUM = "The curriculum"


class Root(LazyGroup):
    """The commands of `pathfinder`."""

    entries = {  # noqa: RUF012 - a constant table
        "plan": Entry("pathfinder.cli.plan", "The path: an ordered study plan for a role.", _PATH),
        "next": Entry("pathfinder.cli.next", "What can be started now, with what each opens.", _PATH),
        "why": Entry("pathfinder.cli.why", "Every reason for and against one skill, in numbers.", _PATH),
        "whatif": Entry("pathfinder.cli.whatif", "Your plan against the one that other options make.", _PATH),
        "diff": Entry("pathfinder.cli.diff", "What moved between two saved plans, and why.", _PATH),
        "demand": Entry("pathfinder.cli.demand", "What listings ask for: show, sources, measure, match …", _MARKET),
        "curriculum": Entry("pathfinder.cli.curriculum", "The skills themselves: check, list, show, graph, edit …", _CURRICULUM),
    }


app = typer.Typer(cls=Root, rich_markup_mode=None, add_completion=True, no_args_is_help=True)


def _version(value: bool) -> None:
    if value:
        from pathfinder import __version__

        typer.echo(f"pathfinder {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """What do I learn next? An ordered study path for jobs in data and software.

    Examples:
      pathfinder plan --have python,sql
      pathfinder plan --have python,sql --role data-engineer --hours-per-week 8 --start 2027-01-04
      pathfinder demand show --role data-analyst
    """
