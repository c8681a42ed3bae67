"""What is a source of listings, and which are there? Its address, the units that are asked for, their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple, cast
from urllib.parse import parse_qs, unquote, urlsplit

from pathfinder.errors import RequestError
from pathfinder.fetching import NAMES
from pathfinder.fetching.client import Client
from pathfinder.fetching.listing import Row
from pathfinder.model.nearest import did_you_mean


class Unit(NamedTuple):
    """What is fetched as a whole: a board, or the thread of a month; ``id`` is what the source calls it."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Source:
    """A public API: ``units`` finds what the typed names mean, ``rows`` gets the listings of one unit."""

    name: str
    address: str
    units: Callable[[Client, str, Sequence[str]], list[Unit]]
    rows: Callable[[Client, str, Unit], Iterator[Row]]


def source_named(name: str) -> Source:
    """Return the source; RequestError with a near miss otherwise."""
    wanted = name.strip().casefold()
    if wanted in NAMES:
        return cast("Source", import_module(f"pathfinder.fetching.{wanted}").SOURCE)
    near = did_you_mean(wanted, NAMES)
    raise RequestError(
        f"there is no source '{name}'",
        hint=f"did you mean '{near}'?" if near else f"the sources are: {', '.join(NAMES)}",
    )


def board_units(_client: Client, _address: str, names: Sequence[str]) -> list[Unit]:
    """Return the boards that were named, by their names in addresses or by the addresses themselves."""
    boards = [board_name(name) for name in names]
    faulty = [name for name, board in zip(names, boards, strict=True) if not board]
    if faulty or not boards:
        reasons = [f"'{name}' names no board" for name in faulty] or ["name at least one board"]
        raise RequestError(reasons, hint="a board is the word in the address of an employer's jobs page")
    return [Unit(board, board) for board in dict.fromkeys(boards)]


def board_name(typed: str) -> str:
    """Return the board in ``acme`` or in ``https://jobs.example/acme/…``; empty where there is none."""
    if "://" not in typed:
        name = typed.strip()
        return "" if "/" in name or not name.strip(".") or not name.isprintable() else name
    parts = urlsplit(typed)
    asked = parse_qs(parts.query).get("for")
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    return asked[0] if asked else segments[0] if segments else ""
