"""Which commands are there? A group that knows its commands by name and loads one only when it is used."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""Typer 0.20-0.28 bring their own or the separate click; its usage errors are reached through Typer's."""

_EXAMPLES = "Examples:"


class Entry(NamedTuple):
    """A command that is not loaded yet: where it is, what it does in a few words, and its section in the help."""

    module: str
    summary: str
    section: str = ""


class Command(TyperCommand):
    """A command whose help shows its examples first.

    The docstring's first paragraph is the summary; a block that starts with ``Examples:`` holds the examples.
    """

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - click's types differ by version
        """Write summary, examples, usage, and the options in groups."""
        formatter.write(help_text(self, ctx))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:  # noqa: ANN401
        """Return options; where arguments may begin with a minus (``have -docker``), also what these may be."""
        found = super().shell_complete(ctx, incomplete)
        if not ctx.ignore_unknown_options or incomplete.startswith("--"):
            return found
        arguments = [parameter for parameter in self.get_params(ctx) if parameter.param_type_name == "argument"]
        return found + [item for argument in arguments for item in argument.shell_complete(ctx, incomplete)]

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """Return the command's parameters, with the option that every command has."""
        *own, last = super().get_params(ctx)  # the last one is --help
        return [*own, _no_pager(), last]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401
        """Return what follows the command's name in its usage line."""
        return usage_pieces(self, ctx)


@cache
def _no_pager() -> TyperOption:
    """Return the option that :func:`pathfinder.cli.terminal.obey` looks for."""
    told = "Print long output on a terminal without a pager."
    return TyperOption(param_decls=["--no-pager"], is_flag=True, default=False, expose_value=False, help=told)


def help_text(command: Any, context: Any) -> str:  # noqa: ANN401
    """Return the help of a command, in colour where stdout shows it."""
    from pathfinder.cli.helping import help_page
    from pathfinder.cli.terminal import look_for
    from pathfinder.rendering.help_text import help_lines
    from pathfinder.rendering.style import to_text

    look = look_for(sys.stdout)
    context.color = look.colour  # else click takes the colours out again
    return to_text(help_lines(help_page(command, context), look), colour=look.colour)


def usage_pieces(command: Any, context: Any) -> list[str]:  # noqa: ANN401
    """Return ``[OPTIONS]`` and the arguments in capitals, in brackets those that may be missing."""
    pieces = ["[OPTIONS]"]
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            name = str(parameter.metavar or parameter.name).strip("[]").upper()
            name += "..." * (parameter.nargs == -1 and not name.endswith("..."))
            pieces.append(name if parameter.required else f"[{name}]")
    return pieces


def split_examples(text: str) -> tuple[str, list[str]]:
    """Return a docstring without its examples, and the examples' lines."""
    before, mark, block = text.partition(_EXAMPLES)
    if not mark:
        return text.strip(), []
    examples, _, after = block.strip("\n").partition("\n\n")
    return (before.strip() + "\n\n" + after.strip()).strip(), [row.strip() for row in examples.splitlines()]


class LazyGroup(TyperGroup):
    """A group whose ``entries`` name the module that holds each command's ``app``."""

    entries: ClassVar[Mapping[str, Entry]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """Return the names in the order in which help shows them."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """Load and return the command, or None where there is no such name."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        command = typer.main.get_command(import_module(entry.module).app)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Find the command that was typed; an unknown one gets a near miss."""
        if args and not args[0].startswith("-"):
            self.refuse_unknown(ctx, args[0])
        return super().resolve_command(ctx, args)

    def refuse_unknown(self, ctx: Any, name: str) -> None:  # noqa: ANN401
        """Raise a usage error where there is no command of that name."""
        if name not in self.entries:
            from pathfinder.model.nearest import did_you_mean

            near = did_you_mean(name, self.entries)
            told = f" Did you mean '{near}'?" if near else ""
            ctx.fail(f"There is no command '{name}'.{told}")

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write summary, examples, usage, the commands by section, and the options."""
        formatter.write(help_text(self, ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401
        """Return what follows the group's name in its usage line."""
        return ["COMMAND", *usage_pieces(self, ctx), "[ARGUMENTS]"]
