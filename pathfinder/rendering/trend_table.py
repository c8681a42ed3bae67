"""How is demand over time written as JSON and as CSV?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathfinder.rendering.compare_demand_table import difference_json
from pathfinder.rendering.csv_text import SHARE_COLUMNS, csv_text, share_cells
from pathfinder.rendering.plan_json import SCHEMA_VERSION, share_json
from pathfinder.rendering.words import Namer

if TYPE_CHECKING:
    from pathfinder.model.market import Trend


def trend_json(found: Trend, name: Namer) -> dict[str, object]:
    """Return a trend as plain values; ``change`` is last minus first, null with fewer than two points."""
    return {
        "schema_version": SCHEMA_VERSION,
        "role": found.role,
        "series": list(found.series),
        "kind": found.kind,
        "snapshots": [
            {"id": snapshot, "period": [period.start.isoformat(), period.end.isoformat()]}
            for snapshot, period in zip(found.snapshots, found.periods, strict=True)
        ],
        "skills": [
            {
                "skill": row.skill,
                "name": name(row.skill),
                "points": [{"snapshot": point.snapshot, "share": share_json(point.share)} for point in row.points],
                "change": difference_json(row.change),
            }
            for row in found.skills
        ],
        "other_series": dict(found.others),
    }


def trend_csv(found: Trend, name: Namer) -> str:
    """Return a trend as CSV: a row per skill and snapshot."""
    columns = ("role", "series", "snapshot", "starts", "ends", "skill", "name", *SHARE_COLUMNS)
    series = " ".join(found.series)
    rows = (
        (
            found.role,
            series,
            point.snapshot,
            point.period.start,
            point.period.end,
            row.skill,
            name(row.skill),
            *share_cells(point.share),
        )
        for row in found.skills
        for point in row.points
    )
    return csv_text(columns, rows)
