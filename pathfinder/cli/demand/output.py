"""Where does an answer about demand go, and in which format? Text, JSON, CSV or a picture; a file or stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import takeaway, terminal
from pathfinder.cli.complete import one_of
from pathfinder.cli.lazy import UsageError

if TYPE_CHECKING:
    from pathfinder.rendering.lines import Line, Look
    from pathfinder.rendering.material import Theme

NAMES = ("text", "json", "csv", "svg", "png")

FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="|".join(NAMES),
        help="The format; else the file's ending says it.",
        autocompletion=one_of(*NAMES),
    ),
]
ThemeName = Annotated[
    str | None,
    typer.Option(
        "--theme",
        metavar="auto|light|dark",
        help="svg, png: the colours.",
        autocompletion=one_of("auto", "light", "dark"),
    ),
]


@dataclass(frozen=True, slots=True)
class Display:
    """How the answer is wanted, as the options say."""

    format_name: str | None = None
    output: str | None = None
    theme: str | None = None
    as_json: bool = False
    no_color: bool = False
    ascii_only: bool = False

    def target(self) -> takeaway.Wanted | None:
        """Return what is to be taken away, None for the ordinary output; a usage error where options clash."""
        found = takeaway.wanted(self.format_name, self.output, as_json=self.as_json)
        if found is not None and found.format.name not in NAMES:
            raise UsageError(f"this command writes {', '.join(NAMES)}, not {found.format.name}")
        takeaway.refuse_misplaced(found, None, None, self.theme)
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """How one answer is written in each format; nothing is made before it is asked for."""

    text: Callable[[Look], Sequence[Line]]
    json: Callable[[], dict[str, object]]
    csv: Callable[[], str]
    svg: Callable[[Theme], str]


def put(answer: Answer, display: Display) -> None:
    """Write the answer as the display says."""
    target = display.target()
    if target is None or (target.file is None and target.format.name == "text"):
        _print(answer, display)
        return
    takeaway.deliver(target, _content(answer, display, target.format.name))


def _print(answer: Answer, display: Display) -> None:
    if display.as_json:
        terminal.write(_json(answer))
        return
    look = terminal.look_for(sys.stdout, no_color=display.no_color, ascii_only=display.ascii_only)
    terminal.show(answer.text(look), look)


def _content(answer: Answer, display: Display, name: str) -> bytes:
    if name == "json":
        return _json(answer).encode()
    if name == "csv":
        return answer.csv().encode()
    if name == "svg":
        return answer.svg(_theme(display.theme, "auto")).encode()
    if name == "png":
        return _png(answer.svg(_theme(display.theme, "light")))
    from pathfinder.rendering.lines import Look
    from pathfinder.rendering.style import to_text

    return to_text(answer.text(Look(None, colour=False, ascii=display.ascii_only)), colour=False).encode()


def _json(answer: Answer) -> str:
    from pathfinder.rendering.plan_json import to_json

    return to_json(answer.json())


def _theme(name: str | None, otherwise: Theme) -> Theme:
    """Return the theme; a PNG cannot follow its viewer, so there `auto` is light."""
    if name in (None, "auto"):
        return otherwise
    return "dark" if name == "dark" else "light"


def _png(drawing: str) -> bytes:
    from pathfinder.errors import MissingExtraError

    try:
        from pathfinder.rendering.charts.png import chart_png
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("pathfinder"):
            raise
        raise MissingExtraError("pictures", error.name or "resvg_py") from None
    return chart_png(drawing)
