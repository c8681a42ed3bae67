"""Where does a text hold addresses? A term inside one names a page or an employer, and is no match."""

from __future__ import annotations

import re

_SIGNS = (b"://", b"www.", b"@", b".com/", b".org/", b".edu/", b".gov/")
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
    if not any(sign in raw for sign in _SIGNS):
        return folded
    blanked = bytearray(folded)
    for found in _ADDRESS.finditer(raw):
        start, end = found.span()
        blanked[start:end] = b" " * (end - start)
    return bytes(blanked)
