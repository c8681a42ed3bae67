"""What is a skill, what does it need, and how do listings write it?"""

from __future__ import annotations

from typing import Literal, NamedTuple

Case = Literal["any", "initial", "title", "upper", "lower"]
CASES: tuple[Case, ...] = ("any", "initial", "title", "upper", "lower")
DEFAULT_WITHIN = 60
"""How many bytes on either side of a match ``near`` looks at, unless the term says otherwise."""


class Hours(NamedTuple):
    """Study hours to working knowledge: 0 < low <= likely <= high. Plans count ``likely``."""

    low: float
    likely: float
    high: float


class Prerequisite(NamedTuple):
    """A skill needed before another, and why (None where the curriculum gives no reason)."""

    skill: str
    because: str | None = None


class AnyOf(NamedTuple):
    """A group of skills of which one is enough before another, and why."""

    skills: tuple[str, ...]
    because: str | None = None


class Term(NamedTuple):
    """A way a listing may write a skill, with the rules under which it counts.

    ``case`` is how it must be written; no character of ``glue`` may touch it; where ``near`` is not empty,
    one of those terms or ``@groups`` must stand within ``within`` bytes on either side.
    """

    text: str
    case: Case = "any"
    glue: str = ""
    near: tuple[str, ...] = ()
    within: int = DEFAULT_WITHIN

    @property
    def has_rule(self) -> bool:
        """True where the bare word alone is not enough."""
        return self.case != "any" or bool(self.glue) or bool(self.near)


class Resource(NamedTuple):
    """Something to learn a skill from; ``hours`` is None where nobody said how long it takes."""

    title: str
    url: str = ""
    kind: str = ""
    hours: float | None = None
    cost: str = ""


class Skill(NamedTuple):
    """A node of the curriculum: something to learn.

    Attributes:
        id: Kebab-case, unique among skills; ``name`` and ``summary`` are what people read.
        hours: Study hours to working knowledge, from the prerequisites on: low, likely, high.
        area: The area of its file; milestones are named after areas.
        stages: Ids of the places on the data flow where it is used.
        requires: Prerequisites that must all be met; of each group of ``any_of`` one is enough.
        terms: The ways listings write it, never none: without any in the file, the name is the term.
        unless: Phrases that hold a term and are not the skill.
        learn: What to learn it from.
    """

    id: str
    name: str
    hours: Hours
    area: str = ""
    summary: str = ""
    stages: tuple[str, ...] = ()
    requires: tuple[Prerequisite, ...] = ()
    any_of: tuple[AnyOf, ...] = ()
    terms: tuple[Term, ...] = ()
    unless: tuple[str, ...] = ()
    learn: tuple[Resource, ...] = ()

    @property
    def plain_ids(self) -> tuple[str, ...]:
        """The ids of the prerequisites that all must be met."""
        return tuple([prerequisite.skill for prerequisite in self.requires])

    @property
    def named_ids(self) -> tuple[str, ...]:
        """The ids that the prerequisites name, plainly or in an ``any`` group; one may stand there twice."""
        return (*self.plain_ids, *[member for group in self.any_of for member in group.skills])
