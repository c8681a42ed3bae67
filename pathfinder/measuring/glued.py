"""Which words lost the space between them? 'PythonSQL' names two skills; 'JavaScript' and 'MySQL' do not."""

from __future__ import annotations

from collections.abc import Iterator

from pathfinder.measuring.lexicon import NO_SKILL, Lexicon

_SHORTEST = 3
_LONGEST = 120
_REMEMBERED = 100_000


def _class_of(code: int) -> int:
    character = chr(code)
    if "A" <= character <= "Z":
        return ord("A")
    return ord("a") if character.isascii() and (character.isalnum() or character in "+#") else ord(" ")


_CLASSES = bytes(_class_of(code) for code in range(256))


class GluedWords:
    """Parts a word that is wholly made of terms without rules, three letters or longer.

    Only words in which a capital follows a small letter, a figure, ``+`` or ``#`` are looked at: that is how
    lists lose their spaces when a page becomes text. A word that is itself a term, or part of one, stays whole.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._plain = {
            pattern: place
            for place, (pattern, readings) in enumerate(zip(lexicon.patterns, lexicon.readings, strict=True))
            if len(pattern) >= _SHORTEST
            and b" " not in pattern
            and all(reading.rule is None and reading.skill != NO_SKILL for reading in readings)
        }
        self._whole = {word for pattern in lexicon.patterns for word in pattern.split()}
        self._longest = max(map(len, self._plain), default=0)
        self._known: dict[bytes, tuple[tuple[int, int, int], ...]] = {}

    def find(self, folded: bytes, raw: bytes) -> Iterator[tuple[int, int, int]]:
        """Yield (pattern, start, end) for the terms in glued words."""
        if not self._plain:
            return
        classes = raw.translate(_CLASSES)
        at = classes.find(b"aA")
        while at >= 0:
            start, end = folded.rfind(b" ", 0, at + 1) + 1, folded.find(b" ", at)
            if end > at + 1:
                for pattern, first, last in self._parts(folded[start:end]):
                    yield pattern, start + first, start + last
            at = classes.find(b"aA", max(end, at + 1))

    def _parts(self, word: bytes) -> tuple[tuple[int, int, int], ...]:
        parts = self._known.get(word)
        if parts is None:
            parts = () if word in self._whole or len(word) > _LONGEST else self._split(word)
            if len(self._known) < _REMEMBERED:
                self._known[word] = parts
        return parts

    def _split(self, word: bytes) -> tuple[tuple[int, int, int], ...]:
        """Return the split into the fewest terms, longer ones first; empty where some letters belong to none."""
        best: list[tuple[tuple[int, int, int], ...] | None] = [None] * (len(word) + 1)
        best[len(word)] = ()
        for start in range(len(word) - _SHORTEST, -1, -1):
            for end in range(min(len(word), start + self._longest), start + _SHORTEST - 1, -1):
                place, rest, current = self._plain.get(word[start:end]), best[end], best[start]
                if place is not None and rest is not None and (current is None or len(rest) + 1 < len(current)):
                    best[start] = ((place, start, end), *rest)
        return best[0] or ()
