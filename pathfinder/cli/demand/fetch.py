"""`pathfinder demand fetch SOURCE NAMES…`: current listings from public APIs, for `demand measure`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer

from pathfinder import __version__
from pathfinder.cli import options, terminal
from pathfinder.cli.complete import one_of
from pathfinder.cli.lazy import Command, UsageError
from pathfinder.errors import RequestError

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

    from pathfinder.fetching.fetch import Fetched, Progress

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def fetch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="hn, greenhouse, lever or ashby.",
            autocompletion=one_of("hn", "greenhouse", "lever", "ashby"),
        ),
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAMES...", help="Boards (names or addresses); for hn months [the newest]."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The NDJSON file to add to [SOURCE.ndjson]."),
    ] = None,
    restart: Annotated[bool, typer.Option("--restart", help="Do not go on where a run was interrupted.")] = False,
    pause: Annotated[
        float, typer.Option("--pause", metavar="SECONDS", min=0.2, help="The least time between two requests.")
    ] = 1.0,
    api: Annotated[str, typer.Option("--api", metavar="URL", help="Ask a mirror instead of the source itself.")] = "",
    no_color: options.NoColor = False,
    ascii_only: options.Ascii = False,
) -> None:
    """Get current listings from a public API that needs no key, into NDJSON that `demand measure` reads.

    The only command that uses the network. Texts stay on your machine; e-mail addresses and authors are not kept.

    Examples:
      pathfinder demand fetch hn 2026-10..2026-11
      pathfinder demand fetch greenhouse acme globex -o boards.ndjson
      pathfinder demand fetch lever https://jobs.lever.co/acme
    """
    from pathfinder.fetching.client import Client
    from pathfinder.fetching.fetch import fetch as get
    from pathfinder.fetching.sources import source_named
    from pathfinder.fetching.store import Store
    from pathfinder.loading.atomic import locked

    wanted = source_named(source)
    if output == Path("-"):
        raise UsageError("fetch writes a file, so that an interrupted run can go on; name one by -o")
    path = output or Path(f"{wanted.name}.ndjson")
    if path.is_dir():
        raise RequestError(f"{path} is a folder", hint=f"-o {path / f'{wanted.name}.ndjson'}")
    client = Client(agent=f"pathfinder/{__version__} (measures what job listings ask for)", pause=pause)
    with locked(path), _Bar(no_color=no_color) as bar:
        client.report = bar.say
        store = Store(path, wanted.name)
        if restart:
            store.restart()
        found = get(wanted, names or (), client, store, api.rstrip("/"), bar.update)
    _print(found, path, no_color=no_color, ascii_only=ascii_only)
    if found.faults:
        raise RequestError(found.faults, hint="what came is kept; run the command again for the rest")


def _print(found: Fetched, path: Path, *, no_color: bool, ascii_only: bool) -> None:
    from pathfinder.rendering.fetch_text import fetch_lines

    look = terminal.look_for(sys.stdout, no_color=no_color, ascii_only=ascii_only)
    stored = found.stored
    terminal.show(
        fetch_lines(found.by_unit, found.resumed, (stored.listings, stored.new, stored.again), str(path), look), look
    )


class _Bar:
    """A bar on stderr with units, listings and time left; nothing but warnings where stderr is no terminal."""

    def __init__(self, *, no_color: bool = False) -> None:
        self._no_color = no_color
        self._bar: RichProgress | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.description}", markup=False),
                TimeRemainingColumn(),
            )
            self._bar = Progress(
                *columns, console=Console(stderr=True, no_color=self._no_color or None), transient=True
            )
            self._bar.start()
            self._task = self._bar.add_task("", total=None)
        return self

    def update(self, progress: Progress) -> None:
        if self._bar is not None:
            from pathfinder.rendering.style import harmless

            told = f"{progress.listings:,} listings {harmless(progress.now)}"
            self._bar.update(self._task, completed=progress.done, total=progress.total, description=told)

    def say(self, text: str) -> None:
        terminal.warn(text)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
