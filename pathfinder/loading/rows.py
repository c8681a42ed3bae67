"""What stands in a snapshot's tables? counts.csv and skill_sets.csv, row by row, each fault with line and column."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from math import inf
from pathlib import Path
from sys import intern
from typing import Any, TypeVar

from pathfinder.loading.provenance import decimal
from pathfinder.loading.sources import LARGEST_TABLE, Source, read_source
from pathfinder.model.demand import Count, SkillSet, Snapshot
from pathfinder.model.shares import LEVELS, Level
from pathfinder.problems import MOST_PROBLEMS, Location, Problem

Row = TypeVar("Row", Count, SkillSet)

COUNT_COLUMNS = ("role", "skill", "mentions", "listings", "share")
SITE_COLUMNS = ("role", "skill", "site", "mentions", "listings", "share")
SET_COLUMNS = ("role", "level", "listings", "weight", "skills")


class _RowError(ValueError):
    """A cell that cannot be; ``column`` counts from 0."""

    def __init__(self, column: int, code: str, message: str) -> None:
        super().__init__(message)
        self.column, self.code, self.message = column, code, message


def read_counts(path: Path, snapshot: Snapshot, problems: list[Problem]) -> tuple[Count, ...]:
    """Return the rows of counts.csv, sorted; faults are added to ``problems`` and their rows left out."""
    columns = COUNT_COLUMNS if snapshot.kind == "listings" else SITE_COLUMNS
    at = len(columns) - 3
    roles = snapshot.roles

    def count(cells: Sequence[str]) -> Count:
        role, skill = intern(cells[0]), intern(cells[1])
        if role not in roles:
            raise _RowError(0, "unknown-role", f"snapshot.yaml has no role '{role}'")
        if not skill:
            raise _RowError(1, "wrong-type", "a skill id is expected")
        mentions, listings, share = _whole(cells, at), _whole(cells, at + 1), _number(cells, at + 2)
        if mentions > listings:
            raise _RowError(at, "out-of-range", f"{mentions} of {listings} listings cannot be")
        if share > 1 + 1e-9:  # sums of weights are rounded
            raise _RowError(at + 2, "out-of-range", "a share is at most 1")
        return Count(role, skill, mentions, listings, share, intern(cells[2]) if at > 2 else "")  # noqa: PLR2004

    return _read(path, [columns], count, _place_of_count, problems)


def read_skill_sets(path: Path, snapshot: Snapshot, problems: list[Problem]) -> tuple[SkillSet, ...]:
    """Return the rows of skill_sets.csv, sorted; faults are added to ``problems`` and their rows left out."""
    roles = snapshot.roles
    levels: dict[str, Level] = {"": "", **{level: level for level in LEVELS}}
    without_level = tuple(column for column in SET_COLUMNS if column != "level")

    def skill_set(cells: Sequence[str]) -> SkillSet:
        role, level = intern(cells[0]), cells[1] if len(cells) == len(SET_COLUMNS) else ""
        if role not in roles:
            raise _RowError(0, "unknown-role", f"snapshot.yaml has no role '{role}'")
        if level not in levels:
            raise _RowError(1, "wrong-type", f"'{level}' is no level: {', '.join(LEVELS)} or nothing")
        first = len(cells) - 3
        listings, weight = _whole(cells, first), _number(cells, first + 1)
        if listings < 1 or weight <= 0:
            raise _RowError(first + (listings > 0), "out-of-range", "it must be above 0")
        names = [intern(name) for name in cells[-1].split()]
        return SkillSet(role, levels[level], listings, weight, tuple(sorted(set(names))))

    return _read(path, [SET_COLUMNS, without_level], skill_set, _place_of_set, problems)


def _place_of_count(row: Count) -> tuple[Any, ...]:
    return row.role, row.skill, row.site


def _place_of_set(row: SkillSet) -> tuple[Any, ...]:
    return row.role, row.level, row.skills


def _read(
    path: Path,
    headers: Sequence[tuple[str, ...]],
    make: Callable[[Sequence[str]], Row],
    place_of: Callable[[Row], tuple[Any, ...]],
    problems: list[Problem],
) -> tuple[Row, ...]:
    source, unreadable = read_source(path, LARGEST_TABLE)
    if unreadable:
        problems += unreadable
        return ()
    lines = _lines(source)
    number, head = next(lines, (1, []))
    if tuple(head) not in headers:
        message = f"the columns are {','.join(head) or 'missing'}; {','.join(headers[0])} is expected"
        place = Location(source.path, number, 1)
        problems.append(Problem("wrong-columns", message, place, excerpt=source.line(number)))
        return ()
    rows: dict[tuple[Any, ...], Row] = {}
    found: list[Problem] = []
    for number, cells in lines:
        try:
            if len(cells) != len(head):
                raise _RowError(len(head), "wrong-columns", f"{len(cells)} cells; {len(head)} are expected")  # noqa: TRY301
            row = make(cells)
            if rows.setdefault(place_of(row), row) is not row:
                raise _RowError(0, "repeated", "a row for the same stands above")  # noqa: TRY301
        except _RowError as error:
            found.append(_problem(source, number, cells, error))
            if len(found) == MOST_PROBLEMS:
                message = f"after {MOST_PROBLEMS:,} problems the rest of this file is not looked at"
                found.append(found[-1]._replace(code="too-many", message=message))
                break
    problems += found
    return tuple([rows[place] for place in sorted(rows)])


def _lines(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Return the number and the cells of each line that is not empty; no cell of ours holds a line end."""
    text = source.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), start=1):
        if line:
            yield number, _quoted_cells(line) if '"' in line else line.split(",")


def _quoted_cells(line: str) -> list[str]:
    """Return the cells of a line that holds quotes; the whole line as one where the csv module takes it for none."""
    try:
        return next(csv.reader([line]))
    except csv.Error:
        return [line]


def _problem(source: Source, number: int, cells: Sequence[str], error: _RowError) -> Problem:
    excerpt = source.line(number)
    before = sum(len(cell) + 1 for cell in cells[: error.column]) if '"' not in excerpt else 0
    place = Location(source.path, number, min(before, len(excerpt)) + 1)
    width = max(1, len(cells[error.column])) if error.column < len(cells) else 1
    return Problem(error.code, error.message, place, "error", "", excerpt, width)


def _whole(cells: Sequence[str], at: int) -> int:
    text = cells[at]
    if not (text.isdecimal() and text.isascii()) or len(text) > 15:  # noqa: PLR2004  # exact as a float too
        raise _RowError(at, "wrong-type", f"'{text}' is no whole number")
    return int(text)


def _number(cells: Sequence[str], at: int) -> float:
    text = cells[at]
    try:
        value = float(text)
    except ValueError:
        value = inf
    if not 0 <= value < inf or "_" in text or not text.isascii():
        raise _RowError(at, "wrong-type", f"'{text}' is no number from 0 upwards")
    return value


def counts_text(snapshot: Snapshot) -> str:
    """Return counts.csv: sorted rows, shares unrounded (the shortest decimal that reads back the same)."""
    by_site = snapshot.kind == "counts"
    lines = [",".join(SITE_COLUMNS if by_site else COUNT_COLUMNS)]
    for row in sorted(snapshot.counts, key=_place_of_count):
        site = [_cell(row.site)] if by_site else []
        lines.append(",".join([row.role, row.skill, *site, str(row.mentions), str(row.listings), decimal(row.share)]))
    return "\n".join(lines) + "\n"


def skill_sets_text(snapshot: Snapshot) -> str:
    """Return skill_sets.csv: sorted rows, weights unrounded."""
    rows = (
        f"{row.role},{row.level},{row.listings},{decimal(row.weight)},{' '.join(sorted(row.skills))}"
        for row in sorted(snapshot.skill_sets, key=_place_of_set)
    )
    return "\n".join([",".join(SET_COLUMNS), *rows]) + "\n"


def _cell(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if any(mark in text for mark in ',"') else text
