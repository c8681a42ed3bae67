"""How is a plan written as JSON? As DESIGN section 5 shows it; numbers are never rounded."""

from __future__ import annotations

import json
from datetime import date

from pathfinder.model.plan import Finish, Milestone, Plan, Step
from pathfinder.model.shares import Share
from pathfinder.model.skills import Resource
from pathfinder.rendering.words import Namer, reason_text

SCHEMA_VERSION = 1
_UNSEEN = {
    code: f"\\u{code:04x}"
    for codes in ((0x7F, 0xA0), (0x200E, 0x2010), (0x2028, 0x202F), (0x2066, 0x206A))
    for code in range(*codes)
}


def to_json(value: object) -> str:
    """Return the value as indented JSON with a newline at the end; non-ASCII text stays readable."""
    return unseen_escaped(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def to_json_line(value: object) -> str:
    """Return the value as JSON on one line."""
    return unseen_escaped(json.dumps(value, ensure_ascii=False)) + "\n"


def unseen_escaped(text: str) -> str:
    """Return JSON with escapes for what a terminal would obey: C1 controls, and what turns the reading direction."""
    return text if text.isascii() else text.translate(_UNSEEN)


def plan_json(plan: Plan, name: Namer) -> dict[str, object]:
    """Return the plan as plain values in the order in which they are written."""
    return {
        "schema_version": SCHEMA_VERSION,
        "role": ",".join(plan.roles),
        "have": list(plan.have),
        "assumed": list(plan.assumed),
        **_done(plan),
        "objective": plan.objective,
        "snapshots": list(plan.snapshots),
        "listings": {"count": plan.listings, "effective": plan.effective},
        "match": {"before": plan.match_before, "after": plan.match_after},
        "hours": plan.hours,
        **finish_json(plan.finish),
        "cost": plan.cost,
        "bound": plan.bound,
        "gap": plan.gap,
        "bound_for": plan.bound_for,
        "set_proved": plan.set_proved,
        "most_wanted_cost": plan.most_wanted_cost,
        "steps": [step_json(step, name) for step in plan.steps],
        "milestones": [milestone_json(milestone) for milestone in plan.milestones],
        "left_out": [{"skill": left.skill, "because": left.because} for left in plan.left_out],
        "ahead": [{"match": mark.match, "skills": mark.skills, "hours": mark.hours} for mark in plan.ahead],
        "warnings": list(plan.warnings),
        "inputs": {
            "curriculum": plan.curriculum_digest,
            "snapshots": plan.snapshots_digest,
            "request": dict(plan.request),
        },
    }


def _done(plan: Plan) -> dict[str, object]:
    """Return what the learner's log holds of what is known; nothing where there is no log."""
    rows = [
        {"skill": row.skill, "on": row.on.isoformat() if row.on else None, "hours": row.took}
        for row in plan.known
        if row.logged
    ]
    return {"done": rows} if rows else {}


def step_json(step: Step, name: Namer) -> dict[str, object]:
    """Return one step as plain values; dates only where the plan has them."""
    values: dict[str, object] = {
        "n": step.n,
        "skill": step.skill,
        "name": step.name,
        "hours": step.hours,
        "hours_so_far": step.hours_so_far,
        "share": share_json(step.share),
        "match": step.match,
        "full_listings": step.full_listings,
        "milestone": step.milestone,
        "requires": list(step.requires),
        "opens": list(step.opens),
        "reason": {
            "kind": step.reason.kind,
            "text": reason_text(step, name),
            "chosen_over": list(step.reason.chosen_over),
            "needed_by": list(step.reason.needed_by),
            "meets": step.reason.meets,
        },
        "learn": [resource_json(resource) for resource in step.learn],
        "tied": step.tied,
        "steady": step.steady,
    }
    if step.spent:
        values["spent"] = step.spent
    return values | _dates(step.starts, step.ends)


def share_json(share: Share | None) -> dict[str, float] | None:
    """Return a share with its interval, or None where it was not measured."""
    if share is None:
        return None
    return {"value": share.value, "low": share.low, "high": share.high, "effective": share.effective}


def resource_json(resource: Resource) -> dict[str, object]:
    """Return something to learn from as plain values; empty ones are left out."""
    values = {
        "title": resource.title,
        "url": resource.url,
        "kind": resource.kind,
        "hours": resource.hours,
        "cost": resource.cost,
    }
    return {key: value for key, value in values.items() if value not in ("", None)}


def milestone_json(milestone: Milestone) -> dict[str, object]:
    """Return a milestone as plain values."""
    values: dict[str, object] = {
        "n": milestone.n,
        "name": milestone.name,
        "hours": milestone.hours,
        "match": milestone.match,
        "full_listings": milestone.full_listings,
    }
    return values | _dates(milestone.starts, milestone.ends) | finish_json(milestone.finish)


def finish_json(finish: Finish | None) -> dict[str, object]:
    """Return the days of a chance of 50 and of 80 %; nothing where there are no dates."""
    return {"finish": {"p50": finish.p50.isoformat(), "p80": finish.p80.isoformat()}} if finish else {}


def _dates(starts: date | None, ends: date | None) -> dict[str, object]:
    dates = {"starts": starts, "ends": ends}
    return {key: value.isoformat() for key, value in dates.items() if value is not None}
