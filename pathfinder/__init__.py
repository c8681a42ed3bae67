"""What do I learn next? An ordered study path for jobs in data and software, from measured demand.

The public names are loaded when they are used, so that importing pathfinder costs nothing:

    from pathfinder import Request, load_curriculum, load_snapshots, plan, pool

    curriculum = load_curriculum()
    request = Request(roles=("ml-engineer",), have=("python", "sql"))
    demand = pool(curriculum, load_snapshots(), request.roles)
    for step in plan(curriculum, demand, request).steps:
        print(step.skill, step.hours, step.match)

What goes in: `load_curriculum` gives a `Curriculum` of `Skill` and `Role`, `load_snapshots` the `Snapshot` values, and
`pool` makes of them the `RoleDemand` of the roles; a `Selection` says from which snapshots. A `Request` is what
somebody knows and wants.
What comes out: `plan` gives a `Plan` of `Step`, `why` all about one skill, and `graph` the curriculum for networkx. A
`Share` is a demand share with its interval. Values are frozen; `pandas.DataFrame(plan(...).steps)` is a table.
What goes wrong: every error is a `PathfinderError` with a `hint`. `CurriculumError` and `SnapshotError` are
`DataError`: their `problems` hold each `Problem` with its `Location`. `RequestError` says what was asked wrongly,
`InfeasibleError` what would make it possible.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathfinder.errors import (
        CurriculumError as CurriculumError,
    )
    from pathfinder.errors import (
        DataError as DataError,
    )
    from pathfinder.errors import (
        InfeasibleError as InfeasibleError,
    )
    from pathfinder.errors import (
        PathfinderError as PathfinderError,
    )
    from pathfinder.errors import (
        RequestError as RequestError,
    )
    from pathfinder.errors import (
        SnapshotError as SnapshotError,
    )
    from pathfinder.graph import graph as graph
    from pathfinder.loading.bundled import load_curriculum as load_curriculum
    from pathfinder.loading.bundled import load_snapshots as load_snapshots
    from pathfinder.model.curriculum import Curriculum as Curriculum
    from pathfinder.model.curriculum import Role as Role
    from pathfinder.model.demand import RoleDemand as RoleDemand
    from pathfinder.model.demand import Snapshot as Snapshot
    from pathfinder.model.learner import Request as Request
    from pathfinder.model.plan import Plan as Plan
    from pathfinder.model.plan import Step as Step
    from pathfinder.model.shares import Share as Share
    from pathfinder.model.skills import Skill as Skill
    from pathfinder.planning.demand import pool as pool
    from pathfinder.planning.explain import why as why
    from pathfinder.planning.planner import plan as plan
    from pathfinder.planning.snapshots import Selection as Selection
    from pathfinder.problems import Location as Location
    from pathfinder.problems import Problem as Problem

__version__ = "0.1.0"

_WHERE = {
    "Curriculum": "pathfinder.model.curriculum",
    "CurriculumError": "pathfinder.errors",
    "DataError": "pathfinder.errors",
    "InfeasibleError": "pathfinder.errors",
    "Location": "pathfinder.problems",
    "PathfinderError": "pathfinder.errors",
    "Plan": "pathfinder.model.plan",
    "Problem": "pathfinder.problems",
    "Request": "pathfinder.model.learner",
    "RequestError": "pathfinder.errors",
    "Role": "pathfinder.model.curriculum",
    "RoleDemand": "pathfinder.model.demand",
    "Selection": "pathfinder.planning.snapshots",
    "Share": "pathfinder.model.shares",
    "Skill": "pathfinder.model.skills",
    "Snapshot": "pathfinder.model.demand",
    "SnapshotError": "pathfinder.errors",
    "Step": "pathfinder.model.plan",
    "graph": "pathfinder.graph",
    "load_curriculum": "pathfinder.loading.bundled",
    "load_snapshots": "pathfinder.loading.bundled",
    "plan": "pathfinder.planning.planner",
    "pool": "pathfinder.planning.demand",
    "why": "pathfinder.planning.explain",
}

__all__ = ["__version__", *sorted(_WHERE)]  # noqa: PLE0604 - the names of the table above


def __getattr__(name: str) -> object:
    """Load a public name on first use (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module 'pathfinder' has no attribute '{name}'")
    value = getattr(import_module(_WHERE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
