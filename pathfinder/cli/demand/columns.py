"""Which columns of a corpus hold what? Options for when the names alone do not tell."""

from __future__ import annotations

from typing import Annotated

import typer

TitleColumn = Annotated[str, typer.Option("--title-column", metavar="NAME", help="Where titles stand.")]
TextColumn = Annotated[str, typer.Option("--text-column", metavar="NAME", help="Where texts stand.")]
EmployerColumn = Annotated[str, typer.Option("--employer-column", metavar="NAME", help="Where employers stand.")]
DateColumn = Annotated[str, typer.Option("--date-column", metavar="NAME", help="Where dates stand.")]
