"""How is one element of the picture written, so that no text or attribute can be more than that?"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from pathfinder.rendering.style import harmless


def number(value: float) -> str:
    """Return a coordinate to a tenth of a unit."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def tag(name: str, inside: str = "", /, **attributes: str | float) -> str:
    """Return an element; ``inside`` is already markup. Attribute ``kind`` is written as class, ``_`` as ``-``."""
    written = "".join(
        f" {'class' if key == 'kind' else key.replace('_', '-')}={_value(value)}" for key, value in attributes.items()
    )
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return quoteattr(harmless(value) if isinstance(value, str) else number(value))


def said(text: str) -> str:
    """Return data as text of an element."""
    return escape(harmless(text))


def text(x: float, y: float, content: str, size: float, kind: str = "ink", length: float | None = None) -> str:
    """Return a line of text; names in other scripts run in their own direction.

    With a length the viewer makes the text exactly so long, also where its font is wider than the one measured by.
    """
    told: dict[str, str | float] = {} if length is None else {"textLength": length, "lengthAdjust": "spacingAndGlyphs"}
    return tag("text", said(content), x=x, y=y, font_size=size, kind=kind, **told) if content else ""


def texts(x: float, y: float, *runs: tuple[str, float, str], gap: float = 9.0) -> str:
    """Return runs of (text, size, kind) one after another, whatever width the viewer's font gives them."""
    spans = [
        tag("tspan", said(content), font_size=size, kind=kind, **({"dx": gap} if place else {}))
        for place, (content, size, kind) in enumerate(runs)
        if content
    ]
    return tag("text", " ".join(spans), x=x, y=y)  # the blank keeps the words apart when they are read out


def box(x: float, y: float, width: float, height: float, kind: str, radius: float = 0) -> str:
    """Return a rectangle, with rounded corners if asked."""
    rounded = {"rx": radius} if radius else {}
    return tag("rect", x=x, y=y, width=max(0.0, width), height=height, kind=kind, **rounded)


def path(data: str, kind: str, **more: str | float) -> str:
    """Return a path."""
    return tag("path", d=data, kind=kind, **more)


def group(parts: Iterable[str], **attributes: str | float) -> str:
    """Return a group."""
    return tag("g", "".join(parts), **attributes)


def check_mark(x: float, y: float, size: float, kind: str) -> str:
    """Return a check mark whose middle is at x, y."""
    half = size / 2
    data = f"M{number(x - half)} {number(y)}L{number(x - half / 4)} {number(y + half * 0.7)}L{number(x + half)} {number(y - half * 0.7)}"  # noqa: E501
    return path(data, f"none {kind}", stroke_width=size / 5, stroke_linecap="round", stroke_linejoin="round")


def diamond(x: float, y: float, size: float, kind: str) -> str:
    """Return a diamond whose middle is at x, y."""
    half = size / 2
    points = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return path("M" + "L".join(f"{number(a)} {number(b)}" for a, b in points) + "Z", kind)


def star(x: float, y: float, size: float, kind: str) -> str:
    """Return a star with five points whose middle is at x, y."""
    from math import cos, pi, sin

    points = []
    for corner in range(10):
        radius = size / 2 if corner % 2 == 0 else size / 4.6
        angle = -pi / 2 + corner * pi / 5
        points.append(f"{number(x + radius * cos(angle))} {number(y + radius * sin(angle))}")
    return path("M" + "L".join(points) + "Z", kind)
