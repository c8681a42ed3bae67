"""What is the whole map of a role? Every skill that it may ask for, in which state, and what each needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from pathfinder.model.curriculum import Alternatives
from pathfinder.model.shares import Share

State = Literal["have", "next", "later", "optional"]


class Spot(NamedTuple):
    """One skill on the map.

    ``n`` is its place in the whole order (None: known, or not in the order); ``hours`` are the learner's;
    ``requires`` are the plain prerequisites that no other prerequisite brings along, ``any_of`` the groups of
    which one is enough; ``section`` is the id of the stage, or the area of a skill without one.
    """

    skill: str
    name: str
    state: State
    section: str
    n: int | None
    hours: float
    share: Share | None
    requires: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    assumed: bool = False


class Section(NamedTuple):
    """A stage of the data flow (or an area, for skills that have no stage) with the skills that lie there."""

    id: str
    name: str
    kind: Literal["stage", "area"]
    skills: tuple[str, ...]


class Roadmap(NamedTuple):
    """The map of one or more roles for one learner.

    ``until`` is the match up to which the order counts as next or later; what lies beyond, and alternatives
    that the order does not take, are optional. ``match_until`` is the match once everything before that is known.
    """

    roles: tuple[str, ...]
    role_name: str
    until: float
    match_before: float
    match_until: float
    listings: int
    effective: float
    period: tuple[date, date] | None
    sections: tuple[Section, ...]
    spots: Mapping[str, Spot]
    alternatives: tuple[Alternatives, ...]

    def of_state(self, *states: State) -> list[Spot]:
        """Return the skills in one of these states, in the order of the sections."""
        return [spot for spot in self.spots.values() if spot.state in states]
