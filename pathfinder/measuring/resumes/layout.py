"""In which order are the words of a page read? Columns side by side are taken one after the other."""

from __future__ import annotations

import re
from collections import Counter

_GAP = re.compile(r"(?<=\S)(?: {3,}|\t+ *)(?=\S)")
_HYPHENATED = re.compile(r"(?<=[a-z])[-‐\u00ad]\n[ \t]*(?=[a-z])")
ENOUGH_LINES = 3
"""So many lines must begin their second cell in the same column for it to be a column of the page."""
TAB = 8
MOST_COLUMNS = 30
"""No page has more columns."""


def straightened(text: str) -> str:
    """Return the text with columns one after the other, so that a term which breaks over lines is whole again.

    Blocks of lines whose right-hand cells begin in one and the same column are split there, column by column.
    """
    for _ in range(MOST_COLUMNS):
        lines = [line.expandtabs(TAB).rstrip() for line in text.splitlines()]
        at = _column(lines)
        if at is None:
            return text
        text = _split(lines, at)
    return text


def _split(lines: list[str], at: int) -> str:
    """Return the lines with each block that has cells in this column split there."""
    left: list[str] = []
    right: list[str] = []
    found: list[str] = []
    for line in lines:
        if _parts_at(line, at):
            left.append(line[:at].rstrip())
            right.append(line[at:])
        elif line and (right and (len(line) <= at or not line[:at].strip())):
            (left if line[:at].strip() else right).append(line.strip())
        else:
            found += [*left, *([""] if right else []), *right, line]
            left, right = [], []
    return "\n".join([*found, *left, *([""] if right else []), *right])


def _column(lines: list[str]) -> int | None:
    """Return the column in which the most lines begin a cell after a gap; None where it is no column."""
    starts = Counter(gap.end() for line in lines for gap in _GAP.finditer(line))
    if not starts:
        return None
    column, count = min(starts.items(), key=lambda item: (-item[1], item[0]))
    return column if count >= ENOUGH_LINES else None


def _parts_at(line: str, at: int) -> bool:
    return any(gap.end() == at for gap in _GAP.finditer(line))


def rejoined(text: str) -> tuple[str, ...]:
    """Return the readings of words broken over lines: 'scikit-learn' keeps its hyphen, 'Kuber-netes' does not."""
    if not _HYPHENATED.search(text):
        return (text,)
    return (_HYPHENATED.sub("-", text), _HYPHENATED.sub("", text))
