"""What is a line on the terminal made of? Spans of text in named styles, measured in columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A piece of text in one style (a name of :data:`pathfinder.rendering.style.STYLES`; empty: plain)."""

    text: str
    style: str = ""


Line = tuple[Span, ...]
_ENDLESS = 1_000_000_000
"""Columns of a line that nothing ends."""
NARROW = frozenset("✓▶○◌◐★◆╭│├╰─━╍Σ≈▁▂▃▄▅▆▇█·→–…▲▼")
"""The roadmap's own marks; a test compares their widths with rich's table."""


class Look(NamedTuple):
    """How output may look: ``width`` in columns (None: nothing is cut), in colour or not, in ASCII or not."""

    width: int | None = 80
    colour: bool = False
    ascii: bool = False

    def room(self, default: int = 100) -> int:
        """Return the columns to lay out for: those of the terminal, or ``default`` where nothing is cut."""
        return default if self.width is None else self.width

    @property
    def limit(self) -> int:
        """The columns that a line may take: those of the terminal; as good as endless where nothing is cut."""
        return self.room(_ENDLESS)


def width(text: str) -> int:
    """Return how many terminal columns the text takes; wide characters take two, combining ones none."""
    if text.isascii() or _is_narrow(text):
        return len(text)
    from rich.cells import cell_len  # rich's table of widths; nothing else of it is loaded

    return cell_len(text)


def _is_narrow(text: str) -> bool:
    """True where every character surely takes one column: Latin letters, and what the roadmap is drawn with."""
    return all(c.isascii() or "À" <= c <= "ɏ" or c in NARROW for c in text)


def clip(text: str, columns: int, ellipsis: str = "…") -> str:
    """Return the text, cut to so many columns with an ellipsis where it is longer."""
    if width(text) <= columns:
        return text
    kept = ""
    for character in text:
        if width(kept + character) > columns - len(ellipsis):
            break
        kept += character
    return (kept.rstrip() + ellipsis)[: max(0, columns)] if columns > 0 else ""


def names_column(names: Iterable[str], look: Look, *, longest: int, fixed: int = 0, shortest: int = 0) -> int:
    """Return how wide a column of names is: as its widest name, on a terminal no wider than ``longest``.

    ``fixed`` columns are taken by what stands beside it; it is never narrower than ``shortest``.
    """
    widest = max([shortest, *(width(name) for name in names)])
    return widest if look.width is None else max(shortest, min(widest, longest, look.width - fixed))


def pad(text: str, columns: int) -> str:
    """Return the text with blanks behind it up to so many columns."""
    return text + " " * (columns - width(text))


def pad_left(text: str, columns: int) -> str:
    """Return the text with blanks before it up to so many columns."""
    return " " * (columns - width(text)) + text


def line(*spans: Span | str) -> Line:
    """Return a line of these spans; bare text is plain."""
    return tuple(span if isinstance(span, Span) else Span(span) for span in spans)


def flow(parts: Iterable[Span], columns: int, separator: str) -> list[Line]:
    """Return the parts joined by the separator, on as many lines as they need; a part is never broken.

    Of a separator that clings to what is before it (``", "``) a line that is broken there keeps the comma.
    """
    clinging = "" if separator.startswith(" ") else separator.rstrip()
    lines: list[list[Span]] = [[]]
    used = 0
    for part in parts:
        needed = width(part.text)
        if lines[-1] and used + len(separator) + needed + len(clinging) > columns:
            if clinging:
                lines[-1].append(Span(clinging, "quiet"))
            lines.append([])
            used = 0
        if lines[-1]:
            lines[-1].append(Span(separator, "quiet"))
            used += len(separator)
        lines[-1].append(part)
        used += needed
    return [tuple(spans) for spans in lines if spans]


def fitted(parts: Iterable[Span], look: Look, separator: str, ellipsis: str = "…") -> list[Line]:
    """Return the parts as :func:`flow` does, each cut where it is wider than the terminal; piped, nothing is cut."""
    if look.width is None:
        return flow(parts, look.room(), separator)
    return flow((Span(clip(part.text, look.width, ellipsis), part.style) for part in parts), look.width, separator)


def line_width(spans: Line) -> int:
    """Return how many columns a line takes."""
    return sum(width(span.text) for span in spans)
