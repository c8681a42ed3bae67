"""Which commands are there? A group that knows its commands by name and loads one only when it is used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

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
        """Write summary, examples, usage and options, in this order."""
        summary, examples = split_examples(self.help or "")
        write_examples(formatter, summary, examples)
        self.format_usage(ctx, formatter)
        self.format_options(ctx, formatter)
        self.format_epilog(ctx, formatter)


def split_examples(text: str) -> tuple[str, list[str]]:
    """Return a docstring without its examples, and the examples' lines."""
    before, mark, block = text.partition(_EXAMPLES)
    if not mark:
        return text.strip(), []
    examples, _, after = block.strip("\n").partition("\n\n")
    return (before.strip() + "\n\n" + after.strip()).strip(), [row.strip() for row in examples.splitlines()]


def write_examples(formatter: Any, summary: str, examples: list[str]) -> None:  # noqa: ANN401
    """Write what a command does and how it is typed."""
    if summary:
        formatter.write_text(summary)
        formatter.write_paragraph()
    if examples:
        with formatter.section("Examples"):
            for example in examples:
                formatter.write(f"{' ' * formatter.current_indent}{example}\n")
        formatter.write_paragraph()


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
        if args and args[0] not in self.entries and not args[0].startswith("-"):
            from pathfinder.model.nearest import did_you_mean

            near = did_you_mean(args[0], self.entries)
            told = f" Did you mean '{near}'?" if near else ""
            ctx.fail(f"There is no command '{args[0]}'.{told}")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write summary, examples, usage, the commands by section, and the options."""
        summary, examples = split_examples(self.help or "")
        write_examples(formatter, summary, examples)
        self.format_usage(ctx, formatter)
        for section in dict.fromkeys(entry.section for entry in self.entries.values()):
            rows = [(name, entry.summary) for name, entry in self.entries.items() if entry.section == section]
            with formatter.section(section or "Commands"):
                formatter.write_dl(rows)
        TyperCommand.format_options(self, ctx, formatter)  # type: ignore[arg-type]
