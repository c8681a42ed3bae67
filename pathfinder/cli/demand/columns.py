"""Which columns of a corpus hold what, and of which roles are its listings read? Options for when it does not say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli.complete import complete_roles

if TYPE_CHECKING:
    from pathfinder.measuring.columns import ToldColumns

OnlyRoles = Annotated[
    str | None,
    typer.Option("--roles", metavar="ROLES", help="Only these roles.", autocompletion=complete_roles),
]


@dataclass(eq=False, repr=False, kw_only=True)
class ColumnNames:
    """Where titles, texts, employers and dates stand; empty where the corpus's own names are to tell."""

    title_column: Annotated[str, typer.Option("--title-column", metavar="NAME", help="Where titles stand.")] = ""
    text_column: Annotated[str, typer.Option("--text-column", metavar="NAME", help="Where texts stand.")] = ""
    employer_column: Annotated[
        str, typer.Option("--employer-column", metavar="NAME", help="Where employers stand.")
    ] = ""
    date_column: Annotated[str, typer.Option("--date-column", metavar="NAME", help="Where dates stand.")] = ""

    @property
    def columns(self) -> ToldColumns:
        """The same, as measuring takes it."""
        from pathfinder.measuring.columns import ToldColumns

        return ToldColumns(self.title_column, self.text_column, self.employer_column, self.date_column)
