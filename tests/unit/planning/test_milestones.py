"""Do milestones hold what belongs together, and at most eight steps?"""

from __future__ import annotations

from pathfinder.planning.milestones import LONGEST, main_area, milestone_ends


def test_steps_of_one_area_are_one_milestone_of_at_most_eight():
    assert LONGEST == 8
    assert milestone_ends(["A"] * 8, [10.0] * 8) == [8]
    assert milestone_ends(["A"] * 9, [10.0] * 9) == [8, 9]
    assert milestone_ends([], []) == []


def test_a_pause_is_made_between_areas_and_not_for_a_single_step():
    assert milestone_ends(["A"] * 4 + ["B"] * 4, [10.0] * 8) == [4, 8]
    assert milestone_ends(["A", "A", "B", "A", "A"], [10.0] * 5) == [5]


def test_a_milestone_is_named_after_the_area_with_most_hours_and_ties_after_the_first():
    assert main_area(["A", "B", "B"], [30.0, 10.0, 10.0]) == "A"
    assert main_area(["B", "A"], [10.0, 10.0]) == "B"
