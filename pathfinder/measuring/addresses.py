"""Where does a text hold addresses? A term inside one names a page or an employer, and is no match."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HOSTS = frozenset((b".com", b".org", b".edu", b".gov"))
_SPACE, _COLON, _SLASH = b" :/"
_BLANK = re.compile(rb"\s")
# What is said before a name's first character keeps the search linear: a name is tried from its start alone, so
# that a word of a megabyte (a picture written as text) costs no more than the same in short words.
_ADDRESS = re.compile(
    rb"""
    (?: [A-Za-z][A-Za-z0-9+.-]{1,20}:// | www\. ) [^\s<>()"'\]]+        # https and www
    | (?<![A-Za-z0-9._%+-]) [A-Za-z0-9._%+-]++ @ [A-Za-z0-9-]+ (?: \.[A-Za-z0-9-]+ )+    # somebody@somewhere.com
    | (?<![A-Za-z0-9-]) (?<![A-Za-z0-9-]\.) [A-Za-z0-9-]+ (?: \.[A-Za-z0-9-]+ )*
      \. (?: com|org|edu|gov ) / [^\s<>()"'\]]*                         # github.com and a path
    """,
    re.VERBOSE,
)


def blank_addresses(folded: bytes, raw: bytes) -> bytes:
    """Return the folded text with blanks where the text as written holds an address; no byte moves.

    Hosts without a path (docs.ray.io) need no blanks: a full stop inside a word is no boundary.
    """
    signs = list(_signs(raw))
    if not signs:
        return folded
    blanked = bytearray(folded)
    seen: set[int] = set()
    for at in signs:
        if blanked[at - 1] == blanked[at] == _SPACE:  # no address, or one that another sign has led to
            continue
        start = max(raw.rfind(blank, 0, at) for blank in (b" ", b"\n")) + 1
        if start in seen:
            continue
        seen.add(start)
        stop = _BLANK.search(raw, at)
        for found in _ADDRESS.finditer(raw, start, stop.start() if stop else len(raw)):
            blanked[slice(*found.span())] = b" " * len(found[0])
    return bytes(blanked)


def _signs(raw: bytes) -> Iterator[int]:
    """Yield the places of signs of addresses: only the words around them are looked at."""
    for sign in (b"@", b"www."):
        at = raw.find(sign)
        while at >= 0:
            yield at
            at = raw.find(sign, at + 1)
    at = raw.find(b"/")  # a single sign is found ten times as fast as three of them
    while at >= 0:
        if raw[at - 1] == _COLON and raw[at + 1] == _SLASH:
            yield at - 1
        elif raw[at - 4 : at] in _HOSTS:
            yield at - 4
        at = raw.find(b"/", at + 1)
