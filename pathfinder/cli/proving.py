"""How is a plan proved further? For as long as the learner waits, with the gap on stderr, and stopped by Ctrl-C."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pathfinder.cli import terminal
from pathfinder.planning.solver import Observer, prove

if TYPE_CHECKING:
    from pathfinder.planning.numbering import Numbered
    from pathfinder.planning.solver import Solution

GOOD_ENOUGH = 0.0005
"""A gap at which a proof is done: half a thousandth."""
PATIENCE = 30.0
"""Seconds that --prove takes at the most; what it has by then is printed."""


class _GapLine(Observer):
    """Shows on stderr, on a terminal only, how far the best order can be from the optimum."""

    def bounded(self, bound: float, cost: float, open_cases: int) -> None:
        """Write the gap over the last one."""
        if bound > 0:
            gap = f"{100 * (cost / bound - 1):.2f} %"
            terminal.redraw(f"proving: gap {gap}, {open_cases} cases open (Ctrl-C: take the best)")


@contextmanager
def proving() -> Iterator[Callable[[Numbered], Solution]]:
    """Yield a solver that proves until the gap is small, time is up or Ctrl-C is pressed."""
    stopped: list[bool] = []
    ends = time.monotonic() + PATIENCE
    before = signal.signal(signal.SIGINT, lambda *_: stopped.append(True))

    def solver(numbered: Numbered) -> Solution:
        return prove(
            numbered.instance,
            observer=_GapLine(),
            should_stop=lambda: bool(stopped) or time.monotonic() > ends,
            target_gap=GOOD_ENOUGH,
        )

    try:
        yield solver
    finally:
        signal.signal(signal.SIGINT, before)
        terminal.redraw("")
