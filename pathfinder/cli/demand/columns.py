"""Which columns of a corpus hold what, and of which roles are its listings read? Options for when it does not say."""

from __future__ import annotations

from typing import Annotated

import typer

from pathfinder.cli.complete import complete_roles

TitleColumn = Annotated[str, typer.Option("--title-column", metavar="NAME", help="Where titles stand.")]
TextColumn = Annotated[str, typer.Option("--text-column", metavar="NAME", help="Where texts stand.")]
EmployerColumn = Annotated[str, typer.Option("--employer-column", metavar="NAME", help="Where employers stand.")]
DateColumn = Annotated[str, typer.Option("--date-column", metavar="NAME", help="Where dates stand.")]
OnlyRoles = Annotated[
    str | None,
    typer.Option("--roles", metavar="ROLES", help="Only these roles.", autocompletion=complete_roles),
]
