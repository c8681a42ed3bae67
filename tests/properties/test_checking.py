"""Whatever slip somebody makes: do the rules go on without an exception, and does none of them cry wolf elsewhere?

The bundled curriculum is clean, so after one slip in one file whatever a rule says of another place was misled by
what the loader left out. ``PATHFINDER_MUTATIONS`` sets how many are tried.
"""

from __future__ import annotations

import os

import pytest
from slips import mutated

from pathfinder.checking.check import CODES, check
from pathfinder.loading.curriculum import load_curriculum
from pathfinder.loading.folders import bundled_curriculum
from pathfinder.problems import has_errors

TRIES = int(os.environ.get("PATHFINDER_MUTATIONS", "300")) // 8
FILES = tuple(sorted(bundled_curriculum().glob("*.yaml")))
NEAR = 12
"""A rule may speak of the skill that the slip is in; skills take about so many lines."""


@pytest.mark.parametrize("seed", range(TRIES))
def test_a_slip_is_no_reason_to_complain_of_other_places(seed):
    path = FILES[seed % len(FILES)]
    slip = mutated(path.read_text(encoding="utf-8"), seed)
    if slip is None:
        pytest.skip("this file has no place for such a slip")
    loaded = load_curriculum(bundled_curriculum(), digest=False, instead={path: slip.text})
    found = check(loaded.curriculum, loaded.places, loaded.problems, faulty=loaded.faulty)
    assert list(found) == sorted(found, key=lambda problem: problem.sort_key)
    if has_errors(loaded.problems):
        elsewhere = [
            (problem.code, str(problem.location))
            for problem in found
            if problem.code in CODES
            and not (
                problem.location.path.endswith(path.name)
                and any(abs(problem.location.line - line) <= NEAR for line in slip.lines)
            )
        ]
        assert elsewhere == []
