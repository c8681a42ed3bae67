"""How is the manual page written? All help pages as one roff document in the man(7) macros."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.model.help import HelpPage, HelpRow

_ENVIRONMENT = (
    ("PATHFINDER_CURRICULUM, PATHFINDER_SNAPSHOTS", "Folders that stand in for the bundled data."),
    ("PATHFINDER_PROFILE", "Your profile, where it is not in the configuration folder."),
    (
        "PATHFINDER_ROLE, PATHFINDER_HOURS_PER_WEEK, ...",
        "Any setting of the profile by its key; goes before the profile.",
    ),
    ("PATHFINDER_CACHE", "The folder for what is kept to answer at once, where it is not the user's cache folder."),
    ("PATHFINDER_PAGER, PAGER", "The pager for output longer than the screen."),
    ("NO_COLOR, FORCE_COLOR, TERM=dumb, COLUMNS", "How output looks."),
)
_FILES = (
    ("profile.yaml", "What you keep about yourself, in the configuration folder; pathfinder profile prints its place."),
    ("pathfinder.yaml", "Marks a folder that pathfinder init made; its curriculum and snapshots are used inside it."),
)
_STATUS = (
    ("0", "Done."),
    ("1", "A problem with data or request; it is said on standard error."),
    ("2", "The command line was mistyped."),
    ("3", "With --exit-code: diff found a difference, curriculum check found warnings only."),
    ("130", "Stopped by Ctrl-C."),
)


def manual(pages: Sequence[HelpPage], version: str) -> str:
    """Return the manual page; the first page is that of the program itself, the others are its commands."""
    root, *commands = pages
    lines = [f'.TH PATHFINDER 1 "" "pathfinder {version}" "User Commands"', ".SH NAME"]
    lines += [rf"pathfinder \- {_text(root.paragraphs[0][0].lower() + root.paragraphs[0][1:].rstrip('.'))}"]
    lines += [".SH SYNOPSIS", ".B pathfinder", r"COMMAND [OPTIONS] [ARGUMENTS]", ".SH DESCRIPTION"]
    lines += [_line(paragraph) for paragraph in root.paragraphs]
    lines += _examples(root)
    for group in root.groups:
        lines += [f".SH {_quoted(group.name.upper())}", *_rows(group.rows)]
    lines += [".SH COMMANDS"]
    described: dict[HelpRow, str] = {row: "" for group in root.groups for row in group.rows}
    for page in commands:
        lines += _command(page, described)
    lines += [".SH ENVIRONMENT", *_rows(_ENVIRONMENT), ".SH FILES", *_rows(_FILES), ".SH EXIT STATUS", *_rows(_STATUS)]
    return "\n".join(lines) + "\n"


def _command(page: HelpPage, described: dict[HelpRow, str]) -> list[str]:
    """Return the section of a command; options that a command above describes in the same words are only named."""
    lines = [f".SS {_quoted(page.command)}"]
    for number, paragraph in enumerate(page.paragraphs):
        lines += [".PP", _line(paragraph)] if number else [_line(paragraph)]
    lines += [".PP", rf"\fB{_text(page.usage)}\fR", *_examples(page)]
    for group in page.groups:
        fresh = [row for row in group.rows if row not in described]
        lines += [".PP", rf"\fI{_text(group.name)}\fR", *_rows(fresh)]
        lines += _named_again([row for row in group.rows if row in described], described)
        described.update({row: page.command for row in fresh if row.typed.startswith("-")})
    return lines


def _named_again(rows: Sequence[HelpRow], described: dict[HelpRow, str]) -> list[str]:
    lines = []
    for command in dict.fromkeys(described[row] for row in rows):
        names = ", ".join(rf"\fB{_text(row.typed)}\fR" for row in rows if described[row] == command)
        lines += [".PP", f"{names}: as for {_text(command or 'pathfinder')}."]
    return lines


def _examples(page: HelpPage) -> list[str]:
    examples = [_line(example) for example in page.examples]
    return [".PP", ".nf", ".RS 4", *examples, ".RE", ".fi"] if examples else []


def _rows(rows: Sequence[tuple[str, str]]) -> list[str]:
    return [part for typed, told in rows for part in (".TP", rf"\fB{_text(typed)}\fR", _line(told) if told else r"\&")]


def _line(text: str) -> str:
    """Return a line of text; a dot or an apostrophe at its start would be a request to roff."""
    escaped = _text(text)
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _text(text: str) -> str:
    r"""Return text for roff: backslashes doubled as \e, hyphens that can be copied, quotes that stay straight."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
    escaped = escaped.replace("^", r"\(ha").replace("~", r"\(ti")
    return "".join(c if c.isascii() else rf"\[u{ord(c):04X}]" for c in escaped)


def _quoted(text: str) -> str:
    return f'"{_text(text)}"'
