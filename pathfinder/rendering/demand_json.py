"""How is demand written as JSON?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pathfinder.model.demand import Snapshot
from pathfinder.rendering.demand_text import Row
from pathfinder.rendering.plan_json import SCHEMA_VERSION, share_json
from pathfinder.rendering.sources_text import age_days
from pathfinder.rendering.words import OLD_DAYS

if TYPE_CHECKING:
    from pathfinder.model.demand import RoleDemand


def demand_json(demand: RoleDemand, rows: Sequence[Row]) -> dict[str, object]:
    """Return the shares of a role as plain values."""
    start, end = demand.period
    return {
        "schema_version": SCHEMA_VERSION,
        "role": ",".join(demand.roles),
        "listings": {"count": demand.listings, "effective": demand.effective},
        "snapshots": list(demand.snapshots),
        "period": [start.isoformat(), end.isoformat()],
        "skills": [
            {"skill": skill, "share": share_json(share), "rank": rank, "tied": list(tied)}
            for skill, share, rank, tied in rows
        ],
    }


def sources_json(snapshots: Iterable[Snapshot], today: date) -> dict[str, object]:
    """Return the provenance of every snapshot as plain values, in order of id; ages are counted up to ``today``."""
    return {
        "schema_version": SCHEMA_VERSION,
        "today": today.isoformat(),
        "snapshots": [_source(snapshot, today) for snapshot in sorted(snapshots, key=lambda s: s.id)],
    }


def _source(snapshot: Snapshot, today: date) -> dict[str, object]:
    days = age_days(snapshot, today)
    return {
        "id": snapshot.id,
        "source": snapshot.source,
        "origin": snapshot.origin,
        "kind": snapshot.kind,
        "period": [snapshot.period.start.isoformat(), snapshot.period.end.isoformat()],
        "age_days": days,
        "old": days > OLD_DAYS,
        "region": snapshot.region,
        "series": snapshot.series,
        "overlaps": list(snapshot.overlaps),
        "measured": {
            "with": snapshot.measured.by,
            "on": snapshot.measured.on.isoformat(),
            "terms": snapshot.measured.terms,
        },
        "skills": len(snapshot.measured.skills),
        "roles": {
            role: {
                "listings": totals.listings,
                "duplicates": totals.duplicates,
                "employers": totals.employers,
                "effective": totals.effective,
                "sampled": totals.sampled,
            }
            for role, totals in sorted(snapshot.roles.items())
        },
        "merged": dict(snapshot.merged),
    }
