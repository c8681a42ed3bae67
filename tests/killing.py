"""Processes that are killed in the middle of changing a profile, and what they leave behind."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

WRITER = """
import sys
from pathlib import Path
from pathfinder.loading.profile_store import change_profile, undo
from pathfinder.loading.profile_text import with_items, without_items
path, same = Path(sys.argv[1]), lambda a, b: a == b
print("ready", flush=True)
while True:
    for number in range(20):
        change_profile(path, "add", lambda text: with_items(text, "have", [f"skill-{number}"], same))
    for _ in range(5):
        undo(path)
    change_profile(path, "clear", lambda text: without_items(text, "have", [f"skill-{n}" for n in range(1, 20)], same))
"""
KEPT = "# kept: a comment\nhours_per_week: 8  # and this\nhave:\n  - skill-0\n"


def killed_writers(path: Path, times: int, seed: int) -> None:
    """Start a writer, kill it without warning after a moment, look at the file; so many times."""
    from pathfinder.loading.documents import parse
    from pathfinder.loading.profile_store import undo
    from pathfinder.loading.sources import Source

    moments = random.Random(seed)
    path.write_text(KEPT, newline="")
    for _ in range(times):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            writer.stdout.readline()
            time.sleep(moments.uniform(0.0, 0.05))
            writer.send_signal(signal.SIGKILL)
        text = path.read_bytes().decode()
        assert not parse(Source("me.yaml", text)).problems
        head, listed, items = text.partition("have:\n")
        assert head + listed == KEPT.partition("  - ")[0]
        numbers = [int(line.removeprefix("  - skill-")) for line in items.splitlines()]
        assert numbers == list(range(len(numbers))), text
    undo(path)
