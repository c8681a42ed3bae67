"""Are the measures those that Curricular Analytics defines?"""

from __future__ import annotations

import networkx as nx
from worlds import curriculum

from pathfinder.checking.shape import shape_of
from pathfinder.graph import graph


def test_the_example_of_the_paper():
    """v1 before v2 and v3, v2 before v4: blocking 3, 1, 0, 0 and delay 3, 3, 2, 3."""
    shape = shape_of(curriculum("v1; v2: v1; v3: v1; v4: v2"))
    assert [(one.blocking, one.delay) for one in shape.skills.values()] == [(3, 3), (1, 3), (0, 2), (0, 3)]
    assert shape.complexity == 4 + 11
    assert shape.longest == ("v1", "v2", "v4")


def test_without_groups_blocking_is_the_number_of_descendants():
    world = curriculum("a; b: a; c: a b; d: c; e: b; f; g: f e d")
    view = graph(world)
    measured = shape_of(world)
    for skill, shape in measured.skills.items():
        assert shape.blocking == len(nx.descendants(view, skill))
        paths = [
            path
            for source in view
            if view.in_degree(source) == 0
            for sink in view
            if view.out_degree(sink) == 0
            for path in nx.all_simple_paths(view, source, sink)
            if skill in path
        ]
        assert shape.delay == max(len(path) for path in paths)
        inner = [path for path in paths if path[0] != skill != path[-1]]
        assert shape.centrality == sum(len(path) for path in inner)


def test_one_member_of_a_group_blocks_nothing():
    shape = shape_of(curriculum("x: p|q; p; q"))
    assert shape.skills["p"].blocking == 0
    assert shape.groups == 1


def test_the_hardest_chain_counts_hours():
    shape = shape_of(curriculum("a 5; b 5: a; c 5: b; x 100; y 1: x"))
    assert shape.longest == ("a", "b", "c")
    assert shape.hardest == ("x", "y")
