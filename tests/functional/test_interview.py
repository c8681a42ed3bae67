"""Are questions asked on a terminal, with completion, and answered as a person would?"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time

import pytest
from running import ROOT

pty = pytest.importorskip("pty", reason="needs a POSIX terminal")
RESUME = str(ROOT / "tests" / "resumes" / "files" / "plain.txt")


def conversation(path, arguments: list[str], answers: list[tuple[str, bytes]]) -> tuple[int, str]:
    """Run a command on a terminal of its own; each answer is typed once its question stands there."""
    ours, theirs = pty.openpty()
    env = os.environ | {"PATHFINDER_PROFILE": str(path), "TERM": "dumb", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "pathfinder", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=env) as process:
        os.close(theirs)
        seen = ""
        for question, answer in answers:
            seen += read_until(ours, question)
            os.write(ours, answer)
        seen += read_until(ours, None)
        try:
            process.wait(timeout=10)
        finally:
            process.kill()
    os.close(ours)
    return process.returncode, seen


def read_until(terminal: int, wanted: str | None, seconds: float = 10.0) -> str:
    """Return what comes up to the wanted words (None: up to the end), or until time is up."""
    seen, until = "", time.monotonic() + seconds
    while (wanted is None or wanted not in seen) and time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 4096).decode("utf-8", "replace").replace("\r\n", "\n")
            except OSError:  # the other end is closed
                break
    return seen


def test_three_questions_make_a_profile(tmp_path):
    path = tmp_path / "me.yaml"
    status, told = conversation(
        path,
        ["init", "--me"],
        [
            ("Which role", b"data-enginer\n"),
            ("did you mean 'data-engineer'?", b"data-engineer\n"),
            ("What do you know", b"python, SQL\n"),
            ("How many hours", b"lots\n"),
            ("takes a number above 0", b"8\n"),
        ],
    )
    assert status == 0, told
    assert path.read_text().partition("\n")[2] == "role: data-engineer\nhave:\n  - python\n  - sql\nhours_per_week: 8\n"
    assert "`pathfinder undo` takes it back" in told
    assert "\ndata-engineer       Brings data in, stores it and makes it usable.\n" in told
    assert "Known: Python, SQL\n" in told


def test_enter_keeps_what_is_there_and_tab_completes(tmp_path):
    pytest.importorskip("readline")
    path = tmp_path / "me.yaml"
    path.write_text("# mine\nrole: ml-engineer\nhave: [git]\n")
    answers = [("Which role", b"\n"), ("What do you know", b"python, kuberne\t\n"), ("How many hours", b"\x04")]
    status, told = conversation(path, ["init", "--me"], answers)
    assert status == 0, told
    assert path.read_text() == "# mine\nrole: ml-engineer\nhave: [git, python, kubernetes]\n"


@pytest.mark.parametrize(("answer", "added"), [(b"\n", True), (b"y\n", True), (b"n\n", False), (b"\x04", False)])
def test_import_asks_before_it_adds(tmp_path, answer, added):
    path = tmp_path / "me.yaml"
    status, told = conversation(path, ["import", RESUME], [("Add these 8 to your profile? [Y/n]", answer)])
    assert status == 0, told
    assert path.exists() == added
    assert ("8 added to" in told) == added
