"""What does the curriculum look like to networkx?"""

from __future__ import annotations

import networkx as nx
from worlds import curriculum

from pathfinder.graph import graph


def test_edges_go_from_the_prerequisite_to_what_needs_it():
    view = graph(curriculum("dbt 14: sql git|svn; sql 30; git; svn"))
    assert sorted(view.edges) == [("git", "dbt"), ("sql", "dbt"), ("svn", "dbt")]
    assert nx.ancestors(view, "dbt") == {"sql", "git", "svn"}


def test_edges_say_why_and_which_group_they_are_of():
    view = graph(curriculum("dbt: sql git|svn aws|gcp; sql; git; svn; aws; gcp"))
    assert view.edges["sql", "dbt"] == {"reason": "why", "group": None}
    assert [view.edges[one, "dbt"]["group"] for one in ("git", "svn", "aws", "gcp")] == [1, 1, 2, 2]


def test_a_plain_edge_goes_before_one_of_a_group():
    assert graph(curriculum("dbt: git git|svn; git; svn")).edges["git", "dbt"]["group"] is None


def test_an_edge_of_two_groups_is_of_the_first():
    assert graph(curriculum("dbt: git|svn svn|hg; git; svn; hg")).edges["svn", "dbt"]["group"] == 1


def test_nodes_know_name_area_and_hours_and_stand_in_order():
    view = graph(curriculum("sql 30; git 8", areas={"git": "Foundations"}))
    assert list(view.nodes) == ["git", "sql"]
    assert view.nodes["git"] == {"name": "Git", "area": "Foundations", "hours": 8.0, "low": 8.0, "high": 8.0}


def test_the_module_may_be_called_for_its_function():
    import pathfinder.graph as module

    assert sorted(module(curriculum("b: a; a")).edges) == [("a", "b")]
