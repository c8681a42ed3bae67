"""What is the least that must be learned to reach the goals?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pathfinder.planning.known import useful_skills

if TYPE_CHECKING:
    from pathfinder.planning.numbering import Ground


def goal_closure(
    ground: Ground, goals: Iterable[str], known: frozenset[str], reachable: frozenset[str]
) -> tuple[str, ...]:
    """Return the skills of the closure of least total hours beyond what is known, sorted.

    Preferred members of ``any`` groups go before hours; ties go to more weight met, then to ids.
    """
    left = [goal for goal in goals if goal not in known]
    if not left:
        return ()
    from pathfinder.planning.selection.closure import least_closure  # a plan without goals does without it

    numbered = ground.numbered(useful_skills(ground.curriculum, left, known, reachable), known)
    closure = least_closure(
        numbered.instance,
        tuple(numbered.index[goal] for goal in left),
        prefer=frozenset(numbered.index[skill] for skill in sorted(ground.prefer) if skill in numbered.index),
        id_rank=numbered.id_rank,
    )
    return tuple(sorted(numbered.skills(sorted(closure.nodes))))
