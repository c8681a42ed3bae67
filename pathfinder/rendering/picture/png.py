"""How does the picture become a PNG? Drawn by resvg, with a font that comes with the extra, so it needs no other."""

from __future__ import annotations

import re

import resvg_py
from font_source_sans_pro import font_files_ttf

from pathfinder.rendering.material import Material
from pathfinder.rendering.picture.svg import picture

_FONTS = ("SourceSansPro", "SourceSansProSemibold")
_LENGTHS = re.compile(r' textLength="[^"]*" lengthAdjust="[^"]*"')
"""Lengths for fonts that are wider than ours; they would only stretch it."""
_ZOOM = 2
_LARGEST = 60_000_000
"""Pixels: a larger picture is drawn less sharp, so that viewers can open it."""


def plan_png(material: Material) -> bytes:
    """Return the picture as PNG at twice its size; in the theme "auto" it is light.

    Letters that Source Sans lacks (Japanese, Arabic) come from the fonts of the system.
    """
    drawing = picture(material, "dark" if material.theme == "dark" else "light")
    return drawn(_LENGTHS.sub("", drawing), _zoom(drawing))


def drawn(drawing: str, zoom: int = 1, *, system_fonts: bool = True) -> bytes:
    """Return an SVG drawing as PNG, so many times its size."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            zoom=zoom,
            skip_system_fonts=not system_fonts,
            font_files=[font_files_ttf[name] for name in _FONTS],
            font_family="Source Sans Pro",
            sans_serif_family="Source Sans Pro",
        )
    )


def _zoom(drawing: str) -> int:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing)
    area = float(found[1]) * float(found[2]) if found else 0.0
    return _ZOOM if area * _ZOOM * _ZOOM <= _LARGEST else 1
