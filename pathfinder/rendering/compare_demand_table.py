"""How is a comparison of roles written as JSON and as CSV?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.rendering.csv_text import SHARE_COLUMNS, csv_text, difference_cells, share_cells
from pathfinder.rendering.plan_json import SCHEMA_VERSION, share_json
from pathfinder.rendering.words import Namer

if TYPE_CHECKING:
    from pathfinder.model.market import ComparedSkill, Comparison, Difference


def comparison_json(found: Comparison, rows: Sequence[ComparedSkill], name: Namer) -> dict[str, object]:
    """Return a comparison as plain values; ``differences`` are first role minus the other, by the other's id."""
    roles = [source.role for source in found.roles]
    return {
        "schema_version": SCHEMA_VERSION,
        "roles": [
            {
                "role": source.role,
                "listings": {"count": source.listings, "effective": source.effective},
                "snapshots": list(source.snapshots),
            }
            for source in found.roles
        ],
        "uneven": list(found.uneven),
        "within": found.within,
        "skills": [
            {
                "skill": row.skill,
                "name": name(row.skill),
                "shares": {role: share_json(share) for role, share in zip(roles, row.shares, strict=True)},
                "differences": {
                    role: difference_json(difference)
                    for role, difference in zip(roles[1:], row.differences, strict=True)
                },
                "tied": row.tied,
            }
            for row in rows
        ],
    }


def difference_json(found: Difference | None) -> dict[str, object] | None:
    """Return a difference with its interval, as shares (not points); None stays None."""
    if found is None:
        return None
    return {"value": found.value, "low": found.low, "high": found.high, "tied": found.tied}


def comparison_csv(found: Comparison, rows: Sequence[ComparedSkill], name: Namer) -> str:
    """Return a comparison as CSV: a row per skill, the columns of a role begin with its id."""
    roles = [source.role for source in found.roles]
    columns = ["skill", "name"]
    columns += [f"{role}_{column}" for role in roles for column in SHARE_COLUMNS]
    columns += [f"minus_{role}{part}" for role in roles[1:] for part in ("", "_low", "_high", "_tied")]
    return csv_text(columns, (_row(row, name) for row in rows))


def _row(row: ComparedSkill, name: Namer) -> list[object]:
    cells: list[object] = [row.skill, name(row.skill)]
    for share in row.shares:
        cells += share_cells(share)
    for difference in row.differences:
        cells += difference_cells(difference)
    return cells
