"""What does one listing require? Its skills, with alternatives that it names itself taken together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Alternatives


def requirements_of(skills: tuple[str, ...], groups: Mapping[str, Alternatives]) -> tuple[tuple[str, ...], ...]:
    """Return the requirements of a listing that names these skills, sorted.

    Members of one alternatives group make one requirement, met by any member that this listing names;
    every other skill, also one that the curriculum lacks, is a requirement of its own (DESIGN section 5).
    ``groups`` maps a skill to its alternatives group.
    """
    single: list[tuple[str, ...]] = []
    grouped: dict[str, list[str]] = {}
    for skill in skills:
        group = groups.get(skill)
        if group is None:
            single.append((skill,))
        else:
            grouped.setdefault(group.id, []).append(skill)
    return tuple(sorted(single + [tuple(sorted(members)) for members in grouped.values()]))
