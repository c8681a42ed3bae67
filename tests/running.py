"""The command line as a person runs it: in a process of its own, with a clean environment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEFT_OUT = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "PATHFINDER_PROFILE", "PATHFINDER_CURRICULUM", "PATHFINDER_SNAPSHOTS")


def pathfinder(
    *arguments: str, cwd: Path = ROOT, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `pathfinder …`; keyword arguments are environment variables."""
    env = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    return subprocess.run(
        [sys.executable, "-m", "pathfinder", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=env | {"PYTHONIOENCODING": "utf-8"} | environment,
        cwd=cwd,
    )


def hear_ctrl_c() -> None:
    """Let a child process hear Ctrl-C also where whoever runs the tests does not, as in a background job."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
