"""What does a skill surely need, whichever way is taken?"""

from __future__ import annotations

import random
from itertools import product

from worlds import curriculum

from pathfinder.checking.needs import Needs


def test_plain_prerequisites_are_needed_through_and_through():
    needs = Needs(curriculum("c: b; b: a; a"))
    assert needs.surely("c", "a")
    assert not needs.surely("a", "c")
    assert needs.order == ["a", "b", "c"]


def test_of_a_group_only_what_all_members_need():
    needs = Needs(curriculum("x: p|q; p: base; q: base extra; base; extra"))
    assert needs.surely("x", "base")
    assert not needs.surely("x", "extra")
    assert not needs.surely("x", "p")


def test_nobody_reaches_a_skill_whose_every_way_leads_through_it():
    assert Needs(curriculum("x: p|q; p: x; q: p; free")).stuck == {"x", "p", "q"}


def test_one_free_member_is_enough_to_reach_it():
    needs = Needs(curriculum("x: p|q; p: x; q"))
    assert needs.stuck == set()
    assert needs.order == ["q", "x", "p"]


def test_redundant_edges_are_those_that_another_brings():
    needs = Needs(curriculum("d: a c; c: b; b: a; a"))
    assert needs.through_others("d") == ["a"]
    assert needs.chain("c", "a") == ("c", "b", "a")


def test_an_edge_that_every_member_of_a_group_brings_is_redundant_too():
    assert Needs(curriculum("x: a p|q; p: a; q: a; a")).through_others("x") == ["a"]


def test_blocking_on_random_graphs_is_what_taking_the_skill_away_leaves_unreached():
    for seed in range(60):
        world = random_world(random.Random(seed))
        needs = Needs(world)
        for gone, blocked in needs.blocked().items():
            known = reached(world, without=gone)
            assert blocked == len(needs.order) - 1 - len(known), (seed, gone)
        for skill, needed in product(needs.order, repeat=2):
            if skill != needed:
                assert needs.surely(skill, needed) == (skill not in reached(world, without=needed)), (
                    seed,
                    skill,
                    needed,
                )


def random_world(chance: random.Random):
    """Return a curriculum of nine skills whose edges go to earlier ones."""
    parts = []
    for number in range(9):
        earlier = [f"s{other}" for other in range(number)]
        edges = [one for one in earlier if chance.random() < 0.2]
        if len(earlier) > 1 and chance.random() < 0.5:
            edges.append("|".join(chance.sample(earlier, min(len(earlier), chance.choice((2, 3))))))
        parts.append(f"s{number}: {' '.join(edges)}")
    return curriculum("; ".join(parts))


def reached(world, without: str) -> set[str]:
    known: set[str] = set()
    while True:
        ready = {
            skill for skill in world.skills if skill != without and skill not in known and world.ready(skill, known)
        }
        if not ready:
            return known
        known |= ready
