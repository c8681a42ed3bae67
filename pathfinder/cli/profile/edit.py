"""`pathfinder profile edit`: how is the profile edited by hand, and never left broken?"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.keeping import profile_path
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum
from pathfinder.errors import PathfinderError, RequestError

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)
TEMPLATE = """\
# Your profile: every key may be left out.
# role: ml-engineer
# have: [python, sql]
# goals: []
# hours_per_week: 8
# start: 2027-01-04
# busy: [2026-12-20..2027-01-05]
# rest_days: [sunday]
# spent: {pandas: 10h}
"""


@app.command(cls=Command)
def edit(profile_file: options.ProfileFile = None, curriculum_dir: options.CurriculumDir = None) -> None:
    """Open your profile in $VISUAL or $EDITOR. What is saved is checked, and only then replaces the old one.

    Examples:
      EDITOR=nano pathfinder profile edit
    """
    from pathfinder.loading.profile_store import change_profile, profile_text

    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    before = profile_text(path)
    draft = _draft(before if before is not None else TEMPLATE)
    edited = _edited(draft, curriculum)
    if edited == (before if before is not None else TEMPLATE):
        draft.unlink()
        terminal.write("nothing changed\n")
        return

    def replaced(text: str) -> str:
        if text != (before or ""):
            hint = f"your edit is kept in {draft}"
            raise RequestError("the profile was changed by another command in the meantime", hint=hint)
        return edited

    change_profile(path, "profile edit", replaced)
    draft.unlink()
    terminal.write(f"saved {path}\n")


def _draft(text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix="profile-", suffix=".yaml")
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode())
    return Path(name)


def _edited(draft: Path, curriculum: Curriculum) -> str:
    """Return the draft as the editor leaves it, once it has no problem; on a terminal it may be opened again.

    RequestError when it has problems and nobody mends them; the draft then stays and is named.
    """
    from pathfinder.loading.profile import load_profile
    from pathfinder.loading.profile_store import profile_text

    while True:
        _run_editor(draft)
        problems = load_profile(draft, curriculum).problems
        if not problems:
            return profile_text(draft) or ""
        terminal.warn_of(*problems)
        if not (terminal.can_ask() and terminal.agreed("Edit again?")):
            raise RequestError("the profile stays as it was", hint=f"your edit is kept in {draft}")


def _run_editor(draft: Path) -> None:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if sys.platform == "win32" else "vi")
    command = shlex.split(named, posix=sys.platform != "win32")
    try:
        status = subprocess.run([*command, str(draft)], check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        draft.unlink()
        raise PathfinderError(f"the editor '{named}' cannot be started: {error.strerror}", hint="set EDITOR") from None
    if status != 0:
        raise RequestError(f"the editor '{named}' ended with status {status}", hint=f"your edit is kept in {draft}")
