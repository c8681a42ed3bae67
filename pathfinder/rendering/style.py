"""Which colours and glyphs carry which meaning? State is told by the glyph as well as by the colour.

Only the terminal's sixteen theme colours are used, so the reader's own light or dark theme decides how they look.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pathfinder.rendering.lines import Line

STYLES = {
    "title": "1",
    "quiet": "2",
    "rail": "36",
    "milestone": "1;36",
    "have": "32",
    "now": "1;33",
    "later": "",
    "bar": "34",
    "unsure": "2;34",
    "good": "32",
    "warn": "33",
    "bad": "1;31",
    "name": "1",
    "link": "4",
    "hint": "36",
}
"""Style name -> SGR parameters of ECMA-48."""


class Glyphs(NamedTuple):
    """The marks of one character set; every glyph is one column wide, except the words at the end."""

    have: str
    now: str
    later: str
    loose: str
    half: str
    goal: str
    milestone: str
    top: str
    side: str
    tee: str
    bottom: str
    dash: str
    full: str
    unsure: str
    empty: str
    sum: str
    tied: str
    levels: str
    dot: str
    arrow: str
    range: str
    ellipsis: str
    optional: str
    up: str
    down: str


UNICODE = Glyphs(
    have="✓", now="▶", later="○", loose="◌", half="◐", goal="★", milestone="◆",
    top="╭", side="│", tee="├", bottom="╰", dash="─",
    full="━", unsure="╍", empty="─", sum="Σ", tied="≈", levels="▁▂▃▄▅▆▇█",
    dot=" · ", arrow=" → ", range="–", ellipsis="…", optional="·", up="▲", down="▼",
)  # fmt: skip
ASCII = Glyphs(
    have="x", now=">", later="o", loose="~", half="%", goal="*", milestone="#",
    top="+", side="|", tee="+", bottom="+", dash="-",
    full="=", unsure="-", empty=".", sum="S", tied="~", levels="_.:-=+*#",
    dot=" - ", arrow=" -> ", range="-", ellipsis="...", optional=".", up="+", down="-",
)  # fmt: skip


def glyphs(*, ascii_only: bool) -> Glyphs:
    """Return the marks for Unicode or for plain ASCII output."""
    return ASCII if ascii_only else UNICODE


def harmless(text: str) -> str:
    """Return the text with everything taken out that could move the cursor, colour or reorder a line.

    Control characters, escapes and the bidirectional overrides of Unicode become a replacement mark or a
    blank; joiners inside words stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_harmless(character) for character in text)


def _harmless(character: str) -> str:
    if character in "\t\n\r\v\f\u2028\u2029\x85":
        return " "
    import unicodedata  # names are mostly ASCII

    kind = unicodedata.category(character)
    if kind in {"Cc", "Cs", "Co"}:
        return "�"
    if kind == "Cf" and character not in "\u200c\u200d":  # zero-width joiners make letters and emoji
        return ""
    return character


def plain(text: str, *, ascii_only: bool) -> str:
    """Return data (a name, a title) ready to be laid out: harmless, and in ASCII where that is asked."""
    text = harmless(text)
    if not ascii_only or text.isascii():
        return text
    import unicodedata

    folded = unicodedata.normalize("NFKD", text)
    return "".join(c if c.isascii() else "?" for c in folded if not unicodedata.combining(c))


def to_text(lines: Iterable[Line], *, colour: bool) -> str:
    """Return the lines as text, each ended by a newline; with colour as SGR sequences."""
    return "".join(_line_text(spans, colour=colour) + "\n" for spans in lines)


def _line_text(spans: Line, *, colour: bool) -> str:
    if not colour:
        return "".join(span.text for span in spans).rstrip()
    parts = []
    for span in spans:
        code = STYLES[span.style] if span.style else ""
        parts.append(f"\x1b[{code}m{span.text}\x1b[0m" if code and span.text else span.text)
    return "".join(parts)
