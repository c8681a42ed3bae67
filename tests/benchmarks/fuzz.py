"""Does any input bring pathfinder down? `python tests/benchmarks/fuzz.py --inputs 100000 --seconds 3600`, by hand.

Prints every failure with its number (`--seed S --only KIND --start N --inputs 1` repeats one) and exits with 1.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from fuzzing import FuzzError, attempt, bent, targets

MOST_MEMORY = 8 << 30
"""Bytes of address space: more than that is a failure, not a dead machine."""


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", action="append", help="a kind of file, such as 'resume pdf'")
    return parser.parse_args()


def main() -> int:
    """Fuzz every kind in turn; return 1 where one input failed."""
    asked = options()
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    kinds = [target for target in targets() if not asked.only or target.name in asked.only]
    begun, tried, failed, seen = time.monotonic(), Counter(), 0, set()
    with tempfile.TemporaryDirectory() as place:
        folders = {target.name: Path(place, str(n)) for n, target in enumerate(kinds)}
        for folder in folders.values():
            folder.mkdir()
        for number in range(asked.start, asked.start + asked.inputs):
            if time.monotonic() - begun > asked.seconds:
                break
            target = kinds[number % len(kinds)]
            tried[target.name] += 1
            data = bent(target, random.Random(f"{asked.seed} {target.name} {number}"))
            faulthandler.dump_traceback_later(120, exit=True)
            try:
                attempt(target, data, folders[target.name])
            except FuzzError as error:
                failed += 1
                where = _where(error)
                if where not in seen:
                    seen.add(where)
                    print(f"input {number}: {str(error)[:1000]}\n    {where}", flush=True)
    faulthandler.cancel_dump_traceback_later()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{sum(tried.values())} inputs of {len(tried)} kinds in {time.monotonic() - begun:.0f} s, "
          f"{failed} failed in {len(seen)} places; {memory} MiB at most")  # fmt: skip
    return 1 if failed else 0


def _where(error: FuzzError) -> str:
    """Return the kind of failure and the line it came from: one report for each."""
    cause = error.__cause__
    if cause is None:
        return str(error)[:25]
    trace = cause.__traceback__
    places = []
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(cause).__name__} at {' < '.join(reversed(places[-4:]))}"


if __name__ == "__main__":
    sys.exit(main())
