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
    members of its alternatives or ``any`` group that were turned down; ``meets`` is the weight, between 0 and 1,
    of the requirements that this step is the first to meet: what it adds to the match.
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
    """One skill of a plan, with what is known once it is learned.

    Attributes:
        n: Its place, from 1.
        skill: Its id; ``name`` is what people read.
        hours: Likely hours at the learner's pace, less those ``spent`` on it before; ``hours_so_far``: up to its end.
        share: The share of the role's listings that name it, with its interval; None where it was not measured.
        match: The match after the step, between 0 and 1.
        full_listings: The share of listings whose every requirement is met after it; None for pooled counts.
        milestone: The number, from 1, of the milestone that it belongs to.
        requires: Ids of its direct prerequisites; of an ``any`` group the members known by then.
        opens: Ids of the skills that it moves onto the frontier.
        reason: Why it stands here, as data.
        learn: What to learn it from.
        starts: The first day, and ``ends`` the last, both included; None without hours a week and a start.
        tied: The listings cannot tell whether it or the step before should come first.
        steady: Put off to the plan's end, with what leans on it, it would cost over half a percent more.
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
    """An order of skills for a request, with its cost, a bound and everything that it rests on.

    Matches and shares lie between 0 and 1; hours are the learner's; nothing is rounded. ``cost``, ``bound`` and ``gap``
    speak of the whole order from which the plan is cut, or of the chosen set where goals or a budget were asked for.

    Attributes:
        roles: Ids of the roles; ``role_name`` is what people read.
        have: Ids that the learner named; ``assumed`` are the prerequisites that these imply.
        objective: What the order meets early: ``match`` or whole ``listings``.
        snapshots: Ids of the pooled snapshots; ``listings`` counts their listings, ``effective`` says how many equally
            weighted ones these are worth, ``period`` is from the first to the last day.
        match_before: The match of what is known; ``match_after`` that after the last step.
        hours: The sum of the steps' hours.
        cost: The area above the coverage curve, in hours: the sum of weight times hours until it is met.
        bound: A cost below which no order lies; None where it was not computed.
        gap: cost / bound - 1, or 0 where the cost is 0; None without a bound.
        bound_for: ``all`` where the bound holds for every choice, ``choices`` where for the choices made.
        steps: The skills in their order; ``milestones`` are runs of them.
        left_out: What the plan does not hold, each with why; ``ahead`` is what lies beyond the cut.
        most_wanted_cost: What learning the most wanted skill first would cost.
        known: What is known before the first step, each with its share.
        highest_match: The match that everything reachable would give.
        set_proved: With a budget, whether no other set meets more; else None.
        hours_per_week: What the dates are counted with; ``finish`` are the days of a chance of 50 and 80 %.
        warnings: Sentences that the learner must be told.
        curriculum_digest: ``sha256:…`` of the canonical content; ``snapshots_digest`` that of the snapshots used.
        request: What was asked, as plain values, without what was left at its default.
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
