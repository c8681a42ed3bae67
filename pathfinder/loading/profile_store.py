"""How is the profile changed so that nothing is lost, by two processes at once or one that is killed?

A change holds the lock, notes the old text in a journal beside the profile (``.profile.yaml.undo``), and only then
replaces the profile; both files are replaced in one step each. A journal whose last change did not reach the
profile is told by the digest of what it should have become.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pathfinder.atomic import locked, write_atomically
from pathfinder.errors import ProfileError, RequestError
from pathfinder.loading.sources import BOM, read_source, shown_path

KEPT = 100
"""So many changes can be taken back."""
KEPT_BYTES = 2_000_000
"""The journal holds no more text than this; the last change always."""


class Step(NamedTuple):
    """One change: what it was in a few words, the text before (None: no file), and the digest of the text after."""

    what: str
    before: str | None
    after: str


def profile_text(path: Path) -> str | None:
    """Return the file's text as it stands, with its byte-order mark and line ends; None where there is no file.

    ProfileError where it is not UTF-8 or cannot be read.
    """
    if not path.exists():
        return None
    source, problems = read_source(path)
    if problems:
        raise ProfileError(problems)
    return BOM + source.text if source.has_bom else source.text


def change_profile(path: Path, what: str, change: Callable[[str], str]) -> bool:
    """Put the profile's text through ``change`` and write it; False where nothing changed.

    ``change`` may refuse by an exception: then nothing is written. ``what`` is how `undo` calls it.
    """
    with locked(path):
        before = profile_text(path)
        after = change(before or "")
        if after == (before or ""):
            return False
        _write_journal(path, [*_settled(path, before), Step(what, before, _digest(after))])
        write_atomically(path, after.encode())
    return True


def undo(path: Path) -> str:
    """Take the last change back and return what it was.

    RequestError when there is none, or when the profile was edited by other means since: that is not thrown away.
    """
    with locked(path):
        text = profile_text(path)
        steps = _settled(path, text)
        if not steps:
            raise RequestError("there is nothing to undo")
        _write_journal(path, steps)
        last = steps.pop()
        if _digest(text) != last.after:
            raise RequestError(
                f"{shown_path(path)} was edited since '{last.what}'; undoing that would lose the edit",
                hint="`pathfinder profile edit` opens it",
            )
        if last.before is None:
            Path(os.path.realpath(path)).unlink()
        else:
            write_atomically(path, last.before.encode())
        _write_journal(path, steps)
    return last.what


def journal_file(path: Path) -> Path:
    """Return where the journal of a profile is."""
    target = Path(os.path.realpath(path))
    return target.with_name(f".{target.name}.undo")


def _settled(path: Path, text: str | None) -> list[Step]:
    """Return the journal without a last change that is not in the profile: somebody was killed between the two.

    There is never more than one: whoever writes the journal next writes it settled, before the profile.
    """
    steps = _journal(path)
    if steps and _digest(text) != steps[-1].after and text == steps[-1].before:
        steps.pop()
    return steps


def _digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()


def _journal(path: Path) -> list[Step]:
    """Return the changes, the last one last; a journal that cannot be read is none: it only serves undo."""
    try:
        rows = json.loads(journal_file(path).read_text(encoding="utf-8"))["changes"]
        return [Step(str(row["what"]), row["before"], str(row["after"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _write_journal(path: Path, steps: list[Step]) -> None:
    kept: list[Step] = []
    size = 0
    for step in reversed(steps[-KEPT:]):
        size += len(step.before or "")
        if kept and size > KEPT_BYTES:
            break
        kept.insert(0, step)
    rows = [step._asdict() for step in kept]
    write_atomically(journal_file(path), (json.dumps({"version": 1, "changes": rows}) + "\n").encode())
