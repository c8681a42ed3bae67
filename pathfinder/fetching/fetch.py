"""How is everything that was asked for fetched? Unit by unit; a unit that fails is said and does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pathfinder.fetching.client import Client, FetchError, NotThereError
from pathfinder.fetching.sources import Source, Unit
from pathfinder.fetching.store import Store, Stored


class Progress(NamedTuple):
    """How far a run is: units done of units to do, listings so far, and the unit that is asked now."""

    done: int
    total: int
    listings: int
    now: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of a run: listings by unit, which units an earlier run had finished, and what failed."""

    stored: Stored
    by_unit: dict[str, int]
    resumed: tuple[str, ...]
    faults: tuple[str, ...]


def fetch(
    source: Source,
    names: Sequence[str],
    client: Client,
    store: Store,
    address: str = "",
    report: Callable[[Progress], None] = lambda _: None,
) -> Fetched:
    """Fetch the units into the store's file. FetchError or RequestError where not even the units can be found.

    An interruption leaves the file as it was; what is finished waits for the next run.
    """
    where = address or source.address
    units = source.units(client, where, names)
    resumed = tuple(unit.name for unit in units if unit.name in store.done)
    by_unit: dict[str, int] = {}
    faults: list[str] = []
    for number, unit in enumerate(units):
        report(Progress(number, len(units), sum(by_unit.values()), unit.name))
        if unit.name in resumed:
            continue
        try:
            by_unit[unit.name] = store.add(unit.name, source.rows(client, where, unit))
        except FetchError as error:
            faults.append(_fault(source, unit, error))
    report(Progress(len(units), len(units), sum(by_unit.values()), ""))
    stored = store.finish() if by_unit or resumed else Stored(0, 0, 0)
    return Fetched(stored, by_unit, resumed, tuple(faults))


def _fault(source: Source, unit: Unit, error: FetchError) -> str:
    if isinstance(error, NotThereError):
        return f"{source.name} has no '{unit.name}'"
    return f"{unit.name}: {error.message}"
