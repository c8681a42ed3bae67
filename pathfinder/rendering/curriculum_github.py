"""How do problems become annotations of a GitHub Actions run? One workflow command for each.

The form and its escapes are those of GitHub's "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterable

from pathfinder.problems import Problem
from pathfinder.rendering.style import harmless


def workflow_commands(problems: Iterable[Problem]) -> str:
    """Return one ``::error file=…,line=…,col=…,title=CODE::message`` line for each problem."""
    return "".join(_annotation(problem) + "\n" for problem in problems)


def _annotation(problem: Problem) -> str:
    place = problem.location
    properties = {"file": harmless(place.path), "line": str(place.line), "col": str(place.column)} if place else {}
    if place and problem.width > 1:
        properties["endColumn"] = str(place.column + problem.width)
    properties["title"] = problem.code
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    notes = [f"{note.location}: {note.text}" for note in problem.notes]
    hint = [f"hint: {problem.hint}"] if problem.hint else []
    lines = [harmless(text) for text in (problem.message, *notes, *hint)]
    return f"::{problem.severity} {written}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
