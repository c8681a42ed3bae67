"""How wide is a text in a picture, and how is it broken or cut to fit? Estimated, since no font is at hand.

A picture is drawn with whatever sans-serif the viewer has. The widths here are those of Arial's metrics (which
Helvetica and Liberation Sans share); most sans-serifs of today are narrower, so a text that fits here fits there.
"""

from __future__ import annotations

import unicodedata

_FIRST = 32
_REGULAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
"""Advance widths of the characters from the blank to the tilde, in thousandths of the font size."""

_BOLDER = 1.06
"""Semibold letters are about so much wider than regular ones."""

_WIDE, _USUAL, _ARABIC = 1.0, 0.68, 0.6
_OTHERS = {"…": 1.0, "–": 0.556, "·": 0.333, "→": 1.0, "ß": 0.611}
ELLIPSIS = "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of the text in the units of the font size."""
    return sum(_advance(character) for character in text) * size * (_BOLDER if bold else 1.0)


def _advance(character: str) -> float:
    place = ord(character) - _FIRST
    if 0 <= place < len(_REGULAR):
        return _REGULAR[place] / 1000
    if character in _OTHERS:
        return _OTHERS[character]
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    if base != character:
        return _advance(base)
    return _ARABIC if unicodedata.bidirectional(character) == "AL" else _USUAL


def clipped(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis where it is wider than the room."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(kept.rstrip() + ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def broken(text: str, rooms: tuple[float, ...], size: float, *, bold: bool = False) -> list[str]:
    """Return the text on at most so many lines as there are rooms, broken at blanks; the last line is cut to fit."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < len(rooms) - 1:
        taken = _fitting(words, rooms[len(lines)], size, bold=bold)
        lines.append(clipped(" ".join(words[:taken]), rooms[len(lines)], size, bold=bold))
        words = words[taken:]
    if words:
        lines.append(clipped(" ".join(words), rooms[len(lines)], size, bold=bold))
    return lines


def _fitting(words: list[str], room: float, size: float, *, bold: bool) -> int:
    """Return how many words fit on the line; the first stands there even if it does not."""
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1]), size, bold=bold) <= room:
        taken += 1
    return taken
