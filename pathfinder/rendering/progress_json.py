"""How are progress, things to review and a changed plan written as JSON? Numbers are never rounded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pathfinder.rendering.plan_json import SCHEMA_VERSION, finish_json, plan_json
from pathfinder.rendering.words import Namer

if TYPE_CHECKING:
    from pathfinder.model.progress import Replanned, Stale, Status


def status_json(status: Status) -> dict[str, object]:
    """Return where the learner stands as plain values."""
    plan = status.plan
    ends = plan.steps[-1].ends if plan.steps else None
    return {
        "schema_version": SCHEMA_VERSION,
        "role": ",".join(plan.roles),
        "match": {"first": status.match_first, "now": plan.match_before, "after": plan.match_after},
        "history": [
            {
                "skill": point.skill,
                "on": point.on.isoformat() if point.on else None,
                "hours": point.hours,
                "match": point.match,
            }
            for point in status.history
        ],
        "hours": {"done": status.hours_done, "left": plan.hours},
        "steps_left": len(plan.steps),
        "next": plan.steps[0].skill if plan.steps else None,
        **({"ends": ends.isoformat()} if ends else {}),
        **finish_json(plan.finish),
        "pace": {"value": status.pace, "logged": status.pace_logged, "areas": dict(status.pace_by_area)},
        "inputs": {
            "curriculum": plan.curriculum_digest,
            "snapshots": plan.snapshots_digest,
            "request": dict(plan.request),
        },
    }


def review_json(rows: Iterable[Stale]) -> dict[str, object]:
    """Return what to look at again, longest unused first."""
    return {
        "schema_version": SCHEMA_VERSION,
        "review": [
            {
                "skill": row.skill,
                "name": row.name,
                "last_used": row.last_used.isoformat() if row.last_used else None,
                "unused_days": row.unused_days,
                "leaning": list(row.leaning),
            }
            for row in rows
        ],
    }


def replan_json(answer: Replanned, name: Namer) -> dict[str, object]:
    """Return a new plan and what it moved."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kept": answer.kept,
        "gain": answer.gain,
        "done": list(answer.done),
        "days": answer.days,
        "moves": [
            {"skill": shift.skill, "from": shift.before, "to": shift.after, "days": shift.days}
            for shift in answer.shifts
        ],
        "plan": plan_json(answer.plan, name),
    }
