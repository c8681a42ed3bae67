"""How does pathfinder start? `pathfinder …` and `python -m pathfinder …` both come here."""

from __future__ import annotations

import gc
import os
import sys

SELDOM = 200_000
"""So many more values that may hold others must have come to be before a collection is worth its time."""


def main() -> None:
    """Run the command line and leave with its exit status.

    Most commands are over before there is garbage worth collecting; freezing what there is at the end spares the
    interpreter a last look at all of it. Together that is a fifth of the time of a short command.
    """
    gc.set_threshold(SELDOM, 20, 20)
    if sys.stdout is None or sys.stderr is None:  # closed by the caller: what is printed goes nowhere
        sys.stdout, sys.stderr = (stream or open(os.devnull, "w") for stream in (sys.stdout, sys.stderr))  # noqa: PTH123, SIM115
    if sys.stdin is None:  # and what is read is nothing
        sys.stdin = open(os.devnull)  # noqa: PTH123, SIM115
    try:
        from pathfinder.cli.run import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # before a command began
        status = 130
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
