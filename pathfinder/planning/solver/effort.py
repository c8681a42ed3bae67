"""How hard may the solver try? Counts of states, passes and trials, never seconds, so that results repeat."""

from __future__ import annotations

from typing import NamedTuple


class Effort(NamedTuple):
    """A budget for one call of `solve`; larger numbers give better orders and bounds, and take longer."""

    ideals: int = 600
    """Most ideals that the dynamic program of one block may visit; larger blocks are branched on."""
    divided: int = 12_000
    """Most jobs that branching may divide in one block."""
    all_divided: int = 30_000
    """Most jobs that branching may divide over all blocks of all orders; hard blocks share what is left."""
    case_divided: int = 3_000
    """Most jobs that branching may divide for one more case of a proof, once the others are used up."""
    passes: int = 4
    """Most passes of window search over a block that was too large to solve."""
    window: int = 8
    """Units that one window rearranges."""
    scalings: int = 25
    """Rounds of Sinkhorn scaling for the lower bound of an unsolved block."""
    rounds: int = 6
    """Most times that an order is improved by reading its choices back from it."""
    trials: int = 20
    """Most flips of a choice that are tried, and …"""
    trial_nodes: int = 1_200
    """… most flips times the nodes of the instance. Large instances seldom gain by them: on the bundled roles (some
    500 nodes, 20 instances) seven flips instead of two took half as long again and saved 0.0014 % of the cost."""
    enumerate_up_to: int = 64
    """Selections are all tried when there are at most so many."""
    case_nodes: int = 600
    """Cases that `solve` bounds for all choices, times the nodes of the instance; one case at least."""


DEFAULT = Effort()
PROVING = Effort(divided=60_000, all_divided=180_000, case_divided=12_000, trials=40, trial_nodes=100_000)
LISTINGS = DEFAULT._replace(trials=0, rounds=1)
"""For demands of several requirements: there one block holds nearly everything, every try costs a whole search of it,
and on the bundled roles further tries found nothing (ml-engineer: 3.2 s for the same cost as 10.2 s)."""
