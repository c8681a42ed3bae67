"""How does pathfinder start? `pathfinder …` and `python -m pathfinder …` both come here."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    from pathfinder.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
