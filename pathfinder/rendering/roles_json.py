"""How is it written as JSON where each role stands?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.rendering.plan_json import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Stage
    from pathfinder.model.market import RoleStanding


def roles_json(found: Sequence[RoleStanding], flow: Sequence[Stage], until: float) -> dict[str, object]:
    """Return where each role stands; ``stages`` maps each stage to its part of the requirements.

    ``match`` and ``hours`` are null where nobody asked how near; ``hours`` also where ``until`` is out of reach.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "flow": [{"id": stage.id, "name": stage.name, "to": list(stage.to)} for stage in flow],
        "until": until,
        "roles": [_role(standing) for standing in found],
    }


def _role(standing: RoleStanding) -> dict[str, object]:
    near = standing.nearness
    return {
        "role": standing.role,
        "name": standing.name,
        "stages": dict(standing.stages),
        "unplaced": standing.unplaced,
        "curriculum_stages": list(standing.curriculum),
        "seed_stages": list(standing.seed),
        "listings": {"count": standing.listings, "effective": standing.effective},
        "match": near.match if near else None,
        "hours": near.hours if near else None,
        "steps": near.steps if near else None,
        "first": near.first if near else None,
    }
