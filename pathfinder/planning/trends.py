"""How did the demand for a skill move, and is the change beyond the noise? One series of snapshots at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pathfinder.errors import RequestError
from pathfinder.model.market import Difference, Point, SkillTrend, Trend
from pathfinder.model.nearest import did_you_mean
from pathfinder.planning.demand import pool
from pathfinder.planning.snapshots import EVERYTHING, Selection, part_of

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand, Snapshot

EVERY_SERIES = "all"
"""Asks for the listings of every series, which differ in more than their dates."""


def trend(
    curriculum: Curriculum,
    snapshots: Sequence[Snapshot],
    role: str,
    skills: Sequence[str],
    series: Sequence[str] = (),
    selection: Selection = EVERYTHING,
) -> Trend:
    """Return the skills' shares in each snapshot of the series that has listings of the role, oldest first.

    Without ``series`` the one with most snapshots for the role, of several the one with the newest; ``all`` takes
    every snapshot of listings. RequestError where nothing is left, or a snapshot or series does not exist.
    """
    selection.refuse_unknown(snapshots)
    asked = [s for s in snapshots if (not selection.ids or s.id in selection.ids) and selection.keeps(s)]
    by_series = _by_series([s for s in asked if part_of(s, role, selection.level) is not None])
    if not by_series:
        raise selection.no_listings(role)
    chosen = _chosen(by_series, role, series, snapshots)
    used = sorted(
        (snapshot for name in chosen for snapshot in by_series[name]),
        key=lambda s: (s.period.end, s.period.start, s.id),
    )
    demands = [pool(curriculum, [s], (role,), Selection((s.id,), level=selection.level)) for s in used]
    others = {name: len(found) for name, found in by_series.items() if name not in chosen}
    return Trend(
        role=role,
        series=tuple(chosen),
        snapshots=tuple(snapshot.id for snapshot in used),
        periods=tuple(snapshot.period for snapshot in used),
        skills=tuple(_skill(skill, used, demands) for skill in skills),
        others=others,
        kind=used[0].kind,
    )


def _by_series(snapshots: Sequence[Snapshot]) -> dict[str, list[Snapshot]]:
    """Return the snapshots by series, sorted; one that names no series is a series of its own."""
    found: dict[str, list[Snapshot]] = {}
    for snapshot in snapshots:
        found.setdefault(snapshot.series or snapshot.id, []).append(snapshot)
    return dict(sorted(found.items()))


def _chosen(
    by_series: Mapping[str, list[Snapshot]], role: str, asked: Sequence[str], snapshots: Sequence[Snapshot]
) -> list[str]:
    if EVERY_SERIES in asked:
        listings = [name for name, found in by_series.items() if found[0].kind == "listings"]
        return listings or sorted(by_series)
    if asked:
        _refuse_unknown(by_series, role, asked, snapshots)
        return sorted(set(asked))
    return [max(by_series, key=lambda name: (len(by_series[name]), max(s.period.end for s in by_series[name]), name))]


def _refuse_unknown(
    by_series: Mapping[str, list[Snapshot]], role: str, asked: Sequence[str], snapshots: Sequence[Snapshot]
) -> None:
    """Refuse series that have nothing of the role, and series of counts beside series of listings."""
    missing = [name for name in asked if name not in by_series]
    if missing:
        exist = {snapshot.series or snapshot.id for snapshot in snapshots}
        near = did_you_mean(missing[0], by_series)
        hint = f"did you mean '{near}'?" if near else f"the series of '{role}' are: {', '.join(by_series)}"
        said = [
            f"the series '{name}' has no listings of '{role}'" if name in exist else f"there is no series '{name}'"
            for name in missing
        ]
        raise RequestError(said, hint=hint)
    if len({by_series[name][0].kind for name in asked}) > 1:
        raise RequestError("a trend cannot mix listings and counts", hint="name series of one kind by --series")


def _skill(skill: str, used: Sequence[Snapshot], demands: Sequence[RoleDemand]) -> SkillTrend:
    points = tuple(
        Point(snapshot.id, snapshot.period, demand.shares[skill])
        for snapshot, demand in zip(used, demands, strict=True)
        if skill in demand.shares
    )
    change = Difference.of(points[-1].share, points[0].share) if len(points) > 1 else None
    return SkillTrend(skill, points, change)
