"""How do the commands that change the profile do it? One lock, one change, one line about what is new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pathfinder.cli import terminal
from pathfinder.errors import RequestError
from pathfinder.loading import folders

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.learner import Profile


def profile_path(given: Path | None) -> Path:
    """Return where the profile is, or would be."""
    return folders.profile_file(given)


def read(path: Path, curriculum: Curriculum) -> Profile:
    """Return the profile as the file has it; ProfileError where it has errors, warnings on stderr."""
    from pathfinder.loading.profile import load_profile, profile_or_raise

    loaded = load_profile(path, curriculum)
    profile = profile_or_raise(loaded)
    terminal.warn_of(*loaded.problems)
    return profile


def keep(path: Path, what: str, curriculum: Curriculum, change: Callable[[str], str]) -> bool:
    """Put the profile through the change; False where nothing changed.

    ProfileError where the file has errors before (they are to be mended first), RequestError where the change
    cannot be made in place.
    """
    from pathfinder.loading.profile import profile_of_text, profile_or_raise
    from pathfinder.loading.profile_store import change_profile

    def checked(text: str) -> str:
        profile_or_raise(profile_of_text(text, path, curriculum))
        return change(text)

    return change_profile(path, what, checked)


def same_skill(curriculum: Curriculum) -> Callable[[str, str], bool]:
    """Return whether what a file spells means a skill; a spelling that nobody knows means just itself."""

    def same(spelling: str, skill: str) -> bool:
        try:
            return curriculum.find(spelling) == skill
        except RequestError:
            return spelling == skill

    return same
