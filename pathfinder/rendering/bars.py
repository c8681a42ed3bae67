"""How is a share drawn as a bar that also shows how sure it is?"""

from __future__ import annotations

from pathfinder.model.shares import Share
from pathfinder.rendering.lines import Span
from pathfinder.rendering.style import Glyphs


def share_bar(share: Share, cells: int, marks: Glyphs) -> list[Span]:
    """Return a share as a bar: sure up to the interval's low end, unsure up to its high end."""
    sure = round(share.low * cells)
    unsure = max(round(share.high * cells) - sure, 0)
    return [
        Span(marks.full * sure, "bar"),
        Span(marks.unsure * unsure, "unsure"),
        Span(marks.empty * (cells - sure - unsure), "quiet"),
    ]
