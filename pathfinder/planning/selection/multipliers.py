"""At which prices is the bound on a budget lowest? The price of an hour, and each group's fee, tuned at the root."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.planning.selection.decisions import Decided
from pathfinder.planning.selection.relaxation import Shape, State
from pathfinder.planning.selection.worth import Worth
from pathfinder.planning.solver.masks import nodes_in

_HOUR_ROUNDS = 10
_FEE_ROUNDS = 6
_REPRICINGS = 2


class Relaxation:
    """The bound on a budget for all branches of a search."""

    def __init__(self, worth: Worth, root: Decided) -> None:
        """Lay the bound out for sets under the decisions of `root`."""
        self.worth = worth
        self.shape = Shape(worth.frame, worth.gains)
        self.root = root
        self.values = worth.node + worth.extra
        self.nothing = Decided(0, (1 << len(worth.node)) - 1 & ~worth.frame.learnable, 0)
        for node in nodes_in(self.nothing.barred):
            self.values[node] = 0

    def bound(self, state: State) -> int:
        """Return what no set under the decisions of `state` can be worth more than."""
        return state.worth + state.hour * self.worth.budget

    def at(self, hour: int, fees: Sequence[int], decided: Decided) -> State:
        """Run the flow afresh at some prices, under some decisions."""
        state = State(self.shape, self.values, hour, fees)
        _apply(self.shape, state, self.nothing, decided)
        state.flow_on()
        return state

    def after(self, parent: State, before: Decided, decided: Decided) -> State:
        """Return the state that follows `parent` (under `before`) once `decided` holds."""
        state = parent.copy()
        _apply(self.shape, state, before, decided)
        state.flow_on()
        return state

    def slope(self, state: State, decided: Decided) -> int:
        """Return the hours that the relaxed set leaves of the budget; below 0 when it takes too many."""
        each = self.worth.frame.hours.each
        earning = state.earning
        taken = decided.taken
        return self.worth.budget - sum(
            each[node] for node in self.worth.frame.order if earning[node] or taken >> node & 1
        )

    def repriced(self, state: State, decided: Decided, target: int) -> State:
        """Move the price of an hour while that lowers the bound, which needs to come down to `target`."""
        for _ in range(_REPRICINGS):
            excess = self.bound(state) - target
            slope = self.slope(state, decided)
            if excess <= 0 or not slope or (slope > 0 and not state.hour):
                break
            step = min(excess // abs(slope) + 1, state.hour // 3 + 1)
            if slope < 0:
                rival = state.copy()
                rival.raise_hour(step)
                rival.flow_on()
            else:
                rival = self.at(max(0, state.hour - step), state.fees, decided)
            if self.bound(rival) >= self.bound(state):
                break
            state = rival
        return state


def tuned(relaxation: Relaxation, target: int) -> State:
    """Return the root's state at good prices; stops early when the bound is down to `target`."""
    worth = relaxation.worth
    hour = max(target, 1) // max(worth.budget, 1)
    best = _best_hour(relaxation, _first_fees(worth), hour, target)
    for _ in range(_FEE_ROUNDS):
        if relaxation.bound(best) <= target:
            break
        fees = _better_fees(relaxation, best)
        if fees == best.fees:
            break
        rival = _best_hour(relaxation, fees, best.hour, target, rounds=3)
        if relaxation.bound(rival) >= relaxation.bound(best):
            break
        best = rival
    return best


def _apply(shape: Shape, state: State, before: Decided, decided: Decided) -> None:
    """Tell a state what is decided beyond `before`."""
    for node in nodes_in(decided.barred & ~before.barred):
        state.bar(node)
    for node in nodes_in(decided.taken & ~before.taken):
        state.take(node)
    for group in nodes_in(decided.closed & ~before.closed):
        members = shape.gains.members[group]
        left = members & ~decided.barred
        if members & decided.taken:
            state.meet(group)
        elif left:
            state.need_last(group, left.bit_length() - 1)
        else:
            state.bar(shape.first_group + group)


def _best_hour(
    relaxation: Relaxation, fees: Sequence[int], hour: int, target: int, rounds: int = _HOUR_ROUNDS
) -> State:
    """Find the price of an hour with the lowest bound: where the lines of a too large and a fitting set meet."""
    best = relaxation.at(hour, fees, relaxation.root)
    state = best
    low: tuple[int, int] | None = None
    high: tuple[int, int] | None = None
    for _ in range(rounds):
        bound = relaxation.bound(state)
        slope = relaxation.slope(state, relaxation.root)
        line = (bound - state.hour * slope, slope)
        low, high = (line, high) if slope < 0 else (low, line)
        if bound <= target or not slope or (state.hour == 0 and slope > 0):
            break
        following = _meeting(low, high, state.hour)
        if following == state.hour:
            break
        state = relaxation.at(following, fees, relaxation.root)
        if relaxation.bound(state) < relaxation.bound(best):
            best = state
    return best


def _meeting(low: tuple[int, int] | None, high: tuple[int, int] | None, hour: int) -> int:
    """Return the price at which two lines of the bound meet; while there is one only, a price beyond it."""
    if low is None:
        return hour // 4
    if high is None:
        return hour * 2 + 1
    return max(0, (low[0] - high[0]) // (high[1] - low[1]))


def _first_fees(worth: Worth) -> tuple[int, ...]:
    """Start with the fee that a demand alone would pay: each member counts its whole weight."""
    return tuple(worth.extra[: len(worth.gains.members)])


def _better_fees(relaxation: Relaxation, state: State) -> tuple[int, ...]:
    """Raise the fee of groups that the relaxed set holds without a member, lower it where it holds several."""
    shape = relaxation.shape
    fees = list(state.fees)
    for group, members in enumerate(shape.gains.members):
        if not state.earning[shape.first_group + group]:
            continue
        inside = sum(1 for member in nodes_in(members) if state.earning[member])
        if inside == 0:
            fees[group] += min(_price(relaxation, state, member) for member in nodes_in(members))
        elif inside > 1:
            fees[group] //= 2
    return tuple(fees)


def _price(relaxation: Relaxation, state: State, member: int) -> int:
    """Return what is still to be paid for a node with all that it needs."""
    unpaid = [node for node in nodes_in(relaxation.worth.frame.below[member]) if not state.earning[node]]
    return min(sum(state.room[node] for node in unpaid), state.infinite >> 2)
