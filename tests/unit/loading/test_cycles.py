"""Are circles found as the shortest chains, and does cutting them leave none?"""

from __future__ import annotations

import random

from pathfinder.loading.cycles import cycles


def test_no_circle() -> None:
    assert cycles({"a": ["b", "c"], "b": ["c"], "c": []}).told == []


def test_a_circle_starts_at_its_least_id() -> None:
    assert cycles({"c": ["a"], "a": ["b"], "b": ["c"], "d": ["a"]}).told == [("a", "b", "c")]


def test_a_skill_that_needs_itself() -> None:
    assert cycles({"a": ["a"], "b": ["a"]}).told == [("a",)]


def test_two_circles_through_one_skill_are_both_told() -> None:
    assert cycles({"a": ["b", "c"], "b": ["a"], "c": ["a"]}).told == [("a", "b"), ("a", "c")]


def test_cutting_every_circle_leaves_none() -> None:
    chance = random.Random(1)
    for _ in range(200):
        ids = [f"n{number}" for number in range(chance.randrange(2, 9))]
        needs = {one: chance.sample(ids, chance.randrange(len(ids))) for one in ids}
        for cycle in cycles(needs).told:
            for node, to in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
                assert to in needs[node], "an edge stands in one circle only"
                needs[node] = [other for other in needs[node] if other != to]
        assert cycles(needs) == ([], {})


def test_thousands_of_skills_above_a_circle_take_no_time() -> None:
    above = {f"n{number}": ["a", f"n{number - 1}"] for number in range(1, 5000)}
    assert cycles({"a": ["b"], "b": ["a"], "n0": ["b"], **above}).told == [("a", "b")]


def test_where_everything_needs_everything_the_search_ends_and_the_rest_is_cut_too(monkeypatch) -> None:
    monkeypatch.setattr("pathfinder.loading.cycles.MOST_LOOKS", 300)
    ids = [f"n{number}" for number in range(12)]
    needs = {one: [other for other in ids if other != one] for one in ids}
    told, rest = cycles(needs)
    assert 0 < len(told) < 66
    for cycle in told:
        for node, to in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            needs[node].remove(to)
    assert (
        cycles({node: [to for to in needed if to not in rest.get(node, ())] for node, needed in needs.items()}).told
        == []
    )
