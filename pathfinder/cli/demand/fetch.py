"""`pathfinder demand fetch SOURCE NAMES…`: current listings from public APIs, for `demand measure`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder import __version__
from pathfinder.cli import options, terminal
from pathfinder.cli.complete import one_of
from pathfinder.cli.lazy import Command, UsageError
from pathfinder.cli.progress import Bar
from pathfinder.errors import RequestError
from pathfinder.fetching import NAMES

if TYPE_CHECKING:
    from pathfinder.fetching.fetch import Fetched, Progress

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def fetch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help=f"{', '.join(NAMES[:-1])} or {NAMES[-1]}.",
            autocompletion=one_of(*NAMES),
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
    from pathfinder.atomic import locked
    from pathfinder.fetching.client import Client
    from pathfinder.fetching.fetch import fetch as get
    from pathfinder.fetching.sources import source_named
    from pathfinder.fetching.store import Store

    wanted = source_named(source)
    if output == Path("-"):
        raise UsageError("`fetch` writes a file, so that an interrupted run can go on; name one by -o.")
    path = output or Path(f"{wanted.name}.ndjson")
    if path.is_dir():
        raise RequestError(f"{path} is a folder", hint=f"-o {path / f'{wanted.name}.ndjson'}")
    client = Client(agent=f"pathfinder/{__version__} (measures what job listings ask for)", pause=pause)
    client.report = terminal.warn
    with locked(path), Bar(no_color=no_color) as bar:

        def told(now: Progress) -> None:
            bar.update(now.done, now.total, f"{now.listings:,} listings {now.now}")

        store = Store(path, wanted.name)
        if restart:
            store.restart()
        found = get(wanted, names or (), client, store, api.rstrip("/"), told)
    _print(found, path, options.Printing(no_color=no_color, ascii_only=ascii_only))
    if found.faults:
        raise RequestError(found.faults, hint="what came is kept; run the command again for the rest")


def _print(found: Fetched, path: Path, printing: options.Printing) -> None:
    from pathfinder.rendering.fetch_text import fetch_lines

    stored = found.stored
    sizes = (stored.listings, stored.new, stored.again)
    printing.show(lambda look: fetch_lines(found.by_unit, found.resumed, sizes, str(path), look))
