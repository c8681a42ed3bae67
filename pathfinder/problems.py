"""What is wrong, and where? A problem is a value: it is gathered, sorted and shown, never raised."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

MOST_PROBLEMS = 1_000
"""So many findings of one file, of one rule, or among files are told. Nobody mends more at once, and each of them
takes time and room: a megabyte of mistakes would be looked at for minutes."""


class Location(NamedTuple):
    """A place in a file that people edit: line and column count from 1, columns in code points."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        """The form that editors and terminals make clickable."""
        return f"{self.path}:{self.line}:{self.column}"


class Note(NamedTuple):
    """A second place that belongs to a problem, with what is to be seen there."""

    location: Location
    text: str


class Problem(NamedTuple):
    """One finding: a stable code, a sentence, its place, and what would help.

    ``excerpt`` is the source line at the location and ``width`` how many of its characters are meant
    (the caret's length); both are empty where the problem has no place in a text.
    """

    code: str
    message: str
    location: Location | None = None
    severity: Severity = "error"
    hint: str = ""
    excerpt: str = ""
    width: int = 1
    notes: tuple[Note, ...] = ()

    @property
    def is_error(self) -> bool:
        """True where the finding stops the work, False for a warning."""
        return self.severity == "error"

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Files in order of name, then line and column: the order in which people mend."""
        place = self.location or Location("", 0, 0)
        return (*place, self.code, self.message)


def has_errors(problems: Iterable[Problem]) -> bool:
    """True when at least one of the problems is an error."""
    return any(problem.is_error for problem in problems)
