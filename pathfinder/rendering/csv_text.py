"""How does a table become CSV? Numbers unrounded, nothing for what was not measured, no cell that can run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from pathfinder.model.market import Difference
from pathfinder.model.shares import Share
from pathfinder.rendering.style import harmless

SHARE_COLUMNS = ("share", "low", "high", "effective")

FORMULA_STARTS = tuple("=+-@\t\r\n|%＝＋－＠")
"""Spreadsheets take a cell that starts like this for a formula (OWASP: CSV injection; ``|`` and ``%`` are DDE, and
East Asian editions read the wide signs like the narrow ones)."""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the table with its header; every line ends with one newline character."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_cell(column) for column in columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> str:
    """Return what is written: numbers and dates as they are, text made harmless, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = harmless(value)
    return f"'{text}" if text.lstrip().startswith(FORMULA_STARTS) else text


def share_cells(share: Share | None) -> tuple[float | None, ...]:
    """Return a share in the order of :data:`SHARE_COLUMNS`."""
    return (None,) * len(SHARE_COLUMNS) if share is None else (share.value, share.low, share.high, share.effective)


def difference_cells(found: Difference | None) -> tuple[object, ...]:
    """Return a difference, its interval, and whether it is a tie."""
    return (None,) * 4 if found is None else (found.value, found.low, found.high, found.tied)
