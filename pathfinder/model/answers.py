"""What can be said about one skill, about now, and about two plans? Values that the answers are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pathfinder.model.plan import LeftOutBecause, Plan, Step
from pathfinder.model.shares import Share
from pathfinder.model.skills import Hours, Resource

MovedBy = Literal["market", "curriculum", "you"]


@dataclass(frozen=True, slots=True)
class Need:
    """One prerequisite (or ``any`` group): the skills that will do, why, and which are known by then."""

    skills: tuple[str, ...]
    because: str
    met_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rival:
    """Another member of the skill's alternatives."""

    skill: str
    name: str
    share: Share | None
    hours: float
    place: int | None
    known: bool


@dataclass(frozen=True, slots=True)
class Payer:
    """A later step that leans on the skill, however far, and the weight of demand that it meets."""

    skill: str
    name: str
    weight: float


@dataclass(frozen=True)
class Why:
    """Every reason for and against one skill, in numbers.

    ``place`` is its step in the whole order (from 1), ``steps`` how many there are, ``cut`` after which the
    plan ends. ``earlier`` and ``later``: by how much the cost (match-hours) would change were it moved one
    place; None where its prerequisites, or what needs it, forbid that. ``meets_now``: the weight that it would
    meet as the very next step; ``meets``: at its place. ``hours_to_reach`` counts what is missing before it too.
    """

    skill: str
    name: str
    summary: str
    share: Share | None
    rank: int | None
    hours: float
    range: Hours
    hours_to_reach: float | None
    known: bool
    place: int | None
    steps: int
    cut: int
    left_out: LeftOutBecause | None
    meets_now: float
    meets: float
    needs: tuple[Need, ...]
    opens: tuple[str, ...]
    earlier: float | None
    later: float | None
    alternatives: tuple[Rival, ...]
    pays: tuple[Payer, ...]
    learn: tuple[Resource, ...] = ()
    step: Step | None = None


@dataclass(frozen=True)
class WhatIf:
    """Two plans side by side: what the second adds and removes."""

    a: Plan
    b: Plan
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SavedStep:
    """A step of a plan that was saved as JSON."""

    skill: str
    n: int
    hours: float
    share: float | None
    requires: tuple[str, ...]
    ends: date | None = None


@dataclass(frozen=True)
class SavedPlan:
    """As much of a saved plan as a comparison needs."""

    steps: Mapping[str, SavedStep]
    known: frozenset[str]
    curriculum: str
    snapshots: str
    request: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Move:
    """A skill that stands at another place in the second plan (None: not in it), and what moved it."""

    skill: str
    before: int | None
    after: int | None
    because: MovedBy
