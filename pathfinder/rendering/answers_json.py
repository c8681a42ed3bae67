"""How are the answers about one skill, about now, and about two plans written as JSON?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pathfinder.model.answers import Move, WhatIf, Why
from pathfinder.rendering.plan_json import SCHEMA_VERSION, plan_json, resource_json, share_json, step_json
from pathfinder.rendering.words import Namer

if TYPE_CHECKING:
    from pathfinder.model.plan import Step


def why_json(why: Why, name: Namer) -> dict[str, object]:
    """Return every reason for and against a skill as plain values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "skill": why.skill,
        "name": why.name,
        "share": share_json(why.share),
        "rank": why.rank,
        "hours": why.hours,
        "hours_range": [why.range.low, why.range.likely, why.range.high],
        "hours_to_reach": why.hours_to_reach,
        "known": why.known,
        "needs": [
            {"skills": list(need.skills), "because": need.because, "met_by": list(need.met_by)} for need in why.needs
        ],
        "opens": list(why.opens),
        "place": why.place,
        "steps": why.steps,
        "cut": why.cut,
        "left_out": why.left_out,
        "meets_now": why.meets_now,
        "meets": why.meets,
        "moves": {"earlier": why.earlier, "later": why.later},
        "alternatives": [
            {
                "skill": rival.skill,
                "share": share_json(rival.share),
                "hours": rival.hours,
                "place": rival.place,
                "known": rival.known,
            }
            for rival in why.alternatives
        ],
        "pays": [{"skill": payer.skill, "weight": payer.weight} for payer in why.pays],
        "reason": step_json(why.step, name)["reason"] if why.step else None,
        "learn": [resource_json(resource) for resource in why.learn],
    }


def next_json(steps: Iterable[Step], name: Namer) -> dict[str, object]:
    """Return what can be started now, the planner's choice first."""
    return {"schema_version": SCHEMA_VERSION, "next": [step_json(step, name) for step in steps]}


def whatif_json(answer: WhatIf, name: Namer) -> dict[str, object]:
    """Return two plans side by side."""
    return {
        "schema_version": SCHEMA_VERSION,
        "a": plan_json(answer.a, name),
        "b": plan_json(answer.b, name),
        "added": list(answer.added),
        "removed": list(answer.removed),
    }


def diff_json(moves: Iterable[Move]) -> dict[str, object]:
    """Return what moved between two saved plans."""
    return {
        "schema_version": SCHEMA_VERSION,
        "moves": [
            {"skill": move.skill, "from": move.before, "to": move.after, "because": move.because} for move in moves
        ],
    }
