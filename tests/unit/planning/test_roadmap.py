"""What does the map hold, in which state is each skill, and where does it lie?"""

from __future__ import annotations

from worlds import curriculum, plan, snapshot

from pathfinder.model.curriculum import Curriculum, Stage
from pathfinder.planning.demand import pool
from pathfinder.planning.roadmap import roadmap

WORLD = curriculum("a; b: a; c: b; d; e: d; aws; gcp", alternatives="aws|gcp", areas={"d": "Basics"})
LISTINGS = "6 a b; 2 c; 1 d e; 3 aws gcp"


def mapped(world=WORLD, rows=LISTINGS, have="a", until=0.8):
    demand = pool(world, [snapshot(rows)], ("role",))
    return roadmap(world, demand.shares, plan(world, rows, have), dict.fromkeys(world.skills, 10.0), until)


def states(found):
    return {skill: spot.state for skill, spot in found.spots.items()}


def test_a_skill_is_had_next_later_or_optional():
    found = mapped()
    assert states(found) == {
        "a": "have", "b": "next", "aws": "next", "c": "later", "d": "optional", "e": "optional", "gcp": "optional",
    }  # fmt: skip
    assert found.match_until >= 0.8 > found.match_before


def test_an_earlier_threshold_makes_more_optional():
    assert {skill for skill, state in states(mapped(until=0.5)).items() if state == "optional"} > {"d", "e", "gcp"}
    assert not [spot for spot in mapped(until=0.1).spots.values() if spot.state in ("next", "later")]


def test_assumed_prerequisites_are_had_and_marked():
    found = mapped(have="c")
    assert {skill: found.spots[skill].assumed for skill in "abc"} == {"a": True, "b": True, "c": False}


def test_sections_are_areas_without_a_stage_then_the_stages_in_flow_order():
    staged = {
        skill: value._replace(stages={"a": ("store", "build"), "c": ("build",)}.get(skill, ()))
        for skill, value in WORLD.skills.items()
    }
    world = Curriculum(staged, WORLD.roles, WORLD.alternatives, (Stage("build", "Build"), Stage("store", "Store")))
    found = mapped(world)
    assert [(section.id, section.kind) for section in found.sections] == [
        ("Area", "area"), ("Basics", "area"), ("build", "stage"),
    ]  # fmt: skip
    assert found.sections[2].skills == ("a", "c")
    assert list(found.spots) == [skill for section in found.sections for skill in section.skills]


def test_a_prerequisite_that_another_brings_along_is_no_edge_of_its_own():
    world = curriculum("a; b: a; c: a b x|y; x; y")
    found = mapped(world, "1 c; 1 x; 1 y", have="")
    assert found.spots["c"].requires == ("b",)
    assert found.spots["c"].any_of == (("x", "y"),)


def test_alternatives_hold_only_members_on_the_map_the_chosen_one_first():
    found = mapped()
    assert [group.skills for group in found.alternatives] == [("aws", "gcp")]
    assert found.spots["gcp"].n is None
    assert mapped(rows="6 a b; 3 gcp").alternatives == ()


def test_a_match_that_is_there_already_leaves_all_else_optional():
    found = mapped(have="a b c d e aws")
    assert set(states(found).values()) == {"have", "optional"}
