"""How is it written as CSV where each role stands? A row per role, a column per stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.rendering.csv_text import csv_text

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Stage
    from pathfinder.model.market import RoleStanding


def roles_csv(found: Sequence[RoleStanding], flow: Sequence[Stage]) -> str:
    """Return the roles; a stage's column is its part of the requirements, empty for a role without listings."""
    columns = ["role", "name", *(stage.id for stage in flow), "unplaced", "curriculum_stages", "seed_stages"]
    columns += ["listings", "effective", "match", "hours", "steps", "first"]
    return csv_text(columns, (_row(standing, flow) for standing in found))


def _row(standing: RoleStanding, flow: Sequence[Stage]) -> list[object]:
    near = standing.nearness
    return [
        standing.role,
        standing.name,
        *(standing.stages.get(stage.id) for stage in flow),
        standing.unplaced if standing.stages else None,
        " ".join(standing.curriculum),
        " ".join(standing.seed),
        standing.listings,
        standing.effective,
        *((near.match, near.hours, near.steps, near.first) if near else (None,) * 4),
    ]
