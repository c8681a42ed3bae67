"""At which prices is the bound on a budget lowest? The price of an hour, and each group's fee, tuned at the root."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pathfinder.planning.selection.decisions import Decided
from pathfinder.planning.selection.frame import nodes_in
from pathfinder.planning.selection.relaxation import Prices, Shape, State
from pathfinder.planning.selection.worth import Worth

_HOUR_ROUNDS = 10
_FEE_ROUNDS = 6


class Relaxation(NamedTuple):
    """A shape with its prices, and the state of the root."""

    worth: Worth
    shape: Shape
    prices: Prices
    state: State

    def bound(self, state: State) -> int:
        """Return what no set under the decisions of `state` can be worth more than."""
        return state.worth + self.prices.hour * self.worth.budget

    def after(self, parent: State, before: Decided, decided: Decided) -> State:
        """Return the state that follows `parent` (under `before`) once `decided` holds."""
        state = parent.copy()
        _apply(self.shape, state, before, decided)
        state.flow_on()
        return state


def tuned(worth: Worth, root: Decided, target: int) -> Relaxation:
    """Return the relaxation at good prices; stops early when the bound is down to `target`."""
    shape = Shape(worth.frame, worth.gains)
    fees = _first_fees(worth)
    hour = max(target, 1) // max(worth.budget, 1)
    best = _best_hour(worth, shape, root, fees, hour, target)
    for _ in range(_FEE_ROUNDS):
        if best.bound(best.state) <= target:
            break
        fees = _better_fees(best)
        if fees == best.prices.fees:
            break
        rival = _best_hour(worth, shape, root, fees, best.prices.hour, target, rounds=3)
        if rival.bound(rival.state) < best.bound(best.state):
            best = rival
        else:
            break
    return best


def _relax(worth: Worth, shape: Shape, root: Decided, prices: Prices) -> Relaxation:
    """Run the flow at some prices under the root's decisions."""
    each = worth.frame.hours.each
    values = [value - prices.hour * hours for value, hours in zip(worth.node, each, strict=True)]
    dead = (1 << len(each)) - 1 & ~worth.frame.learnable
    for node in nodes_in(dead):
        values[node] = 0
    state = State(shape, values + worth.extra, prices)
    _apply(shape, state, Decided(0, dead, 0), root)
    state.flow_on()
    return Relaxation(worth, shape, prices, state)


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
    worth: Worth, shape: Shape, root: Decided, fees: Sequence[int], hour: int, target: int, rounds: int = _HOUR_ROUNDS
) -> Relaxation:
    """Find the price of an hour with the lowest bound: where the lines of a too large and a fitting set meet."""
    best: Relaxation | None = None
    low: tuple[int, int] | None = None
    high: tuple[int, int] | None = None
    for _ in range(rounds):
        relaxed = _relax(worth, shape, root, Prices(hour, fees))
        bound = relaxed.bound(relaxed.state)
        if best is None or bound < best.bound(best.state):
            best = relaxed
        slope = worth.budget - _earning_hours(relaxed, root)
        line = (bound - hour * slope, slope)
        if slope < 0:
            low = line
        else:
            high = line
        if bound <= target or not slope or (hour == 0 and slope > 0):
            break
        following = _meeting(low, high, hour)
        if following == hour:
            break
        hour = following
    assert best is not None  # noqa: S101  rounds is never 0
    return best


def _meeting(low: tuple[int, int] | None, high: tuple[int, int] | None, hour: int) -> int:
    """Return the price at which two lines of the bound meet; while there is one only, a price beyond it."""
    if low is None:
        return hour // 4
    if high is None:
        return hour * 2 + 1
    return max(0, (low[0] - high[0]) // (high[1] - low[1]))


def _earning_hours(relaxed: Relaxation, root: Decided) -> int:
    """Return the hours of the set that attains the bound."""
    each = relaxed.worth.frame.hours.each
    earning = relaxed.state.earning
    return sum(each[node] for node in relaxed.worth.frame.order if earning[node] or root.taken >> node & 1)


def _first_fees(worth: Worth) -> tuple[int, ...]:
    """Start with the fee that a demand alone would pay: each member counts its whole weight."""
    return tuple(worth.extra[: len(worth.gains.members)])


def _better_fees(relaxed: Relaxation) -> tuple[int, ...]:
    """Raise the fee of groups that the relaxed set holds without a member, lower it where it holds several."""
    shape, state = relaxed.shape, relaxed.state
    fees = list(relaxed.prices.fees)
    for group, members in enumerate(shape.gains.members):
        if not state.earning[shape.first_group + group]:
            continue
        inside = sum(1 for member in nodes_in(members) if state.earning[member])
        if inside == 0:
            fees[group] += min(_price(relaxed, member) for member in nodes_in(members))
        elif inside > 1:
            fees[group] //= 2
    return tuple(fees)


def _price(relaxed: Relaxation, member: int) -> int:
    """Return what is still to be paid for a node with all that it needs."""
    state = relaxed.state
    unpaid = [node for node in nodes_in(relaxed.worth.frame.below[member]) if not state.earning[node]]
    return min(sum(state.room[node] for node in unpaid), state.infinite >> 2)
