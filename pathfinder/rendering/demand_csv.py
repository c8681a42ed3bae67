"""How is the demand of a role written as CSV? A row per skill, the most wanted first."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.rendering.csv_text import SHARE_COLUMNS, csv_text, share_cells
from pathfinder.rendering.demand_text import Row
from pathfinder.rendering.words import Namer


def demand_csv(rows: Sequence[Row], name: Namer) -> str:
    """Return the shares; ``tied`` holds the skills that cannot be told apart, with blanks between."""
    columns = ("skill", "name", *SHARE_COLUMNS, "rank", "tied")
    return csv_text(
        columns,
        ((skill, name(skill), *share_cells(share), rank, " ".join(tied)) for skill, share, rank, tied in rows),
    )
