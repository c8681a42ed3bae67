"""Which options do several commands share? Their names, types and words, once, and how a command takes many of them."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from pathfinder.cli import terminal
from pathfinder.cli.complete import complete_roles, complete_skills, complete_snapshots, one_of
from pathfinder.cli.lazy import UsageError

if TYPE_CHECKING:
    from pathfinder.rendering.lines import Line, Look

CurriculumDir = Annotated[
    Path | None,
    typer.Option(
        "--curriculum",
        metavar="DIR",
        envvar="PATHFINDER_CURRICULUM",
        help="Use the curriculum in this folder.",
        show_envvar=False,
    ),
]
SnapshotsDir = Annotated[
    Path | None,
    typer.Option(
        "--snapshots",
        metavar="DIR",
        envvar="PATHFINDER_SNAPSHOTS",
        help="Use the demand snapshots in this folder.",
        show_envvar=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour.")]
Ascii = Annotated[bool, typer.Option("--ascii", help="Plain ASCII.")]
RoleName = Annotated[
    str | None,
    typer.Option("--role", metavar="ROLE[,ROLE]", help="The role to plan for.", autocompletion=complete_roles),
]
Have = Annotated[
    str | None,
    typer.Option(
        "--have",
        metavar="SKILLS",
        help="What you know: ids, names or terms, with commas; +a,-b changes your profile's list.",
        autocompletion=complete_skills,
    ),
]
ExactHave = Annotated[
    bool, typer.Option("--exact-have", help="Assume nothing: prerequisites of what you know count as unknown.")
]
Goal = Annotated[
    str | None,
    typer.Option("--goal", metavar="SKILLS", help="Reach these by the shortest way.", autocompletion=complete_skills),
]
Skip = Annotated[
    str | None, typer.Option("--skip", metavar="SKILLS", help="Never learn these.", autocompletion=complete_skills)
]
First = Annotated[
    str | None,
    typer.Option("--first", metavar="SKILLS", help="Learn these before all else.", autocompletion=complete_skills),
]
Prefer = Annotated[
    str | None,
    typer.Option("--prefer", metavar="SKILLS", help="Choose these where any will do.", autocompletion=complete_skills),
]
Until = Annotated[float | None, typer.Option("--until", metavar="MATCH", help="Stop at this match, 0 < x <= 1 [0.6].")]
Everything = Annotated[bool, typer.Option("--all", help="Do not stop: everything a listing of the role names.")]
Budget = Annotated[float | None, typer.Option("--budget", metavar="HOURS", help="The best use of so many hours.")]
HoursPerWeek = Annotated[float | None, typer.Option("--hours-per-week", metavar="HOURS", help="How much you study.")]
Start = Annotated[str | None, typer.Option("--start", metavar="DATE", help="The first day, such as 2027-01-04.")]
By = Annotated[str | None, typer.Option("--by", metavar="DATE", help="Be done by this day.")]
Maximize = Annotated[
    str,
    typer.Option(
        "--maximize",
        metavar="match|listings",
        help="What an order is to raise early.",
        autocompletion=one_of("match", "listings"),
    ),
]
SnapshotIds = Annotated[
    list[str] | None,
    typer.Option(
        "--snapshot", metavar="ID", help="Use just this snapshot (repeatable).", autocompletion=complete_snapshots
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Only snapshots whose period ends by then.")]
Region = Annotated[str | None, typer.Option("--region", metavar="NAME", help="Only snapshots of this region.")]
Level = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="entry|mid|senior",
        help="Only listings of this level.",
        autocompletion=one_of("entry", "mid", "senior"),
    ),
]
Pace = Annotated[
    float | None, typer.Option("--pace", metavar="FACTOR", help="Your hours per likely hour [learned from your log].")
]
BusyDays = Annotated[
    list[str] | None,
    typer.Option("--busy", metavar="DAY[..DAY]", help="Days without study, besides your profile's (repeatable)."),
]
RestDays = Annotated[
    str | None, typer.Option("--rest-days", metavar="DAYS", help="Days of the week without study: saturday,sunday.")
]
ProfileFile = Annotated[
    Path | None,
    typer.Option("--profile", metavar="FILE", help="Your profile [PATHFINDER_PROFILE, else the one in your settings]."),
]


def choice_of(formats: Sequence[str]) -> Any:  # noqa: ANN401 - typer names no type for what an option says
    """Return the option that chooses one of these formats; the first is what is printed without it."""
    told = f"How to print [{formats[0]}]."
    return typer.Option("--format", metavar="|".join(formats), help=told, autocompletion=one_of(*formats))


@dataclass(eq=False, repr=False)
class Printing:
    """How an answer is printed: as JSON or as text, in colour or without, in ASCII or not."""

    as_json: Json = False
    no_color: NoColor = False
    ascii_only: Ascii = False

    def format_of(self, name: str | None, formats: Sequence[str]) -> str:
        """Return which of the formats --format and --json ask for, the first where neither does; JSON by either way.

        A usage error where there is no such format, or where the two clash.
        """
        chosen = name or ("json" if self.as_json else formats[0])
        if chosen not in formats:
            raise UsageError(f"--format takes {', '.join(formats[:-1])} or {formats[-1]}.")
        if self.as_json and chosen != "json":
            raise UsageError(f"--json and --format {chosen} exclude each other.")
        self.as_json = chosen == "json"
        return chosen

    def look(self) -> Look:
        """Return how stdout may look."""
        return terminal.look_for(sys.stdout, no_color=self.no_color, ascii_only=self.ascii_only)

    def show(self, drawn: Callable[[Look], Iterable[Line]]) -> None:
        """Print the lines that are drawn for stdout."""
        look = self.look()
        terminal.show(drawn(look), look)


def takes(template: Callable[..., object]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options that are the template's parameters.

    The command's first parameter is what the template makes of them; its other parameters stay its own options.
    """
    shared = _annotated(template)

    def give(command: Callable[..., None]) -> Callable[..., None]:
        _, *own = _annotated(command)

        def run(**values: Any) -> None:  # noqa: ANN401 - typer hands over whatever the options hold
            made = template(**{option.name: values.pop(option.name) for option in shared})
            command(made, **values)

        run.__name__, run.__doc__, run.__module__ = command.__name__, command.__doc__, command.__module__
        run.__annotations__ = {option.name: option.annotation for option in (*own, *shared)}
        run.__dict__["__signature__"] = inspect.Signature([*own, *shared])
        return run

    return give


def _annotated(template: Callable[..., object]) -> list[inspect.Parameter]:
    """Return the parameters of a function, or the fields of a class, with their annotations as values."""
    hints = get_type_hints(template, include_extras=True)
    return [each.replace(annotation=hints[each.name]) for each in inspect.signature(template).parameters.values()]
