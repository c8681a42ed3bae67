"""What does a rule look at, and how does it say what it found? Codes have one severity each, written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pathfinder.checking.needs import Needs
from pathfinder.model.curriculum import Curriculum
from pathfinder.problems import Location, Note, Problem, Severity

if TYPE_CHECKING:
    from pathfinder.model.demand import Snapshot  # most curricula are checked without demand

ERRORS = frozenset(
    {
        "any-unreachable",
        "common-word",
        "short-term",
        "term-claimed-twice",
        "term-without-letters",
        "title-without-words",
        "unless-is-own-term",
    }
)
"""What would make plans or measurements wrong. Every other finding is a warning: it works, but not as meant."""


class Where(Protocol):
    """Where everything stands in the files; None where nobody knows. The loading room's places answer this."""

    def skill(self, skill: str) -> Location | None:
        """Return the place of the skill's id."""

    def field(self, skill: str, key: str) -> Location | None:
        """Return the place of the value of a skill's key."""

    def edge(self, skill: str, prerequisite: str) -> Location | None:
        """Return the place where the skill names the prerequisite."""

    def member(self, skill: str, group: Sequence[str], member: str) -> Location | None:
        """Return the place where the member stands in the skill's ``any`` group of these skills."""

    def term(self, skill: str, text: str, nth: int = 0) -> Location | None:
        """Return the place where the skill claims the term, the first one or the ``nth`` after it."""

    def item(self, skill: str, key: str, text: str) -> Location | None:
        """Return the place of a text in one of the skill's lists."""

    def role(self, role: str, key: str = "") -> Location | None:
        """Return the place of the role's id, or of the value of one of its keys."""

    def role_item(self, role: str, key: str, text: str) -> Location | None:
        """Return the place of a text in one of the role's lists."""

    def alternatives(self, group: str, skill: str = "") -> Location | None:
        """Return the place of the group's id, or of one of its members."""

    def stage(self, stage: str) -> Location | None:
        """Return the place of the stage."""

    def near(self, skill: str, word: str, term: str = "") -> Sequence[Location]:
        """Return the places of a word in the ``near`` of the skill's terms, or of one of them."""

    def near_group(self, group: str) -> Location | None:
        """Return the place of the group of words."""

    def excerpt(self, location: Location) -> tuple[str, int]:
        """Return the line at the place and the width of what is meant there."""


@dataclass(frozen=True)
class Subject:
    """What is checked: a curriculum, where it stands, and the demand that was measured for it.

    ``faulty`` are ids of skills and roles in whose definition the loader found an error: what they seem to lack
    may only be misspelt. ``foreign`` are paths of files that the reader did not write (the bundled ones under a
    folder that extends them): warnings there are none of the reader's business.
    ``whole`` is False where the loader left something out.
    """

    curriculum: Curriculum
    where: Where
    snapshots: tuple[Snapshot, ...] = ()
    faulty: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    whole: bool = True

    @cached_property
    def needs(self) -> Needs:
        """What every skill needs, whatever is chosen."""
        return Needs(self.curriculum, groups=self.whole)

    def is_foreign(self, place: Location | None) -> bool:
        """True where the place lies in a file that the reader did not write."""
        return place is not None and place.path in self.foreign

    def own_first(self, ids: Iterable[str]) -> list[str]:
        """Return ids of skills sorted, those in the reader's own files last, where the blame falls."""
        return sorted(ids, key=lambda skill: (not self.is_foreign(self.where.skill(skill)), skill))

    def finding(
        self, code: str, message: str, at: Location | None, hint: str = "", notes: tuple[Note, ...] = ()
    ) -> Problem:
        """Return the problem with its severity and excerpt."""
        excerpt, width = self.where.excerpt(at) if at else ("", 1)
        severity: Severity = "error" if code in ERRORS else "warning"
        return Problem(code, message, at, severity, hint, excerpt, width, notes)

    def note(self, place: Location | None, text: str) -> tuple[Note, ...]:
        """Return a note on a second place, or nothing where the place is not known."""
        return (Note(place, text),) if place else ()


class Rule(NamedTuple):
    """A rule: ``codes`` are what it may report; ``whole``: only of a curriculum without errors.

    A rule is ``whole`` where what the loader leaves out (an unknown member, a broken skill) could mislead it.
    """

    run: Callable[[Subject], Iterable[Problem]]
    codes: tuple[str, ...]
    whole: bool = False
