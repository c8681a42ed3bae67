"""Where does a plan go that is taken away, and in which format? A file, replaced in one step, or stdout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from pathfinder.cli import terminal
from pathfinder.cli.complete import one_of
from pathfinder.cli.lazy import UsageError
from pathfinder.errors import RequestError

if TYPE_CHECKING:
    from pathfinder.rendering.formats import Format
    from pathfinder.rendering.material import Theme

STDOUT = "-"
_NAMES = ("text", "json", "markdown", "csv", "mermaid", "dot", "svg", "png", "html", "ics")

FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help=f"{', '.join(_NAMES[:-1])} or {_NAMES[-1]}; else the file's ending says it.",
        autocompletion=one_of(*_NAMES),
    ),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file; - is stdout.")]
Slots = Annotated[
    str | None,
    typer.Option(
        "--slots", metavar="TIMES", help='ics: when you study, such as "Mon-Fri 19:00-20:30, Sat 10:00-13:00".'
    ),
]
Timezone = Annotated[str | None, typer.Option("--timezone", metavar="ZONE", help="ics: such as Europe/Berlin [yours].")]
ThemeName = Annotated[
    str | None,
    typer.Option(
        "--theme",
        metavar="auto|light|dark",
        help="svg, png, html: the colours.",
        autocompletion=one_of("auto", "light", "dark"),
    ),
]


class Wanted(NamedTuple):
    """A format and where it goes, as typed; ``file`` None is stdout."""

    format: Format
    file: Path | None

    @property
    def is_printed(self) -> bool:
        """True for text on stdout: that is what a command prints in any case."""
        return self.file is None and self.format.name == "text"

    def refuse_terminal(self) -> None:
        """Raise a usage error where bytes that are no text would go to a terminal."""
        if self.format.binary and self.file is None and sys.stdout.isatty():
            raise UsageError(f"{self.format.name} is no text; name a file, such as -o roadmap{self.format.endings[0]}.")


def wanted(name: str | None, output: str | None, *, as_json: bool) -> Wanted | None:
    """Return what is to be taken away, or None for the ordinary output; a usage error where options clash."""
    if name is None and output is None:
        return None
    from pathfinder.rendering.formats import format_named, format_of_file

    try:
        if name is not None:
            chosen = format_named(name)
        elif as_json:
            chosen = format_named("json")
        else:
            chosen = format_named("text") if output == STDOUT else format_of_file(output or "")
    except RequestError as error:
        raise UsageError(f"{error.message}; {error.hint}{'' if error.hint.endswith('?') else '.'}") from None
    if as_json and chosen.name != "json":
        raise UsageError(f"--json and --format {chosen.name} exclude each other.")
    asked = Wanted(chosen, None if output in (None, STDOUT) else Path(output or ""))
    asked.refuse_terminal()
    return asked


def refuse_misplaced(target: Wanted | None, slots: str | None, timezone: str | None, theme: str | None) -> None:
    """Raise a usage error for options that mean nothing in the format."""
    name = target.format.name if target else "text"
    if name != "ics" and (slots is not None or timezone is not None):
        raise UsageError("--slots and --timezone belong to --format ics.")
    if timezone is not None and slots is None:
        raise UsageError("--timezone needs --slots: whole days have no time zone.")
    if theme is not None and name not in ("svg", "png", "html"):
        raise UsageError("--theme belongs to --format svg, png and html.")
    theme_of(theme)


def theme_of(name: str | None) -> Theme:
    """Return the theme of that name, `auto` where none is named; a usage error where there is none."""
    if name is None:
        return "auto"
    from pathfinder.rendering.material import THEMES

    for theme in THEMES:
        if theme == name:
            return theme
    raise UsageError(f"--theme is one of {', '.join(THEMES)}.")


def deliver(target: Wanted, content: bytes) -> None:
    """Write the content to the file, or to stdout; on a terminal say where it went."""
    if target.file is None:
        _to_stdout(target, content)
        return
    if target.file.is_dir():
        raise RequestError(f"{target.file} is a folder", hint=f"-o {target.file / 'roadmap'}{target.format.endings[0]}")
    from pathfinder.atomic import write_atomically

    write_atomically(target.file, content)
    terminal.hint(f"written to {target.file}")


def _to_stdout(target: Wanted, content: bytes) -> None:
    """Write text formats in stdout's encoding, where it can hold them; all others byte for byte."""
    if target.format.name == "text":
        terminal.write(content.decode())
    else:
        terminal.write_bytes(content)
