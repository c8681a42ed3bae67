"""How is the map of a role written as JSON? Every skill with its state and its edges, unrounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathfinder.rendering.plan_json import SCHEMA_VERSION, share_json

if TYPE_CHECKING:
    from pathfinder.model.roadmap import Roadmap, Spot


def roadmap_json(found: Roadmap) -> dict[str, object]:
    """Return what ``roadmap --json`` prints; ``edges`` are the plain and ``any`` prerequisites on the map."""
    return {
        "schema_version": SCHEMA_VERSION,
        "role": ",".join(found.roles),
        "name": found.role_name,
        "until": found.until,
        "match": {"before": found.match_before, "until": found.match_until},
        "listings": {"count": found.listings, "effective": found.effective},
        "sections": [
            {"id": section.id, "name": section.name, "kind": section.kind, "skills": list(section.skills)}
            for section in found.sections
        ],
        "skills": [_spot(spot) for spot in found.spots.values()],
        "edges": [edge for spot in found.spots.values() for edge in _edges(found, spot)],
        "alternatives": [
            {"id": group.id, "name": group.name, "skills": list(group.skills)} for group in found.alternatives
        ],
    }


def _spot(spot: Spot) -> dict[str, object]:
    return {
        "skill": spot.skill,
        "name": spot.name,
        "state": spot.state,
        "section": spot.section,
        "n": spot.n,
        "hours": spot.hours,
        "share": share_json(spot.share),
        "assumed": spot.assumed,
    }


def _edges(found: Roadmap, spot: Spot) -> list[dict[str, object]]:
    plain: list[dict[str, object]] = [
        {"from": needed, "to": spot.skill, "any": None} for needed in spot.requires if needed in found.spots
    ]
    loose: list[dict[str, object]] = [
        {"from": member, "to": spot.skill, "any": number}
        for number, group in enumerate(spot.any_of, start=1)
        for member in group
        if member in found.spots
    ]
    return [*plain, *loose]
