"""What moved between two saved plans, and was it the market, the curriculum or the learner?"""

from __future__ import annotations

from pathfinder.model.answers import Move, MovedBy, SavedPlan


def difference(a: SavedPlan, b: SavedPlan) -> tuple[Move, ...]:
    """Return every skill whose place differs, in the order of the second plan, then of the first.

    Places are compared among the skills that both plans hold, so that one new step does not move all behind it;
    nor has a skill moved that is still the n-th step.
    """
    both = [skill for skill in b.steps if skill in a.steps]
    rank_a = {skill: rank for rank, skill in enumerate(sorted(both, key=lambda skill: a.steps[skill].n))}
    stayed = {s for rank, s in enumerate(both) if rank_a[s] == rank or a.steps[s].n == b.steps[s].n}
    changed = [skill for skill in b.steps if skill not in stayed]
    changed += [skill for skill in a.steps if skill not in b.steps]
    return tuple(
        Move(
            skill,
            a.steps[skill].n if skill in a.steps else None,
            b.steps[skill].n if skill in b.steps else None,
            _because(a, b, skill),
        )
        for skill in changed
    )


def _because(a: SavedPlan, b: SavedPlan, skill: str) -> MovedBy:
    """Lay a move to what differs: what only one cause explains, else what speaks for this very skill."""
    causes: list[MovedBy] = []
    if a.request != b.request or a.known != b.known:
        causes.append("you")
    if a.curriculum != b.curriculum:
        causes.append("curriculum")
    if a.snapshots != b.snapshots:
        causes.append("market")
    if len(causes) == 1:
        return causes[0]
    return _evidence(a, b, skill, causes)


def _evidence(a: SavedPlan, b: SavedPlan, skill: str, causes: list[MovedBy]) -> MovedBy:
    old, new = a.steps.get(skill), b.steps.get(skill)
    if "you" in causes and (skill in a.known) != (skill in b.known):
        return "you"
    if old is not None and new is not None:
        if "curriculum" in causes and (old.hours, old.requires) != (new.hours, new.requires):
            return "curriculum"
        if "market" in causes and old.share != new.share:
            return "market"
    return causes[0] if causes else "you"
