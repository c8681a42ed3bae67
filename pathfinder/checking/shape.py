"""What is the shape of the curriculum: which skills block, which delay, and which does everything pass through?

The measures are those of Curricular Analytics (G. L. Heileman, C. T. Abdallah, A. Slim, M. Hickman, "Curricular
Analytics: A Framework for Quantifying the Impact of Curricular Reforms and Pedagogical Innovations", 2018,
arXiv:1811.09676), defined there for graphs in which every edge must be met:

- blocking factor b(v): the number of vertices that can be reached from v
- delay factor d(v): the number of vertices on the longest path through v
- structural complexity h(v) = b(v) + d(v); of a curriculum the sum over its vertices
- centrality q(v): the summed vertices of all paths from a source to a sink that pass through v between them

With ``any`` groups, b(v) counts the skills that nobody can reach without v, and paths use of each group the
member that can be reached first. Without such groups both are the definitions above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pathfinder.checking.needs import Needs
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.shape import Shape, SkillShape

Edges = dict[str, tuple[str, ...]]


def shape_of(curriculum: Curriculum) -> Shape:
    """Return the measures of every skill that can be reached, in order of id."""
    needs = Needs(curriculum)
    order = needs.order
    before = _chain_edges(curriculum, order)
    after = _reversed(before, order)
    up = _longest(order, before, lambda _: 1)
    down = _longest(order[::-1], after, lambda _: 1)
    blocked = needs.blocked()
    central = _centrality(order, before, after)
    hours = _longest(order, before, lambda skill: curriculum.skills[skill].hours.likely)
    skills = {
        skill: SkillShape(skill, blocked[skill], int(up[skill] + down[skill]) - 1, central[skill], int(up[skill]))
        for skill in sorted(order)
    }
    return Shape(
        skills=skills,
        edges=sum(len(skill.requires) for skill in curriculum.skills.values()),
        groups=sum(len(skill.any_of) for skill in curriculum.skills.values()),
        longest=_chain(up, before),
        hardest=_chain(hours, before),
    )


def _chain_edges(curriculum: Curriculum, order: Iterable[str]) -> Edges:
    """Return for every skill what must come before it: plain prerequisites and of each group the nearest member."""
    depth: dict[str, int] = {}
    edges: Edges = {}
    for skill in order:
        value = curriculum.skills[skill]
        needed = {one for one in value.plain_ids if one in depth}
        for group in value.any_of:
            known = [member for member in group.skills if member in depth]
            if known and needed.isdisjoint(known):
                needed.add(min(known, key=lambda member: (depth[member], member)))
        edges[skill] = tuple(sorted(needed))
        depth[skill] = 1 + max((depth[one] for one in needed), default=0)
    return edges


def _reversed(edges: Edges, order: Iterable[str]) -> Edges:
    turned: dict[str, list[str]] = {skill: [] for skill in order}
    for skill, needed in edges.items():
        for one in needed:
            turned[one].append(skill)
    return {skill: tuple(sorted(found)) for skill, found in turned.items()}


def _longest(order: Iterable[str], before: Edges, weight: Callable[[str], float]) -> dict[str, float]:
    """Return for every skill the weight of the heaviest chain that ends with it."""
    length: dict[str, float] = {}
    for skill in order:
        length[skill] = weight(skill) + max((length[one] for one in before[skill]), default=0)
    return length


def _chain(length: Mapping[str, float], before: Edges) -> tuple[str, ...]:
    """Return the heaviest chain, first skill first; ties go to the smaller id."""
    if not length:
        return ()
    chain = [min(length, key=lambda skill: (-length[skill], skill))]
    while before[chain[-1]]:
        chain.append(min(before[chain[-1]], key=lambda skill: (-length[skill], skill)))
    return tuple(reversed(chain))


def _centrality(order: list[str], before: Edges, after: Edges) -> dict[str, int]:
    """Return q(v): with p paths of s vertices in all up to v, and p' of s' from v on, s p' + s' p - p p'."""
    paths, sizes = _paths(order, before)
    paths_on, sizes_on = _paths(order[::-1], after)
    return {
        skill: sizes[skill] * paths_on[skill] + sizes_on[skill] * paths[skill] - paths[skill] * paths_on[skill]
        if before[skill] and after[skill]
        else 0
        for skill in order
    }


def _paths(order: Iterable[str], before: Edges) -> tuple[dict[str, int], dict[str, int]]:
    """Return for every skill how many paths lead to it from where they start, and their summed vertices."""
    paths: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for skill in order:
        paths[skill] = sum(paths[one] for one in before[skill]) or 1
        sizes[skill] = sum(sizes[one] for one in before[skill]) + paths[skill]
    return paths, sizes
