"""What is a plan? An order of skills with hours, reasons and the match after each, and a proof of its worth."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from pathfinder.model.shares import Share
from pathfinder.model.skills import Resource

ReasonKind = Literal["demanded", "needed", "goal", "first", "prefer"]
LeftOutBecause = Literal["until", "budget", "skipped", "needs-skipped", "alternative", "unknown"]
BoundFor = Literal["all", "choices"]


class Reason(NamedTuple):
    """Why a step is in the plan and stands where it does, as data; a renderer makes the sentence.

    ``needed_by`` are later steps of the plan that need this one, the next first; ``chosen_over`` the other
    members of its alternatives or ``any`` group that were turned down; ``meets`` the weight of the
    requirements that this step is the first to meet.
    """

    kind: ReasonKind
    meets: float = 0.0
    needed_by: tuple[str, ...] = ()
    chosen_over: tuple[str, ...] = ()


class Finish(NamedTuple):
    """The days by which something is done with a chance of 50 and of 80 %."""

    p50: date
    p80: date


class Step(NamedTuple):
    """One skill of a plan; hours are the learner's, ``match`` and ``full_listings`` hold after the step.

    ``tied``: the listings cannot tell whether it or the step before should come first. ``steady``: put
    off to the plan's end, with what leans on it, it would cost over half a percent more. ``spent`` are hours
    that the skill has been given before; ``hours`` are those left.
    """

    n: int
    skill: str
    name: str
    hours: float
    hours_so_far: float
    share: Share | None
    match: float
    full_listings: float | None
    milestone: int
    requires: tuple[str, ...]
    opens: tuple[str, ...]
    reason: Reason
    learn: tuple[Resource, ...] = ()
    starts: date | None = None
    ends: date | None = None
    tied: bool = False
    steady: bool = False
    spent: float = 0.0


class Milestone(NamedTuple):
    """A run of consecutive steps, named after the area with most of their hours."""

    n: int
    name: str
    hours: float
    match: float
    full_listings: float | None = None
    starts: date | None = None
    ends: date | None = None
    finish: Finish | None = None


class KnownSkill(NamedTuple):
    """A skill known before the first step; ``match`` holds once it and those before it in the list are counted.

    ``on`` and ``took`` are the day and the hours of its entry in the learner's log, where it has one.
    """

    skill: str
    name: str
    share: Share | None
    match: float
    assumed: bool = False
    logged: bool = False
    on: date | None = None
    took: float | None = None


class LeftOut(NamedTuple):
    """A skill that the plan does not hold, and why."""

    skill: str
    because: LeftOutBecause


class Ahead(NamedTuple):
    """What lies beyond the cut: so many more skills and hours to reach a match."""

    match: float
    skills: int
    hours: float


class Plan(NamedTuple):
    """An order of skills for a request, with cost, bound and everything that it rests on (DESIGN section 5).

    ``cost``, ``bound`` and ``gap`` speak of the whole order from which the plan is cut.
    ``most_wanted_cost`` is what learning the most wanted skill first would cost.
    """

    roles: tuple[str, ...]
    role_name: str
    have: tuple[str, ...]
    assumed: tuple[str, ...]
    objective: str
    snapshots: tuple[str, ...]
    listings: int
    effective: float
    period: tuple[date, date] | None
    match_before: float
    match_after: float
    hours: float
    cost: float
    bound: float | None
    gap: float | None
    bound_for: BoundFor | None
    steps: tuple[Step, ...]
    milestones: tuple[Milestone, ...]
    left_out: tuple[LeftOut, ...]
    ahead: tuple[Ahead, ...] = ()
    most_wanted_cost: float | None = None
    known: tuple[KnownSkill, ...] = ()
    set_proved: bool | None = None
    hours_per_week: float | None = None
    finish: Finish | None = None
    warnings: tuple[str, ...] = ()
    curriculum_digest: str = ""
    snapshots_digest: str = ""
    request: Mapping[str, object] = MappingProxyType({})
