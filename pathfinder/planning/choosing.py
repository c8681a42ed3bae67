"""Which skills are learned at all? Everything of use, the closure of the goals, or the best set for the hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pathfinder.errors import InfeasibleError, RequestError
from pathfinder.planning.days import budget_of
from pathfinder.planning.decimals import as_written, exact, exact_sum
from pathfinder.planning.goals import goal_closure
from pathfinder.planning.remedies import remedies

if TYPE_CHECKING:
    from pathfinder.model.learner import Request
    from pathfinder.model.plan import LeftOutBecause
    from pathfinder.planning.numbering import Ground

Segment = tuple[tuple[str, ...], bool]
"""Skills that are ordered together, and whether all of them are learned, also the useless."""


class Chosen(NamedTuple):
    """What is learned, in segments of (skills, all of them); ``first`` came by ``--first``.

    ``may_cut``: the order may end at ``until``. ``others_because``: why useful skills that were not chosen
    are left out; None where nothing is to be said of them.
    """

    segments: tuple[Segment, ...]
    first: frozenset[str]
    may_cut: bool
    others_because: LeftOutBecause | None
    proved: bool | None = None


def chosen_set(
    ground: Ground, request: Request, known: frozenset[str], reachable: frozenset[str], useful: frozenset[str]
) -> Chosen:
    """Return what the request has learned.

    RequestError when a goal cannot be reached without what is skipped, InfeasibleError when the goals do
    not fit into the hours.
    """
    _refuse_unreachable(ground, request, known, reachable)
    first_segments, first = _first_segments(ground, request, known, reachable)
    budget = budget_of(request)
    goals = [goal for goal in request.goals if goal not in known]
    must = set(first)
    if request.goals:
        must |= set(goal_closure(ground, goals, known | first, reachable))
    if budget is None and not request.goals:
        rest = tuple(sorted(useful - first))
        return Chosen((*first_segments, (rest, False)), first, request.until is not None, "alternative")
    if budget is None:
        return Chosen((*first_segments, (tuple(sorted(must - first)), True)), first, may_cut=False, others_because=None)
    return _within(ground, request, budget, _Must(known, reachable, useful, frozenset(must), first), first_segments)


class _Must(NamedTuple):
    """What the hours must hold, and from what the rest may be chosen."""

    known: frozenset[str]
    reachable: frozenset[str]
    useful: frozenset[str]
    skills: frozenset[str]
    first: frozenset[str]


def _within(ground: Ground, request: Request, budget: float, must: _Must, first_segments: list[Segment]) -> Chosen:
    from pathfinder.planning.selection.budget import best_within  # a plan without a budget does without it

    numbered = ground.numbered(must.useful | must.skills, must.known)
    held = frozenset(numbered.index[skill] for skill in sorted(must.skills))
    best = best_within(numbered.instance, exact(budget), must=held, id_rank=numbered.id_rank)
    if best is None:
        what = "the goals take" if request.goals else "what is to come first takes"
        hours = exact_sum(ground.hours[skill] for skill in sorted(must.skills))
        raise InfeasibleError(
            f"{what} {as_written(hours)} h and the budget is {budget:g} h",
            remedies(ground, request, must.known, must.reachable, must.first, hours),
        )
    rest = tuple(sorted(set(numbered.skills(best.nodes)) - must.first))
    segments = (*first_segments, (rest, True))
    return Chosen(segments, must.first, may_cut=False, others_because="budget", proved=best.proved)


def _refuse_unreachable(ground: Ground, request: Request, known: frozenset[str], reachable: frozenset[str]) -> None:
    lost = [skill for skill in (*request.goals, *request.first) if skill not in reachable]
    if lost:
        skipped = [skill for skill in request.skip if skill not in known]
        raise RequestError(
            [f"'{skill}' cannot be reached without {', '.join(skipped)}" for skill in dict.fromkeys(lost)],
            hint=f"learn {ground.curriculum.skills[skipped[0]].name} after all, or drop the goal" if skipped else "",
        )


def _first_segments(
    ground: Ground, request: Request, known: frozenset[str], reachable: frozenset[str]
) -> tuple[list[Segment], frozenset[str]]:
    segments: list[Segment] = []
    done = set(known)
    for skill in request.first:
        if skill not in done:
            added = goal_closure(ground, [skill], frozenset(done), reachable)
            segments.append((added, True))
            done.update(added)
    return segments, frozenset(done - known)
