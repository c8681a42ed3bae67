"""How does a chart become a PNG? Drawn by resvg in the font that comes with the extra `pictures`."""

from __future__ import annotations

import resvg_py
from font_source_sans_pro import font_files_ttf

_ZOOM = 2


def chart_png(drawing: str) -> bytes:
    """Return the drawing at twice its size; it must be in one theme, light or dark."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            zoom=_ZOOM,
            font_files=[font_files_ttf[name] for name in ("SourceSansPro", "SourceSansProSemibold")],
            font_family="Source Sans Pro",
            sans_serif_family="Source Sans Pro",
        )
    )
