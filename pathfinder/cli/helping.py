"""What does the help of a command say? Its docstring, its examples, and its options by what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pathfinder.cli.lazy import LazyGroup, split_examples
from pathfinder.model.help import HelpGroup, HelpPage, HelpRow

ARGUMENTS, OPTIONS, OUTPUT = "Arguments", "Options", "Output"
_GROUPS = {
    "What you know": ("--have", "--exact-have", "--profile"),
    "Where to": ("--role", "--goal", "--until", "--all", "--first", "--prefer", "--skip", "--maximize"),
    "How much time": ("--hours-per-week", "--budget", "--by", "--start", "--busy", "--rest-days", "--pace"),
    "Which demand": ("--level", "--region", "--as-of", "--snapshot", "--snapshots", "--curriculum"),
    "To take away": ("--format", "--output", "--slots", "--timezone", "--theme"),
    OUTPUT: ("--json", "--no-color", "--ascii", "--no-pager", "--exit-code", "--help"),
}
"""Options that several commands share; those of one command alone come first, under "Options"."""
_GROUP_OF = {option: name for name, options in _GROUPS.items() for option in options}


def help_page(command: Any, context: Any) -> HelpPage:  # noqa: ANN401 - click's types differ by version
    """Return the help of a command in its context."""
    text, examples = split_examples(command.help or "")
    paragraphs = tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    groups = [*_commands(command), *_parameters(command, context)]
    return HelpPage(context.command_path, paragraphs, tuple(examples), usage, tuple(groups))


def _commands(command: Any) -> list[HelpGroup]:  # noqa: ANN401
    if not isinstance(command, LazyGroup):
        return []
    found: dict[str, list[HelpRow]] = {}
    for name, entry in command.entries.items():
        found.setdefault(entry.section or "Commands", []).append(HelpRow(name, entry.summary))
    return [HelpGroup(section, tuple(rows)) for section, rows in found.items()]


def _parameters(command: Any, context: Any) -> list[HelpGroup]:  # noqa: ANN401
    """Return arguments, then the command's own options, then the shared ones in the order of the groups."""
    order = {name: place for place, options in enumerate(_GROUPS.values()) for name in options}
    found: dict[str, list[tuple[int, HelpRow]]] = {}
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is None:
            continue
        is_argument = parameter.param_type_name == "argument"
        name = next((option for option in parameter.opts if option.startswith("--")), "")
        group = ARGUMENTS if is_argument else _GROUP_OF.get(name, OPTIONS)
        place = _GROUPS[group].index(name) if group in _GROUPS else len(order)
        typed = _argument(parameter) if is_argument else record[0]
        found.setdefault(group, []).append((place, HelpRow(typed, " ".join(record[1].split()))))
    names = [name for name in (ARGUMENTS, OPTIONS, *_GROUPS) if name in found]
    return [
        HelpGroup(name, tuple(row for _, row in sorted(found[name], key=lambda placed: placed[0]))) for name in names
    ]


def _argument(parameter: Any) -> str:  # noqa: ANN401
    return str(parameter.metavar or parameter.name).strip("[]").upper()


def pages(command: Any, context: Any) -> Iterator[HelpPage]:  # noqa: ANN401
    """Yield the help of a command and of every command below it, as they are listed."""
    yield help_page(command, context)
    if isinstance(command, LazyGroup):
        for name in command.entries:
            below = command.get_command(context, name)
            yield from pages(below, type(context)(below, info_name=name, parent=context))
