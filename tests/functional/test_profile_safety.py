"""Is nothing ever lost: by eight processes at once, or by one that is killed?"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from killing import killed_writers
from running import pathfinder
from worlds import curriculum

from pathfinder.loading.profile import load_profile

ADDER = """
import sys
from pathlib import Path
from pathfinder.loading.profile_store import change_profile
from pathfinder.loading.profile_text import with_items
for number in range(12):
    skill = f"skill-{sys.argv[2]}-{number}"
    change_profile(Path(sys.argv[1]), skill, lambda text: with_items(text, "have", [skill], lambda a, b: a == b))
"""


def test_eight_processes_at_once_lose_no_entry(tmp_path):
    path = tmp_path / "me.yaml"
    running = [subprocess.Popen([sys.executable, "-c", ADDER, str(path), str(number)]) for number in range(8)]
    assert [process.wait() for process in running] == [0] * 8
    wanted = {f"skill-{process}-{number}" for process in range(8) for number in range(12)}
    world = curriculum("; ".join(sorted(wanted)))
    assert set(load_profile(path, world).profile.have) == wanted


def test_eight_commands_at_once_all_arrive(tmp_path):
    path = str(tmp_path / "me.yaml")
    skills = ("pandas", "docker", "git", "sql", "excel", "kafka", "spark", "terraform")
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda skill: pathfinder("done", skill, "--took", "9h", "--profile", path), skills))
    assert [(one.returncode, one.stderr) for one in done] == [(0, "")] * 8
    text = (tmp_path / "me.yaml").read_text()
    assert all(text.count(f"- {skill}\n") == 1 and text.count(f"- skill: {skill}\n") == 1 for skill in skills)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path):
    killed_writers(tmp_path / "me.yaml", times=25, seed=7)
