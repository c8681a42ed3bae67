"""What does every skill need, whichever way is taken through its `any` groups, and which can nobody reach?

A skill surely needs its plain prerequisites, and of an ``any`` group whatever all its members surely need. The
sets are bits of one integer each, numbered in an order in which prerequisites come first: 30,000 skills take a
fraction of a second.
"""

from __future__ import annotations

from collections.abc import Iterable

from pathfinder.model.curriculum import Curriculum
from pathfinder.model.skills import Skill
from pathfinder.model.ways import shortest_way


class Needs:
    """The sure needs of every skill; ``order`` has prerequisites first, ``stuck`` the skills nobody can reach.

    Without ``groups`` nothing is sure through ``any`` groups: where members may be missing, because they are
    broken, the others seem to share too much.
    """

    def __init__(self, curriculum: Curriculum, *, groups: bool = True) -> None:
        self.skills = curriculum.skills
        self.groups = groups
        self.order, late = _ordered(curriculum)
        self.stuck = frozenset(self.skills.keys() - set(self.order) - set(late))
        self.order += late
        self._place = {skill: place for place, skill in enumerate(self.order)}
        self._sure: list[int] = []
        for skill in self.order:
            self._sure.append(self._of(self.skills[skill]))

    def surely(self, skill: str, needed: str) -> bool:
        """True when nobody can know the skill without having met the other; False for what nobody can reach."""
        place, other = self._place.get(skill), self._place.get(needed)
        return place is not None and other is not None and bool(self._sure[place] >> other & 1)

    def blocked(self) -> dict[str, int]:
        """Return for every skill how many others nobody can reach without it."""
        counts = [0] * len(self.order)
        for sure in self._sure:
            bits = sure
            while bits:
                last = bits & -bits
                counts[last.bit_length() - 1] += 1
                bits ^= last
        return dict(zip(self.order, counts, strict=True))

    def through_others(self, skill: str) -> list[str]:
        """Return the plain prerequisites that another plain prerequisite or every member of a group needs anyway."""
        value = self.skills[skill]
        plain = [needed for needed in value.plain_ids if needed in self._place]
        if len(plain) + len(value.any_of) < 2:  # noqa: PLR2004 - an edge alone goes through nothing else
            return []
        through = 0
        for needed in plain:
            through |= self._sure[self._place[needed]]
        for group in value.any_of:
            through |= self._group(group.skills)
        if not through:
            return []
        return [needed for needed in plain if through >> self._place[needed] & 1]

    def chain(self, skill: str, needed: str) -> tuple[str, ...]:
        """Return the shortest way from the skill over others to what it surely needs, () where plain edges have none.

        Of several it is the first in order of ids. An edge that leads there at once is no way over others.
        """

        def after(current: str) -> list[str]:
            plain = self.skills[current].plain_ids
            return [one for one in plain if self.surely(one, needed) or (one == needed and current != skill)]

        return shortest_way(skill, needed, after)

    def _of(self, value: Skill) -> int:
        bits = 0
        places, sure = self._place, self._sure
        for needed in value.requires:
            place = places.get(needed.skill)
            if place is not None:
                bits |= sure[place] | 1 << place
        for group in value.any_of:
            bits |= self._group(group.skills)
        return bits

    def _group(self, members: Iterable[str]) -> int:
        """Return what all members need, the members included; nothing where one of them comes later in the order."""
        if not self.groups:
            return 0
        shared = -1
        for member in members:
            place = self._place.get(member)
            if place is None or place >= len(self._sure):
                return 0
            shared &= self._sure[place] | 1 << place
        return shared if shared != -1 else 0


def _ordered(curriculum: Curriculum) -> tuple[list[str], list[str]]:
    """Return the skills with everything before them that they name, then those reached through one member only.

    Kahn's algorithm twice: first every edge counts, then what is left needs one member of each group.
    """
    skills, dependents = curriculum.skills, curriculum.dependents
    waits = {
        skill: len(set(value.named_ids)) if value.any_of else len(value.requires) for skill, value in skills.items()
    }
    order = [skill for skill, count in waits.items() if not count]
    for skill in order:  # grows while it is walked
        for dependent in dependents[skill]:
            waits[dependent] -= 1
            if not waits[dependent]:
                order.append(dependent)
    if len(order) == len(skills):
        return order, []
    return order, _reached(curriculum, set(order))


def _reached(curriculum: Curriculum, known: set[str]) -> list[str]:
    """Return what else can be reached, in the order in which it becomes ready."""
    late: list[str] = []
    waiting = [skill for skill in curriculum.skills if skill not in known]
    while ready := [skill for skill in waiting if curriculum.ready(skill, known)]:
        late += ready
        known.update(ready)
        waiting = [skill for skill in waiting if skill not in known]
    return late
