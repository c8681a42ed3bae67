"""Was this asked before, of the same data? Then the pooled demand, and whole answers, come from the cache.

An answer is a function of the curriculum, the snapshots, the request and the code: the stamp says that these are
the same, the request stands in the key in full. What only computing needs is imported where the cache has no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from pathfinder.cache import Cache, Stamp

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand, Snapshot
    from pathfinder.model.learner import Request
    from pathfinder.planning.snapshots import Selection

T = TypeVar("T")


def kept_answer(kind: str, request: Request, cache: Cache, stamp: Stamp, compute: Callable[[], T], also: str = "") -> T:
    """Return what was answered to the same request over data with the same stamp, else what ``compute`` returns.

    ``kind`` names the question (plan, next, why), ``also`` what it asks besides the request. Errors are not kept.
    """
    from pathfinder.model.plain import Packing

    name = f"{also} {request!r}"
    key = stamp.and_(name)
    plain = cache.get(kind, name, key)
    if plain is not None:
        answer: T = Packing(_kinds(kind)).unpack(plain)
        return answer
    answer = compute()
    if key.settled:
        cache.put(kind, name, key, Packing(_kinds(kind)).pack(answer))
    return answer


def _kinds(kind: str) -> list[type]:
    """The classes that an answer is made of."""
    from pathfinder.model.plan import Ahead, Finish, KnownSkill, LeftOut, Milestone, Plan, Reason, Step
    from pathfinder.model.shares import Share
    from pathfinder.model.skills import Hours, Resource

    kinds: list[type] = [Share, Resource, Step, Reason, Finish, Plan, Milestone, KnownSkill, LeftOut, Ahead]
    if kind == "why":
        from pathfinder.model.answers import Need, Payer, Rival, Why

        kinds += [Why, Need, Payer, Rival, Hours]
    return kinds


def kept_demand(
    curriculum: Curriculum,
    snapshots: Callable[[], Sequence[Snapshot]],
    roles: tuple[str, ...],
    selection: Selection,
    cache: Cache,
    stamp: Stamp,
    place: str = "",
) -> RoleDemand:
    """Return the pooled demand of the roles; ``stamp`` is that of the snapshots, which are read only where need be.

    ``place`` says where they lie: what two folders say of the same roles is kept side by side.

    Of the curriculum the alternatives alone play a part, and which skills it knows: an edit elsewhere pools nothing
    again.
    """
    groups = sorted((group.id, group.skills) for group in curriculum.alternatives.values())
    name = f"{roles!r} {selection!r} {place}"
    key = stamp.and_(name, repr(groups))
    plain = cache.get("demand", name, key)
    if plain is not None:
        return _demand(plain, curriculum.skills)
    from pathfinder.planning.demand import pool

    demand = pool(curriculum, snapshots(), roles, selection)
    if key.settled:
        cache.put("demand", name, key, _plain_demand(demand))
    return demand


def _plain_demand(demand: RoleDemand) -> tuple[Any, ...]:
    return (
        demand.roles,
        demand.snapshots,
        demand.listings,
        demand.effective,
        tuple(day.toordinal() for day in demand.period),
        {skill: (share.value, share.low, share.high, share.effective) for skill, share in demand.shares.items()},
        tuple(tuple(requirement) for requirement in demand.requirements),
        tuple(tuple(listing) for listing in demand.listing_sets),
        demand.digest,
    )


def _demand(plain: tuple[Any, ...], known: Mapping[str, object]) -> RoleDemand:
    from pathfinder.model.demand import ListingSet, Requirement, RoleDemand
    from pathfinder.model.shares import Share

    roles, snapshots, listings, effective, (start, end), shares, requirements, listing_sets, digest = plain
    made = tuple(map(Requirement._make, requirements))
    named = {skill for requirement in made for skill in requirement.skills}
    return RoleDemand(
        roles,
        snapshots,
        listings,
        effective,
        (date.fromordinal(start), date.fromordinal(end)),
        {skill: Share(*share) for skill, share in shares.items()},
        made,
        tuple(map(ListingSet._make, listing_sets)),
        tuple(sorted(skill for skill in named if skill not in known)),
        digest,
    )
