"""How does a chart become a PNG? As the picture of a plan does, at twice its size."""

from __future__ import annotations

from pathfinder.rendering.picture.png import drawn

_ZOOM = 2


def chart_png(drawing: str) -> bytes:
    """Return the drawing at twice its size; it must be in one theme, light or dark."""
    return drawn(drawing, _ZOOM)
