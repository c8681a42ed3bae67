"""Does a new curriculum folder hold what it says, and does it take nothing from what is there?"""

from __future__ import annotations

import pytest

from pathfinder.checking.check import check
from pathfinder.errors import RequestError
from pathfinder.loading.curriculum import load_curriculum
from pathfinder.loading.folders import CURRICULUM_FOLDER
from pathfinder.loading.starting import README, lay_out


@pytest.mark.parametrize("start", ["extend", "copy", "empty"])
def test_what_is_laid_out_is_a_curriculum_without_problems(tmp_path, start):
    assert all(path.is_file() for path in lay_out(tmp_path, start))
    loaded = load_curriculum(tmp_path / CURRICULUM_FOLDER)
    assert loaded.problems == ()
    assert check(loaded.curriculum, loaded.places) == ()
    assert bool(loaded.curriculum.skills) == (start != "empty")


def test_a_readme_of_the_folder_stays_and_any_other_file_is_in_the_way(tmp_path):
    (tmp_path / README).write_text("mine")
    assert tmp_path / README not in lay_out(tmp_path, "extend")
    assert (tmp_path / README).read_text() == "mine"
    with pytest.raises(RequestError):
        lay_out(tmp_path, "empty")
    assert not (tmp_path / CURRICULUM_FOLDER / "roles.yaml").exists()
