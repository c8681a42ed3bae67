"""Which colours does the picture have, by day and by night? Text keeps a contrast of 4.5 : 1 or more (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Mapping

from pathfinder.rendering.material import Theme

LIGHT = {
    "paper": "#f7f5f0", "card": "#ffffff", "line": "#dcd7cb", "ink": "#1b2130", "quiet": "#5c6474",
    "track": "#e8e4da", "good": "#1f7a4a", "goodcard": "#e6f3ea", "now": "#a85a00", "nowcard": "#fff4e0",
}  # fmt: skip
DARK = {
    "paper": "#10141c", "card": "#1a202c", "line": "#313a4a", "ink": "#eef1f7", "quiet": "#a3adbf",
    "track": "#2c3443", "good": "#6fd39b", "goodcard": "#16291f", "now": "#ffb454", "nowcard": "#2d2313",
}  # fmt: skip
HUES = 8
"""Milestones take the hues in turn."""

_LIGHT_HUES = ("#2b57c4", "#08665f", "#6f45bd", "#9a4711", "#a52e61", "#37691b", "#0f6391", "#775000")
_DARK_HUES = ("#86a8ff", "#4fd1c5", "#c0a1ff", "#ffa26b", "#ff8fbe", "#a3d977", "#6cc4f5", "#e6c063")

FONT = "'Source Sans 3','Source Sans Pro','Segoe UI','Helvetica Neue',Arial,'Noto Sans','Liberation Sans',sans-serif"


def colours(*, dark: bool) -> Mapping[str, str]:
    """Return the colours by name.

    ``hue0`` to ``hue7`` are the milestones', ``lane0`` their lanes' ground, ``edge0`` their lines', ``soft0`` the
    pale part of their bars: mixed here, so that what overlaps does not grow darker.
    """
    named = dict(DARK if dark else LIGHT)
    for place, hue in enumerate(_DARK_HUES if dark else _LIGHT_HUES):
        named[f"hue{place}"] = hue
        named[f"lane{place}"] = mixed(hue, named["paper"], 0.09 if dark else 0.06)
        named[f"edge{place}"] = mixed(hue, named["paper"], 0.5)
        named[f"soft{place}"] = mixed(hue, named["track"], 0.4)
    return named


def mixed(colour: str, ground: str, part: float) -> str:
    """Return so much of the colour on the ground, both written as #rrggbb."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02x}" for a, b in pairs)


def style_sheet(theme: Theme) -> str:
    """Return the picture's CSS: light, dark, or as the viewer prefers.

    No variables: programs that draw SVG outside browsers know classes, not ``var()``.
    """
    rules = _FIXED + _rules(dark=theme == "dark")
    if theme == "auto":
        rules += f"@media (prefers-color-scheme:dark){{{_rules(dark=True)}}}"
    return rules


_FIXED = (
    f"text{{font-family:{FONT};unicode-bidi:plaintext}}"
    ".b{font-weight:600}.none,.edge,.rail{fill:none}.edge{stroke-width:1.6}.rail{stroke-width:3}"
    ".end{text-anchor:end}.mid{text-anchor:middle}.halo{stroke-width:6;stroke-linejoin:round}"
)


def _rules(*, dark: bool) -> str:
    return "".join(f".{name}{{fill:{value}}}.s-{name}{{stroke:{value}}}" for name, value in colours(dark=dark).items())


def variables(*, dark: bool) -> str:
    """Return the colours as CSS variables, for a page whose reader may change them."""
    return "".join(f"--{name}:{value};" for name, value in colours(dark=dark).items())


def class_rules() -> str:
    """Return the picture's classes for such a page."""
    names = colours(dark=False)
    return _FIXED + "".join(f".{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}" for name in names)
