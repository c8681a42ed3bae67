"""What do all charts share? The sheet with title, notes and style, a level axis, a share with its interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pathfinder.model.shares import Share
from pathfinder.rendering.material import Theme
from pathfinder.rendering.picture.palette import style_sheet
from pathfinder.rendering.picture.strokes import box, group, number, path, said, tag, text
from pathfinder.rendering.picture.widths import clipped

WIDTH, MARGIN = 960.0, 28.0
TITLE, BODY, SMALL = 22.0, 13.0, 11.0
ROW = 24.0
PALE = 0.4
"""Opacity of a bar, so that the interval stands out on it."""

NAMES = 210.0
"""Room for the names of skills at the left."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` on places from ``left`` to ``right``."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Return where the value is; what lies outside is held at the edge."""
        held = min(max(value, self.low), self.high)
        return self.left + (self.right - self.left) * (held - self.low) / (self.high - self.low)


def nice_top(value: float) -> float:
    """Return the smallest of 5, 10, 20, 40, 60, 80 and 100 % that is not below the value."""
    return next((top for top in (0.05, 0.1, 0.2, 0.4, 0.6, 0.8) if value <= top), 1.0)


def sheet(title: str, notes: Sequence[str], body: Iterable[str], height: float, theme: Theme) -> str:
    """Return the whole drawing; ``height`` is that of the body, which begins at :func:`body_top`."""
    top = body_top(notes)
    whole = top + height + MARGIN
    inside = (
        tag("title", said(title))
        + tag("desc", said(". ".join(notes)))
        + tag("style", style_sheet(theme))
        + box(0, 0, WIDTH, whole, "paper")
        + text(MARGIN, 42, clipped(title, WIDTH - 2 * MARGIN, TITLE, bold=True), TITLE, "ink b")
        + "".join(
            text(MARGIN, 64 + place * 17, clipped(note, WIDTH - 2 * MARGIN, SMALL + 1), SMALL + 1, "quiet")
            for place, note in enumerate(notes)
        )
        + group(body)
    )
    view = f"0 0 {number(WIDTH)} {number(whole)}"
    size = {"width": WIDTH, "height": whole}
    return tag("svg", inside, xmlns="http://www.w3.org/2000/svg", viewBox=view, role="img", **size) + "\n"


def body_top(notes: Sequence[str]) -> float:
    """Return y of the body's upper edge, below title and notes."""
    return 64 + len(notes) * 17 + 8


def grid(scale: Scale, values: Sequence[float], top: float, bottom: float) -> list[str]:
    """Return upright lines at the values with their labels in percent above."""
    drawn = []
    for value in values:
        x = scale.at(value)
        drawn.append(path(f"M{number(x)} {number(top)}V{number(bottom)}", "s-line", stroke_width=1))
        drawn.append(text(x, top - 5, f"{value * 100:.3g} %", SMALL, "quiet mid"))
    return drawn


def quarters(top: float) -> list[float]:
    """Return nought, the top, and what divides the room between into four."""
    return [top * part / 4 for part in range(5)]


def skill_name(name: str, y: float, room: float = NAMES) -> str:
    """Return a skill's name left of its row."""
    return text(MARGIN, y + ROW / 2 + 4, clipped(name, room - 10, BODY), BODY, "ink")


def share_mark(share: Share, scale: Scale, y: float, hue: str, *, bar: bool = True) -> list[str]:
    """Return a share as a bar or a dot at height y, its interval as a whisker through it."""
    x = scale.at(share.value)
    low, high = scale.at(share.low), scale.at(share.high)
    # The palette's classes say hues only; how pale a bar is, is said here.
    body = (
        tag("rect", x=scale.left, y=y - 5, width=x - scale.left, height=10, kind=hue, rx=2, opacity=PALE)
        if bar
        else tag("circle", cx=x, cy=y, r=4, kind=hue)
    )
    return [body, *whisker(low, high, x, y, hue)]


def whisker(low: float, high: float, middle: float, y: float, hue: str) -> list[str]:
    """Return an interval from low to high with a stroke where the value is."""
    line = f"M{number(low)} {number(y)}H{number(high)}M{number(middle)} {number(y - 5)}V{number(y + 5)}"
    return [path(line, f"none s-{hue}", stroke_width=2)]
