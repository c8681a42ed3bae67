"""Which words lost the space between them? 'PythonSQL' names two skills; 'JavaScript' and 'MySQL' do not."""

from __future__ import annotations

import re

from pathfinder.measuring.lexicon import Lexicon, Reading, Shadow

_CAPITAL_INSIDE = re.compile(rb"[a-z0-9+#][A-Z]")
_SHORTEST = 3
_LONGEST = 120
_REMEMBERED = 100_000

_Part = tuple[int, int, int]


class GluedWords:
    """Parts a word that is wholly made of terms without rules, three letters or longer.

    Only words in which a capital follows a small letter, a figure, ``+`` or ``#`` are looked at: that is how
    lists lose their spaces when a page becomes text. A word that is itself a term, or part of one, stays whole.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.plain = {
            pattern: place
            for place, (pattern, readings, shadows) in enumerate(
                zip(lexicon.patterns, lexicon.readings, lexicon.shadows, strict=True)
            )
            if len(pattern) >= _SHORTEST and b" " not in pattern and _is_plain(readings, shadows)
        }
        self._whole = {word for pattern in lexicon.patterns for word in pattern.split()}
        self._longest = max(map(len, self.plain), default=0)
        self._known: dict[bytes, tuple[_Part, ...]] = {}

    def parts(self, word: bytes, written: bytes) -> tuple[_Part, ...]:
        """Return the terms in a folded word as (pattern, start, end) within it; empty where it is not glued."""
        parts = self._known.get(word)
        if parts is None:
            parts = () if word in self._whole or len(word) > _LONGEST else self._split(word)
            if len(self._known) < _REMEMBERED:
                self._known[word] = parts
        return parts if parts and _CAPITAL_INSIDE.search(written) else ()

    def _split(self, word: bytes) -> tuple[_Part, ...]:
        """Return the split into the fewest terms, longer ones first; empty where some letters belong to none."""
        best: list[tuple[_Part, ...] | None] = [None] * (len(word) + 1)
        best[len(word)] = ()
        for start in range(len(word) - _SHORTEST, -1, -1):
            for end in range(min(len(word), start + self._longest), start + _SHORTEST - 1, -1):
                place, rest, current = self.plain.get(word[start:end]), best[end], best[start]
                if place is not None and rest is not None and (current is None or len(rest) + 1 < len(current)):
                    best[start] = ((place, start, end), *rest)
        return best[0] or ()


def _is_plain(readings: tuple[Reading, ...], shadows: tuple[Shadow, ...]) -> bool:
    """True where every reading counts anywhere: no rule, nor an ``unless`` that forbids the very term."""
    forbidden = {shadow.skill for shadow in shadows}
    return bool(readings) and all(
        reading.rule is None and reading.skill >= 0 and reading.skill not in forbidden for reading in readings
    )
