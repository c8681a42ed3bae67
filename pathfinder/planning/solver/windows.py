"""Can a stretch of the order be rearranged for less? Local search: each window of units is solved exactly.

A unit is a run of consecutive jobs (1, 1, 2, 3, 5, 8 of them, pass by pass). Jobs without hours are demands:
they take no place of their own, but fall to the last of the jobs that they wait for.
"""

from __future__ import annotations

from pathfinder.planning.solver.jobs import Jobs, closures_of, with_demands

UNIT_SIZES = (1, 1, 2, 3, 5, 8)


def improved_by_windows(block: Jobs, order: list[int], passes: int, window: int) -> list[int]:
    """Return an order that is at most as costly, after at most `passes` rounds of every unit size."""
    search = _Windows(block, order)
    best, best_cost = order, block.cost(order)
    for _ in range(passes):
        before = best_cost
        for size in UNIT_SIZES:
            search.slide(size, window)
            found = search.order()
            cost = block.cost(found)
            if cost < best_cost:
                best, best_cost = found, cost
        if best_cost == before:
            break
    return best


class _Windows:
    """An order of the jobs that take hours, and which weight falls due at which place of it."""

    def __init__(self, block: Jobs, order: list[int]) -> None:
        self.block = block
        self.learned = [job for job in order if block.hours[job]]
        closures = closures_of(block)
        self.waits = [[need for need in closure if block.hours[need]] for closure in closures]
        self.place = [0] * len(closures)
        self.due: list[list[int]] = [[] for _ in self.learned]
        self._place(0, self.learned)
        for job, waits in enumerate(self.waits):
            if waits and block.weights[job]:
                self.due[max(self.place[need] for need in waits)].append(job)
        self.clean: set[tuple[int, ...]] = set()

    def order(self) -> list[int]:
        """Return the whole order, every job without hours as early as it can be."""
        return with_demands(self.block, self.learned)

    def slide(self, size: int, window: int) -> None:
        """Slide a window of units of `size` jobs over the order, half a window at a time."""
        for start in range(0, max(1, len(self.learned) - size), max(1, window // 2) * size):
            stretch = self.learned[start : start + window * size]
            key = (size, *stretch)
            if key in self.clean:
                continue
            units = [stretch[at : at + size] for at in range(0, len(stretch), size)]
            picked = self._best_units(start, units)
            if picked == sorted(picked):
                self.clean.add(key)
            else:
                self._accept(start, [job for unit in picked for job in units[unit]])

    def _place(self, start: int, stretch: list[int]) -> None:
        for at, job in enumerate(stretch, start):
            self.place[job] = at

    def _accept(self, start: int, stretch: list[int]) -> None:
        """Put a rearranged stretch in its place; what fell due in it still does."""
        due = [job for at in range(start, start + len(stretch)) for job in self.due[at]]
        self.learned[start : start + len(stretch)] = stretch
        self._place(start, stretch)
        for at in range(start, start + len(stretch)):
            self.due[at] = []
        for job in due:
            self.due[max([self.place[need] for need in self.waits[job]])].append(job)

    def _best_units(self, start: int, units: list[list[int]]) -> list[int]:
        """Return the cheapest order of the units; their own, when nothing is cheaper."""
        unit_of = {job: number for number, unit in enumerate(units) for job in unit}
        count = len(units)
        worth = [0] * (1 << count)
        for at in range(start, start + len(unit_of)):
            for job in self.due[at]:
                mask = 0
                for need in self.waits[job]:
                    if need in unit_of:
                        mask |= 1 << unit_of[need]
                worth[mask] += self.block.weights[job]
        wanted = [0] * count
        for job, unit in unit_of.items():
            for need in self.block.needs[job]:
                for real in (need,) if self.block.hours[need] else self.waits[need]:
                    if unit_of.get(real, unit) != unit:
                        wanted[unit] |= 1 << unit_of[real]
        hours = [sum(self.block.hours[job] for job in unit) for unit in units]
        return _cheapest(hours, _earned(worth, count), wanted)


def _earned(worth: list[int], count: int) -> list[int]:
    """Turn the worth of each exact set of units into what each set earns with all its subsets, in place."""
    for unit in range(count):
        bit = 1 << unit
        for mask in range(len(worth)):
            if mask & bit:
                worth[mask] += worth[mask ^ bit]
    return worth


def _cheapest(hours: list[int], earned: list[int], wanted: list[int]) -> list[int]:
    """Order units by dynamic programming over the sets that can have been learned; ties keep the order given."""
    full = len(earned) - 1
    units = [(1 << unit, need, hours[unit]) for unit, need in enumerate(wanted)]
    to_come = [0] * len(earned)
    first = [0] * len(earned)
    for mask in reversed(_closed_sets(wanted)):
        left = earned[full] - earned[mask]
        best: int | None = None
        for bit, need, spent in units:
            if not mask & bit and need & mask == need:
                price = spent * left + to_come[mask | bit]
                if best is None or price < best:
                    best, first[mask] = price, bit
        to_come[mask] = best or 0
    order = []
    mask = 0
    while mask != full:
        order.append(first[mask].bit_length() - 1)
        mask |= first[mask]
    return order


def _closed_sets(wanted: list[int]) -> list[int]:
    """Return every set of units, but the full one, that holds what its units want; smaller masks first."""
    full = (1 << len(wanted)) - 1
    reached = bytearray(full + 1)
    reached[0] = 1
    found = []
    for mask in range(full):
        if reached[mask]:
            found.append(mask)
            for unit, need in enumerate(wanted):
                if not mask >> unit & 1 and need & mask == need:
                    reached[mask | 1 << unit] = 1
    return found
