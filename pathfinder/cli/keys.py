"""What does the typed text of a profile's key mean? One row a key, for `profile set` and the environment alike.

The options of a plan share the functions behind these rows; their numbers are read by typer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from pathfinder.cli.asking import (
    Faults,
    busy_days,
    changed,
    day,
    hours_a_week,
    number,
    rest_days,
    roles_of,
    skill_ids,
    words,
)

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum


class Typed(NamedTuple):
    """A text, the name under which it was typed, and what its words are looked up in; ``faults`` gathers who is not.

    ``before`` is the list that signs (``+a,-b``) change; None where signs mean nothing.
    """

    text: str
    name: str
    curriculum: Curriculum
    faults: Faults
    before: tuple[str, ...] | None = None

    def roles(self) -> tuple[str, ...]:
        """Return the roles' ids."""
        none: tuple[str, ...] = ()
        return self.faults.attempt(lambda text: roles_of(text, self.curriculum), self.text, none)

    def skills(self) -> tuple[str, ...]:
        """Return the skills' ids."""
        if self.before is None:
            return self._ids(self.text)
        return changed(self.before, self.text, self._ids)

    def _ids(self, text: str | None) -> tuple[str, ...]:
        return skill_ids(text, self.curriculum, self.faults)


MEANINGS: Mapping[str, Callable[[Typed], Any]] = MappingProxyType(
    {
        "role": Typed.roles,
        "have": Typed.skills,
        "goals": Typed.skills,
        "skip": Typed.skills,
        "prefer": Typed.skills,
        "hours_per_week": lambda typed: hours_a_week(typed.text, typed.name),
        "start": lambda typed: day(typed.text, typed.name),
        "busy": lambda typed: busy_days(words(typed.text), typed.name),
        "rest_days": lambda typed: rest_days(typed.text, typed.name),
        "pace": lambda typed: number(typed.text, typed.name),
    }
)
"""Key -> what its text comes to, as the field of the profile holds it; `have` and `done` change the other keys."""
