"""Where does a text hold addresses? A term inside one names a page or an employer, and is no match."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = (b"://", b"www.", b"@", b".com/", b".org/", b".edu/", b".gov/")
_BLANK = re.compile(rb"\s")
_ADDRESS = re.compile(
    rb"""
    (?: [A-Za-z][A-Za-z0-9+.-]{1,20}:// | www\. ) [^\s<>()"'\]]+        # https and www
    | [A-Za-z0-9._%+-]+ @ [A-Za-z0-9-]+ (?: \.[A-Za-z0-9-]+ )+          # somebody@somewhere.com
    | [A-Za-z0-9-]+ (?: \.[A-Za-z0-9-]+ )* \. (?: com|org|edu|gov ) / [^\s<>()"'\]]*   # github.com and a path
    """,
    re.VERBOSE,
)


def blank_addresses(folded: bytes, raw: bytes) -> bytes:
    """Return the folded text with blanks where the text as written holds an address; no byte moves.

    Hosts without a path (docs.ray.io) need no blanks: a full stop inside a word is no boundary.
    """
    blanked: bytearray | None = None
    for sign in _SIGNS:
        if sign in raw:
            blanked = bytearray(folded) if blanked is None else blanked
            for start, end in _addresses(raw, sign):
                blanked[start:end] = b" " * (end - start)
    return folded if blanked is None else bytes(blanked)


def _addresses(raw: bytes, sign: bytes) -> Iterator[tuple[int, int]]:
    """Yield the places of addresses in the words that hold the sign: most of a text is never looked at."""
    at = raw.find(sign)
    while at >= 0:
        start = max(raw.rfind(blank, 0, at) for blank in (b" ", b"\n")) + 1
        stop = _BLANK.search(raw, at)
        end = stop.start() if stop else len(raw)
        for found in _ADDRESS.finditer(raw, start, end):
            yield found.span()
        at = raw.find(sign, end)
