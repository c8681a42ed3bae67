"""`pathfinder profile export`: how does a résumé get what I know? As the `skills` of JSON Resume."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.keeping import profile_path, read
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum
from pathfinder.errors import RequestError

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.learner import Profile

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def export(
    resume: Annotated[
        Path | None, typer.Option("--resume", metavar="FILE", help="A JSON Resume to add the skills to.")
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to this file; - is stdout.")
    ] = "-",
    profile_file: options.ProfileFile = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Write what you know as JSON Resume `skills`; what the résumé names already stays as it is.

    Examples:
      pathfinder profile export > skills.json
      pathfinder profile export --resume resume.json -o resume.json
    """
    from pathfinder.rendering.plan_json import to_json

    curriculum = open_curriculum(curriculum_dir)
    profile = read(profile_path(profile_file), curriculum)
    document: dict[str, Any] = _resume(resume) if resume else {"$schema": _SCHEMA}
    skills = document.get("skills")
    document["skills"] = _merged(skills if isinstance(skills, list) else [], profile, curriculum)
    text = to_json(document)
    if output == "-":
        terminal.write_json_text(text)
        return
    from pathfinder.atomic import write_atomically

    write_atomically(Path(output), text.encode())


_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def _resume(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError):
        raise RequestError(f"{path} is no JSON") from None
    if not isinstance(document, dict):
        raise RequestError(f"{path} is no JSON Resume", hint="https://jsonresume.org/schema")
    return document


def _merged(entries: list[Any], profile: Profile, curriculum: Curriculum) -> list[Any]:
    """Return the entries with one more for each skill that none of them names yet, in the order of names.

    Areas would make tidy groups, but some are called like a skill, which whoever reads the file would then find.
    """
    named = {name.casefold() for entry in entries if isinstance(entry, dict) for name in _names(entry)}
    fresh = [
        skill.name
        for skill in (curriculum.skills[skill] for skill in profile.have)
        if not {skill.id, skill.name.casefold(), *(term.text.casefold() for term in skill.terms)} & named
    ]
    return [*entries, *({"name": name} for name in sorted(fresh, key=str.casefold))]


def _names(entry: dict[str, Any]) -> list[str]:
    keywords = entry.get("keywords")
    return [
        name for name in (entry.get("name"), *(keywords if isinstance(keywords, list) else [])) if isinstance(name, str)
    ]
