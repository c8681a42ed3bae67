"""When are two texts the same to the matcher? Once folded: lower case, blanks for punctuation, every byte at its place.

Measuring folds listings and terms before it compares them, checking folds terms to see which of them are one.
"""

from __future__ import annotations

import codecs
import unicodedata

WORD_BYTES = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789+#_.")
_HANDLER = "pathfinder.fold"
_known_runs: dict[str, bytes] = {}
_KNOWN_RUNS_LIMIT = 50_000
_BEYOND_ASCII = 0x80
_BLANK, _STOP, _UNDERSCORE = b" ._"
_SIGNS = frozenset(b".+#_")
"""What may stand inside a word, and is blanked at its ends."""
_JOINERS = range(0xFE00, 0xFE10)
"""Variation selectors: marks by their category, but they belong to the emoji before them, not to a word."""


def _fold_byte(code: int) -> int:
    lowered = code + 32 if ord("A") <= code <= ord("Z") else code
    return lowered if lowered in WORD_BYTES or lowered >= _BEYOND_ASCII else ord(" ")


_TABLE = bytes(_fold_byte(code) for code in range(256))


def fold(text: str) -> bytes:
    """Return the text's UTF-8 bytes in lower case with a blank for every byte that is no part of a word.

    A blank is put before and after, so byte i of the text is byte i + 1 of the result; no byte moves. Words are
    made of a-z, 0-9, ``+ # _ .`` and letters beyond ASCII. Blanks are also full stops and underscores at a word's
    end, ``+ # _`` at its beginning, and full stops in a row.
    Characters of scripts without upper and lower case (Chinese, Korean, Thai …) are blanks too: such scripts
    set Latin words beside their own without a space.
    """
    folded = b" " + text.encode("ascii", _HANDLER).translate(_TABLE) + b" "
    folded = folded.replace(b". ", b"  ")
    edges = _edges(folded)
    return _without_edges(folded, edges) if edges else folded


def _edges(folded: bytes) -> list[int]:
    """Return the places of signs that begin or end no word. Signs are few by now: each is looked at."""
    found = []
    for sign, code in ((b".", ord(".")), (b"+", ord("+")), (b"#", ord("#")), (b"_", ord("_"))):
        at = folded.find(sign)
        while at >= 0:
            before, after = folded[at - 1], folded[at + 1]
            if code == _STOP:
                is_edge = after == _BLANK or after == _STOP or before == _STOP  # noqa: PLR1714 - the hot path
            else:
                is_edge = before == _BLANK or (code == _UNDERSCORE and after == _BLANK)
            if is_edge:
                found.append(at)
            at = folded.find(sign, at + 1)
    return found


def _without_edges(folded: bytes, edges: list[int]) -> bytes:
    """Blank the edges, and in turn those that come to light underneath."""
    while edges:
        blanked = bytearray(folded)
        for at in edges:
            blanked[at] = _BLANK
        folded = bytes(blanked)
        edges = _edges(folded)
    return folded


def fold_term(term: str) -> bytes:
    """Return a term or phrase folded as texts are, without the blanks around it."""
    folded = term.encode("ascii", _HANDLER).translate(_TABLE)
    return folded.strip() if _SIGNS.isdisjoint(folded) else fold(term).strip()


def _fold_character(character: str) -> bytes:
    encoded = character.encode("utf-8", "surrogatepass")
    if not _is_word(character):
        return b" " * len(encoded)
    lowered = character.lower().encode("utf-8", "surrogatepass")
    return lowered if len(lowered) == len(encoded) and lowered[0] >= _BEYOND_ASCII else encoded


def _is_word(character: str) -> bool:
    """True for cased letters, accents that stand alone, digits, and raised or lowered figures (R² is no R).

    Raised signs (™, ℠) end a word: what they mark is a name of its own.
    """
    category = unicodedata.category(character)
    if category in {"Lu", "Ll", "Lt", "Lm", "Nd"}:
        return True
    if category in {"Mn", "Mc", "Me"}:
        return ord(character) not in _JOINERS
    return category != "So" and unicodedata.decomposition(character).startswith(("<super>", "<sub>"))


def _replace_run(error: UnicodeError) -> tuple[bytes, int]:
    """Fold a run of characters beyond ASCII: the codec calls this, so texts in plain ASCII never pay for it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    run = error.object[error.start : error.end]
    folded = _known_runs.get(run)
    if folded is None:
        folded = b"".join(map(_fold_character, run))
        if len(_known_runs) < _KNOWN_RUNS_LIMIT:
            _known_runs[run] = folded
    return folded, error.end


codecs.register_error(_HANDLER, _replace_run)
