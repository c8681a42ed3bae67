"""Who are you, in three questions? The interview of `pathfinder init --me`, on a terminal and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pathfinder.cli import terminal
from pathfinder.cli.asking import Faults, hours_a_week, roles_of, skill_ids
from pathfinder.cli.keeping import keep, profile_path, read, same_skill
from pathfinder.cli.lazy import UsageError
from pathfinder.cli.world import open_curriculum
from pathfinder.errors import RequestError
from pathfinder.rendering.profile_text import role_lines

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum

T = TypeVar("T")


def interview(profile_file: Path | None = None, curriculum_dir: Path | None = None) -> None:
    """Ask for role, skills and hours a week, and write them into the profile in one change; Enter keeps what is there.

    RequestError where nobody can be asked: every answer can be given by a command too.
    """
    if not terminal.can_ask():
        hint = "`pathfinder profile set role …`, `pathfinder have …` and `pathfinder profile set hours_per_week …`"
        raise RequestError("an interview needs a terminal", hint=hint)
    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    profile = read(path, curriculum)
    look = terminal.look_for(sys.stdout)
    terminal.show(role_lines(curriculum.roles.values(), look), look)
    role = _ask(
        "Which role do you aim at?",
        ",".join(profile.roles),
        list(curriculum.roles),
        lambda text: roles_of(text, curriculum),
    )
    have = _ask(
        "What do you know already? (with commas; Tab completes)",
        ",".join(profile.have),
        list(curriculum.skills),
        lambda text: _skills(text, curriculum),
    )
    hours = _ask(
        "How many hours a week do you study?",
        f"{profile.hours_per_week:g}" if profile.hours_per_week else "",
        [],
        lambda text: hours_a_week(text, "That"),
    )
    keep(path, "init --me", curriculum, lambda text: _written(text, role, have, hours, curriculum))
    if have:
        terminal.write(f"Known: {', '.join(curriculum.name_of(skill) for skill in have)}\n")
    terminal.write(f"Written to {path}\n`pathfinder plan` shows your path, `pathfinder undo` takes it back.\n")


def _skills(text: str, curriculum: Curriculum) -> tuple[str, ...]:
    faults = Faults()
    found = skill_ids(text, curriculum, faults)
    faults.speak()
    return found


def _ask(question: str, now: str, words: list[str], understand: Callable[[str], T]) -> T | None:
    """Return what was understood of the answer, asking again until something is; None where nothing was said."""
    with _completing(words):
        while True:
            answer = terminal.ask(f"{question}{f' [{now}]' if now else ''} ")
            if not answer:
                return None
            try:
                return understand(answer)
            except RequestError as error:
                terminal.report_error(error)
            except UsageError as error:
                terminal.say_text(str(error))


class _completing:  # noqa: N801 - used as a verb
    """Let Tab complete one of the words, also after a comma, where the system has readline."""

    def __init__(self, words: list[str]) -> None:
        self._words = words

    def __enter__(self) -> None:
        try:
            import readline
        except ImportError:  # Windows
            return
        readline.set_completer_delims(", ")
        readline.set_completer(self._complete)
        readline.parse_and_bind("tab: complete")

    def __exit__(self, *_: object) -> None:
        try:
            import readline
        except ImportError:
            return
        readline.set_completer(None)

    def _complete(self, text: str, state: int) -> str | None:
        fitting = [word for word in self._words if word.startswith(text.casefold())]
        return fitting[state] if state < len(fitting) else None


def _written(
    text: str,
    role: tuple[str, ...] | None,
    have: tuple[str, ...] | None,
    hours: float | None,
    curriculum: Curriculum,
) -> str:
    from pathfinder.loading import profile_text as change

    if role:
        text = change.with_value(text, "role", role[0] if len(role) == 1 else role)
    if have:
        text = change.with_items(text, "have", have, same_skill(curriculum))
    if hours:
        text = change.with_value(text, "hours_per_week", hours)
    return text
