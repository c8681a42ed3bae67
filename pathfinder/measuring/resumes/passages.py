"""What does a document say, and how is each part of it meant? Values between the readers and the recogniser."""

from __future__ import annotations

from typing import Literal, NamedTuple

Meant = Literal["prose", "resume", "stated", "label", "package"]
"""``resume``: a whole résumé, with headings; ``prose``: sentences; ``stated``: the name of a skill and nothing
else; ``label``: the name of a group of skills, which may be one; ``package``: the name of a dependency."""


class Passage(NamedTuple):
    """A part of a document: its text, how it is meant, and where it stands for people to find it again."""

    text: str
    meant: Meant
    where: str


class Evidence(NamedTuple):
    """A skill and the place that states it: the file with its part, and the words around."""

    skill: str
    where: str
    text: str
