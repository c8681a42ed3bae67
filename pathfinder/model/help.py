"""What does a page of help hold? What a command is for, how it is typed, and its options in groups."""

from __future__ import annotations

from typing import NamedTuple


class HelpRow(NamedTuple):
    """A command, argument or option as it is typed, and what it does."""

    typed: str
    told: str


class HelpGroup(NamedTuple):
    """Rows under one heading."""

    name: str
    rows: tuple[HelpRow, ...]


class HelpPage(NamedTuple):
    """The help of one command; ``paragraphs`` are what is told beside the examples, the summary first."""

    command: str
    paragraphs: tuple[str, ...]
    examples: tuple[str, ...]
    usage: str
    groups: tuple[HelpGroup, ...]
