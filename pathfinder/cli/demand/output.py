"""Where does an answer about demand go, and in which format? Text, JSON, CSV or a picture; a file or stdout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import takeaway, terminal
from pathfinder.cli.complete import one_of
from pathfinder.cli.lazy import UsageError
from pathfinder.cli.options import Printing

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


@dataclass(eq=False, repr=False, kw_only=True)
class Display(Printing):
    """How the answer is wanted, as the options say; a usage error where they clash."""

    format_name: FormatName = None
    output: takeaway.Output = None
    theme: ThemeName = None
    target: takeaway.Wanted | None = field(init=False)
    """What is to be taken away; None for the ordinary output."""

    def __post_init__(self) -> None:
        """Find the target, and refuse what does not fit together, before anything is computed."""
        self.target = takeaway.wanted(self.format_name, self.output, as_json=self.as_json)
        if self.target is not None and self.target.format.name not in NAMES:
            raise UsageError(f"This command writes {', '.join(NAMES)}, not {self.target.format.name}.")
        takeaway.refuse_misplaced(self.target, None, None, self.theme)


@dataclass(frozen=True, slots=True)
class Answer:
    """How one answer is written in each format; nothing is made before it is asked for."""

    text: Callable[[Look], Sequence[Line]]
    json: Callable[[], dict[str, object]]
    csv: Callable[[], str]
    svg: Callable[[Theme], str]


def put(answer: Answer, display: Display) -> None:
    """Write the answer as the display says."""
    target = display.target
    if target is not None and not target.is_printed:
        takeaway.deliver(target, _content(answer, display, target.format.name))
    elif display.as_json:
        terminal.write_json(answer.json())
    else:
        display.show(answer.text)


def _content(answer: Answer, display: Display, name: str) -> bytes:
    if name == "json":
        from pathfinder.rendering.plan_json import to_json

        return to_json(answer.json()).encode()
    if name == "csv":
        return answer.csv().encode()
    if name == "svg":
        return answer.svg(takeaway.theme_of(display.theme)).encode()
    if name == "png":
        theme = takeaway.theme_of(display.theme)
        return _png(answer.svg("light" if theme == "auto" else theme))  # a PNG cannot follow its viewer
    from pathfinder.rendering.lines import Look
    from pathfinder.rendering.style import to_text

    return to_text(answer.text(Look(None, colour=False, ascii=display.ascii_only)), colour=False).encode()


def _png(drawing: str) -> bytes:
    from pathfinder.errors import MissingExtraError

    try:
        from pathfinder.rendering.charts.png import chart_png
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("pathfinder"):
            raise
        raise MissingExtraError("pictures", error.name or "resvg_py") from None
    return chart_png(drawing)
