"""How does a change of a skill get from the command line into its file? Read, tried, checked, and then written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import words
from pathfinder.cli.complete import complete_skills
from pathfinder.cli.curriculum.checked import curriculum_folder, findings
from pathfinder.cli.lazy import UsageError
from pathfinder.errors import CurriculumError, RequestError
from pathfinder.loading import folders
from pathfinder.loading.curriculum import Loaded, load_curriculum
from pathfinder.loading.sources import shown_path
from pathfinder.model.skills import AnyOf, Hours, Prerequisite

if TYPE_CHECKING:
    from pathfinder.loading.editing import Change, SkillEdit

_NUMBERS = 3


@dataclass(eq=False, repr=False, kw_only=True)
class Said:
    """What is said of a skill, as typed, and where it goes."""

    name: Annotated[str | None, typer.Option("--name", help="How people write it.")] = None
    hours: Annotated[
        str | None,
        typer.Option("--hours", metavar="LOW,LIKELY,HIGH", help="Hours to working knowledge, or one number."),
    ] = None
    area: Annotated[str | None, typer.Option("--area", help="The area, which says the file.")] = None
    summary: Annotated[str | None, typer.Option("--summary", help="One sentence that says what it is.")] = None
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="STAGES", help="Places on the data flow, with commas.")
    ] = None
    requires: Annotated[
        list[str] | None,
        typer.Option(
            "--requires",
            metavar="'ID: REASON'",
            help="A prerequisite (repeatable); 'a|b: reason' where one of them is enough.",
            autocompletion=complete_skills,
        ),
    ] = None
    term: Annotated[
        list[str] | None, typer.Option("--term", metavar="TERM", help="How listings write it (repeatable).")
    ] = None
    diff: Annotated[bool, typer.Option("--diff", help="Show the change and write nothing.")] = False
    curriculum_dir: options.CurriculumDir = None

    def edit(self, loaded: Loaded) -> SkillEdit:
        """Return the same in ids and numbers; a usage error where the hours are none."""
        from pathfinder.loading.editing import SkillEdit

        return SkillEdit(
            name=self.name,
            summary=self.summary,
            hours=hours_of(self.hours),
            stages=None if self.stage is None else tuple(words(self.stage)),
            area=self.area,
            requires=tuple(_requirement(text, loaded) for text in self.requires or ()),
            terms=tuple(self.term or ()),
        )


def hours_of(text: str | None) -> Hours | None:
    """Return the hours that were typed; a usage error where they are none."""
    if text is None:
        return None
    try:
        numbers = [float(word) for word in words(text)]
    except ValueError:
        numbers = []
    if len(numbers) not in (1, _NUMBERS) or any(not 0 < number < float("inf") for number in numbers):
        raise UsageError(f"--hours takes one number or three, such as 10,20,40, not '{text}'.")
    low, likely, high = numbers if len(numbers) == _NUMBERS else numbers * _NUMBERS
    if not low <= likely <= high:
        raise UsageError(f"--hours goes from low to likely to high: '{text}' does not.")
    return Hours(low, likely, high)


def _requirement(text: str, loaded: Loaded) -> Prerequisite | AnyOf:
    named, _, reason = text.partition(":")
    ids = tuple(dict.fromkeys(_id(word.strip(), loaded) for word in named.split("|") if word.strip()))
    because = reason.strip() or None
    if not ids:
        raise UsageError(f"--requires takes 'id: reason', not '{text}'.")
    return Prerequisite(ids[0], because) if len(ids) == 1 else AnyOf(ids, because)


def _id(spelling: str, loaded: Loaded) -> str:
    """Return the id that a spelling means; one that means nothing stays, so that `check` can say what is near."""
    if loaded.curriculum is None:
        return spelling
    try:
        return loaded.curriculum.find(spelling)
    except RequestError:
        return spelling


def opened(given: Path | None) -> tuple[Path, Loaded]:
    """Return the folder to write to, and what it holds now.

    RequestError where only the curriculum that came with an installed pathfinder is there: an update would
    replace it. In a checkout it is the one that is being worked on.
    """
    folder = curriculum_folder(given)
    bundled = folders.bundled_curriculum()
    in_checkout = (bundled.parent / "pyproject.toml").is_file() and bundled.parent in (Path.cwd(), *Path.cwd().parents)
    if given is None and folder == bundled and not in_checkout:
        hint = "`pathfinder init DIR` lays out one of your own that extends it"
        raise RequestError("the curriculum that pathfinder brings is not changed in place", hint=hint)
    return folder, load_curriculum(folder, bundled=bundled, digest=False)


def apply(folder: Path, before: Loaded, changes: Sequence[Change], skill: str, done: str, *, diff: bool) -> None:
    """Check what the curriculum would be after the changes, and write them; CurriculumError where it would fail."""
    from pathfinder.loading.editing import write_changes

    texts = {change.path: change.after for change in changes}
    after = load_curriculum(folder, bundled=folders.bundled_curriculum(), digest=False, instead=texts)
    known = {(problem.code, problem.message) for problem in findings(before, folder)}
    new = [problem for problem in findings(after, folder) if (problem.code, problem.message) not in known]
    errors = [problem for problem in new if problem.is_error]
    if errors:
        terminal.warn("nothing is written: `curriculum check` would fail")
        raise CurriculumError(errors)
    if diff:
        terminal.write("".join(_difference(change) for change in changes))
    else:
        write_changes(changes)
        place = after.places.skill(skill)
        terminal.write(f"{place or shown_path(changes[-1].path)}: {done}\n")
    terminal.warn_of(*new)  # what the change leaves to be wished for


def _difference(change: Change) -> str:
    import difflib  # only --diff needs it

    name = shown_path(change.path)
    before = (change.before or "").splitlines(keepends=True)
    lines = difflib.unified_diff(before, change.after.splitlines(keepends=True), name, name)
    return "".join(text if text.endswith("\n") else f"{text}\n" for text in lines)
