"""Which commands does `pathfinder` have? Their names, in sections; each is loaded when it is used."""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli.lazy import Entry, LazyGroup

_PATH = "Your path"
_YOU = "You"
_MARKET = "The market"
_CURRICULUM = "The curriculum"
_HELP = "Help"


class Root(LazyGroup):
    """The commands of `pathfinder`."""

    entries = {  # noqa: RUF012 - a constant table
        "plan": Entry("pathfinder.cli.plan", "The path: an ordered study plan for a role.", _PATH),
        "roadmap": Entry("pathfinder.cli.roadmap", "The whole map of a role: have, next, later, optional.", _PATH),
        "next": Entry("pathfinder.cli.next", "What can be started now, with what each opens.", _PATH),
        "why": Entry("pathfinder.cli.why", "Every reason for and against one skill, in numbers.", _PATH),
        "whatif": Entry("pathfinder.cli.whatif", "Your plan against the one that other options make.", _PATH),
        "diff": Entry("pathfinder.cli.diff", "What moved between two saved plans, and why.", _PATH),
        "status": Entry("pathfinder.cli.status", "Where you stand: match, hours done and left, days.", _YOU),
        "have": Entry("pathfinder.cli.have", "What you know: shown, or changed by +skill,-skill.", _YOU),
        "done": Entry("pathfinder.cli.done", "Log a skill that you have learned.", _YOU),
        "forget": Entry("pathfinder.cli.forget", "Take skills out of what you know.", _YOU),
        "undo": Entry("pathfinder.cli.undo", "Take back the last change of your profile.", _YOU),
        "review": Entry("pathfinder.cli.review", "What you know, long unused, that coming steps lean on.", _YOU),
        "replan": Entry("pathfinder.cli.replan", "A new plan that keeps the old order where it can.", _YOU),
        "profile": Entry("pathfinder.cli.profile", "What you keep about yourself: show, edit, export, import.", _YOU),
        "import": Entry(
            "pathfinder.cli.import_", "Skills found in a résumé, an export or your code's manifests.", _YOU
        ),
        "demand": Entry("pathfinder.cli.demand", "What listings ask for: show, compare, trend, measure …", _MARKET),
        "roles": Entry("pathfinder.cli.roles", "The flow of data, and where each role stands.", _MARKET),
        "curriculum": Entry("pathfinder.cli.curriculum", "The skills: check, list, show, graph, edit …", _CURRICULUM),
        "cache": Entry("pathfinder.cli.cache", "What is kept to answer at once: clear it.", _CURRICULUM),
        "init": Entry("pathfinder.cli.init", "Lay out a folder with a curriculum of your own.", _CURRICULUM),
        "help": Entry("pathfinder.cli.help", "How a command is used: pathfinder help plan.", _HELP),
        "manual": Entry("pathfinder.cli.manual", "The manual page: pathfinder manual | man -l -", _HELP),
    }


app = typer.Typer(cls=Root, rich_markup_mode=None, add_completion=True, no_args_is_help=True)


def _version(value: bool) -> None:
    if value:
        from pathfinder import __version__
        from pathfinder.cli import terminal

        terminal.write(f"pathfinder {__version__}\n")
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
