"""What could be typed here? Skill, role and snapshot ids for the shell, also after a comma."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum

TOLD = 8
"""So many words of an explanation are shown beside a code."""


def complete_skills(incomplete: str) -> list[tuple[str, str]]:
    """Return the skills that begin with what stands after the last comma, with their names."""
    return _after_comma(incomplete, _curriculum().names.items())


def complete_roles(incomplete: str) -> list[tuple[str, str]]:
    """Return the roles that begin with what stands after the last comma, with their names."""
    return _after_comma(incomplete, [(role.id, role.name) for role in _curriculum().roles.values()])


def complete_snapshots(incomplete: str) -> list[tuple[str, str]]:
    """Return the snapshots that begin with what was typed."""
    from pathfinder.cli.world import snapshot_ids

    return [(name, "") for name in snapshot_ids(None) if name.startswith(incomplete)]


def one_of(*words: str) -> Callable[[str], list[str]]:
    """Return a completion of an option that takes one of these words."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def complete_codes(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes of problems that begin with what was typed, with the first words of what they mean."""
    from pathfinder.cli.curriculum.explaining import ALL, EXPLANATIONS

    told = {ALL: "list every code"} | dict(sorted(EXPLANATIONS.items()))
    return [(code, " ".join(meaning.split()[:TOLD])) for code, meaning in told.items() if code.startswith(incomplete)]


def complete_commands(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the commands that begin with what was typed, below those that were typed before."""
    from pathfinder.cli.lazy import LazyGroup

    here: Any = ctx.find_root().command
    for name in ctx.params.get("command") or ():
        here = here.get_command(ctx, name) if isinstance(here, LazyGroup) else None
    entries = here.entries if isinstance(here, LazyGroup) else {}
    return [(name, entry.summary) for name, entry in entries.items() if name.startswith(incomplete)]


def _curriculum() -> Curriculum:
    from pathfinder.cli.world import open_curriculum

    return open_curriculum(None)


def _after_comma(incomplete: str, known: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return completions of the last of several words; a sign before it (``+go``, ``-r``) stays."""
    before, comma, last = incomplete.rpartition(",")
    sign = last[:1] if last[:1] in {"+", "-"} else ""
    given = set(before.split(","))
    return [
        (f"{before}{comma}{sign}{name}", told)
        for name, told in known
        if name.startswith(last[len(sign) :].casefold()) and name not in given
    ]
