"""What does the curriculum look like to networkx? A view for notebooks: the planner does without."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum


def graph(curriculum: Curriculum) -> nx.DiGraph[str]:
    """Return the curriculum as a graph with an edge from every prerequisite to the skill that needs it.

    Nodes, in order of id, have ``name``, ``area``, ``hours`` (likely), ``low`` and ``high``. Edges have ``reason``
    (None where none is given) and ``group``: None for a plain prerequisite, else the number, from 1, of the
    skill's ``any`` group of which the prerequisite is a member; one edge of a group is enough. Plain
    prerequisites have no cycle; with ``any`` groups the whole graph may have one.
    """
    view: nx.DiGraph[str] = nx.DiGraph()
    for skill in curriculum.skills.values():
        hours = skill.hours
        view.add_node(skill.id, name=skill.name, area=skill.area, hours=hours.likely, low=hours.low, high=hours.high)
    for skill in curriculum.skills.values():
        for number, group in reversed(list(enumerate(skill.any_of, start=1))):
            for member in group.skills:
                view.add_edge(member, skill.id, reason=group.because, group=number)
        for needed in skill.requires:
            view.add_edge(needed.skill, skill.id, reason=needed.because, group=None)
    return view


class _Callable(ModuleType):
    """The public name ``pathfinder.graph`` is this module's name too: whoever gets the module may call it."""

    def __call__(self, curriculum: Curriculum) -> nx.DiGraph[str]:
        return graph(curriculum)


sys.modules[__name__].__class__ = _Callable
