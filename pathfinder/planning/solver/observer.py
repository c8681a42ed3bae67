"""What can be watched while the solver works? One method per event, each doing nothing unless overridden."""

from __future__ import annotations


class Observer:
    """Override what is of interest; the solver itself never prints. Costs and bounds are in weight × hours."""

    def decomposed(self, blocks: int, largest: int) -> None:
        """An order was cut into `blocks` Sidney blocks, the largest with `largest` jobs."""

    def block_solved(self, size: int, states: int) -> None:
        """A block of `size` jobs was solved exactly, over `states` ideals."""

    def block_searched(self, size: int, passes: int) -> None:
        """A block of `size` jobs was too large to solve; it was improved by `passes` passes of windows."""

    def improved(self, cost: float) -> None:
        """A cheaper order was found."""

    def bounded(self, bound: float, cost: float, open_cases: int) -> None:
        """While proving: every order costs at least `bound`, the best known costs `cost`."""


SILENT = Observer()
