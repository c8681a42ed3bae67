"""The plans that people get: bundled curriculum and snapshots, for each role, ready to be taken away."""

from __future__ import annotations

from datetime import date
from functools import cache

from materials import wishes

import pathfinder
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.demand import Snapshot
from pathfinder.model.learner import Request
from pathfinder.planning.demand import pool
from pathfinder.planning.planner import plan
from pathfinder.rendering.material import Material

ROLES = (
    "ai-engineer", "analytics-engineer", "backend-engineer", "data-analyst", "data-engineer", "data-scientist",
    "devops-engineer", "frontend-engineer", "ml-engineer", "mlops-engineer",
)  # fmt: skip


@cache
def world() -> tuple[Curriculum, tuple[Snapshot, ...]]:
    """Return what is bundled."""
    return pathfinder.load_curriculum(), pathfinder.load_snapshots()


@cache
def roadmap(role: str) -> Material:
    """Return the plan of somebody who knows Python and SQL and has eight hours a week."""
    curriculum, snapshots = world()
    demand = pool(curriculum, snapshots, (role,))
    request = Request(roles=(role,), have=("python", "sql"), hours_per_week=8.0, start=date(2027, 1, 4))
    made = plan(curriculum, demand, request)
    used = tuple(snapshot for snapshot in snapshots if snapshot.id in made.snapshots)
    calendar = wishes("Mon-Fri 19:00-20:30, Sat 10:00-13:00", "Europe/Berlin")
    return Material(made, curriculum, demand, used, calendar=calendar)
