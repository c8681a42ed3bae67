"""How is the provenance of the snapshots written as CSV? A row per snapshot and role, in order of id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from pathfinder.rendering.csv_text import csv_text
from pathfinder.rendering.sources_text import age_days

if TYPE_CHECKING:
    from pathfinder.model.demand import Snapshot

COLUMNS = (
    "snapshot", "kind", "starts", "ends", "age_days", "region", "series", "role", "listings", "duplicates",
    "employers", "effective", "skills", "overlaps", "measured_on", "measured_with", "source", "origin",
)  # fmt: skip


def sources_csv(snapshots: Iterable[Snapshot], today: date) -> str:
    """Return the provenance; ``skills`` counts those that were looked for."""
    rows = (
        (
            snapshot.id, snapshot.kind, snapshot.period.start, snapshot.period.end, age_days(snapshot, today),
            snapshot.region, snapshot.series, role, totals.listings, totals.duplicates, totals.employers,
            totals.effective, len(snapshot.measured.skills), " ".join(snapshot.overlaps), snapshot.measured.on,
            snapshot.measured.by, snapshot.source, snapshot.origin,
        )
        for snapshot in sorted(snapshots, key=lambda s: s.id)
        for role, totals in sorted(snapshot.roles.items())
    )  # fmt: skip
    return csv_text(COLUMNS, rows)
