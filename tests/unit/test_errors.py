"""Does an error carry its facts, in an order that helps?"""

from __future__ import annotations

from pathfinder.errors import DataError
from pathfinder.problems import Location, Problem


def test_problems_stand_in_the_order_in_which_people_mend():
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 1), ("a.yaml", 2, 7), ("a.yaml", 2, 3)]
    found = DataError([Problem("x", "wrong", Location(*place)) for place in places])
    assert [problem.location for problem in found.problems] == sorted(Location(*place) for place in places)
    assert str(found) == "4 errors in the data"


def test_warnings_are_not_counted_as_errors():
    problems = [Problem("x", "wrong"), Problem("y", "odd", severity="warning")]
    assert str(DataError(problems, what="profile")) == "1 error in the profile"
