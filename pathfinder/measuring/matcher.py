"""Which skills does a text name, where, and by which term? The longest term whose rules hold wins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from pathfinder.measuring.addresses import blank_addresses
from pathfinder.measuring.glued import GluedWords
from pathfinder.measuring.lexicon import Lexicon, Reading, Shadow
from pathfinder.measuring.rules import broken_rule
from pathfinder.model.folding import fold

# A single letter after the stop is an abbreviation (D.C, Ph.D), not a word that lost its space; figures after it
# begin the next sentence ('Django.3+ years') where letters stand before, else they are a number's.
_LOST_SPACE = re.compile(rb"\.(?=[A-Z][A-Za-z0-9+#]|(?<=[A-Za-z]{2}\.)[0-9]+\+?(?![0-9A-Za-z.]))")
_BLANK = ord(" ")
_LONGEST_WORD = 1000
"""Bytes beyond which a word's ends are not looked for: it is none, and looking each time would take minutes."""
_PLUS_INSIDE = re.compile(rb"\+(?=[a-z0-9])")


class Hit(NamedTuple):
    """A term found in a text: skill id, and the bytes ``start`` to ``end`` of the text's UTF-8 form.

    ``broken`` names the rule that rejected it (case, glue, near, unless, longer), empty for a hit that counts, and
    ``phrase`` is the phrase of ``unless`` as it stands in the text.
    """

    skill: str
    start: int
    end: int
    broken: str = ""
    phrase: str = ""


_Candidate = tuple[int, int, int]
"""Start, minus end, pattern: plain tuples that sort leftmost-longest; a hundred are made for every listing."""


_Shadows = dict[int, tuple[int, int]]
"""End and start of the ``unless`` phrase that reaches farthest, by skill, of those that begin here or before.

Candidates come leftmost-longest, so a term lies inside one of its skill's phrases just where it ends by that end.
"""


class _Claim(NamedTuple):
    start: int
    end: int
    skills: tuple[int, ...]


class Matcher:
    """The lexicon's automaton, built once a process.

    Patterns are searched as ``" term "`` in folded text, overlapping; each hit's rules are tested on the text as
    written, and only then the leftmost-longest valid hit wins: a long hit that is not valid hides nothing. ``unless``
    is one more rule: its phrases forbid the terms of their own skill that lie inside them, and claim no place.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.skills = lexicon.skills
        self._readings = lexicon.readings
        self._shadows = lexicon.shadows
        self._left_out = frozenset(
            reading.skill for readings in lexicon.readings for reading in readings if reading.skill < 0
        )
        self._glued = GluedWords(lexicon)
        # Terms that may end a glued word are searched as "term ", and what stands before them is looked at.
        self._is_open = [pattern in self._glued.plain for pattern in lexicon.patterns]
        padded = [
            pattern + b" " if pattern in self._glued.plain else b" " + pattern + b" " for pattern in lexicon.patterns
        ]
        self._automaton = BytesAhoCorasick(padded or [b"  "], implementation=Implementation.DFA)
        # Words with a stop or plus of their own; they are not parted.
        self._whole = frozenset(
            word for pattern in lexicon.patterns for word in pattern.split() if b"." in word or b"+" in word
        )
        self._plain = list(_plain_skills(lexicon))

    def skills_in(self, text: str) -> frozenset[int]:
        """Return the places (in ``Lexicon.skills``) of the skills that the text names."""
        return self.skills_in_folded(*self.fold(text))

    def skills_in_folded(self, folded: bytes, raw: bytes) -> frozenset[int]:
        """As ``skills_in`` for a text that :meth:`fold` has prepared: the hot path."""
        folded = self._part_words(folded, raw)
        found = set()
        free = 0
        plain = self._plain
        shadows: _Shadows = {}
        for start, end, pattern in self._candidates(folded, raw):
            skill = plain[pattern]
            if skill is not None:
                if start >= free:
                    found.add(skill)
                    free = -end
                continue
            if self._shadows[pattern]:
                _cast(shadows, self._shadows[pattern], raw, start, -end)
            if start >= free and (skills := _valid_skills(self._readings[pattern], shadows, raw, folded, start, -end)):
                found.update(skills)
                free = -end
        return frozenset(found - self._left_out)

    def hits(self, text: str, *, rejected: bool = False) -> list[Hit]:
        """Return every hit in order of place; with ``rejected`` also those that a rule turned down, and which."""
        folded, raw = self.fold(text)
        folded = self._part_words(folded, raw)
        candidates = list(dict.fromkeys(self._candidates(folded, raw)))
        claims = self._settle(candidates, raw, folded)
        hits = [
            Hit(self.skills[skill], claim.start - 1, claim.end - 1)
            for claim in claims
            for skill in claim.skills
            if skill >= 0
        ]
        if rejected:
            hits.extend(self._rejected(candidates, claims, raw, folded))
        return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.skill, hit.broken))

    def fold(self, text: str) -> tuple[bytes, bytes]:
        """Return the folded text and the text as written, both with a blank before and after, byte for byte."""
        raw = b" " + text.encode() + b" "
        return blank_addresses(fold(text), raw), raw

    def _part_words(self, folded: bytes, raw: bytes) -> bytes:
        """Part words that lost the space between them: 'SQL.Python', 'HTML+CSS', 'C++17'.

        A word that the lexicon knows as a whole (asp.net, c++) stays whole.
        """
        stops = [found.start() for found in _LOST_SPACE.finditer(raw)]
        if not stops and b"+" not in folded:
            return folded
        parted = bytearray(folded)
        for at in stops:
            self._part(parted, at)
        for found in _PLUS_INSIDE.finditer(bytes(parted)):
            self._part(parted, found.start())
        return bytes(parted)

    def _part(self, folded: bytearray, at: int) -> None:
        """Put a blank in place of the stop or plus at this place, if it parts two words."""
        start = folded.rfind(b" ", max(0, at - _LONGEST_WORD), at) + 1 or max(0, at - _LONGEST_WORD)
        end = folded.find(b" ", at, at + _LONGEST_WORD)
        end = end if end >= 0 else min(len(folded), at + _LONGEST_WORD)
        if start == at or bytes(folded[start:end]) in self._whole:
            return
        after = folded[at + 1 : end]
        if after.isdigit() and bytes(folded[start : at + 1]) in self._whole:  # c++17: its version goes
            folded[at + 1 : end] = b" " * len(after)
        elif folded[at : at + 1] == b"." or after[:1].isalpha():
            folded[at : at + 1] = b" "

    def _candidates(self, folded: bytes, raw: bytes) -> list[_Candidate]:
        """Return every place that a pattern fits, leftmost first and of those the longest first."""
        candidates: list[_Candidate] = []
        is_open = self._is_open
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not is_open[pattern]:
                candidates.append((start + 1, 1 - end, pattern))
            elif folded[start - 1] == _BLANK:
                candidates.append((start, 1 - end, pattern))
            else:
                candidates.extend(self._in_glued_word(folded, raw, start, end - 1))
        candidates.sort()
        return candidates

    def _in_glued_word(self, folded: bytes, raw: bytes, start: int, end: int) -> Iterator[_Candidate]:
        """Yield the terms of the word that ends with a term, if it is glued of several."""
        begin = folded.rfind(b" ", 0, start) + 1
        for pattern, first, last in self._glued.parts(folded[begin:end], raw[begin:end]):
            yield begin + first, -begin - last, pattern

    def _settle(self, candidates: list[_Candidate], raw: bytes, folded: bytes) -> list[_Claim]:
        """Return the leftmost-longest valid candidates; their places do not overlap."""
        claims: list[_Claim] = []
        shadows: _Shadows = {}
        for start, end, pattern in candidates:
            _cast(shadows, self._shadows[pattern], raw, start, -end)
            if not claims or start >= claims[-1].end:
                skills = _valid_skills(self._readings[pattern], shadows, raw, folded, start, -end)
                if skills:
                    claims.append(_Claim(start, -end, skills))
        return claims

    def _rejected(self, candidates: list[_Candidate], claims: list[_Claim], raw: bytes, folded: bytes) -> Iterator[Hit]:
        """Yield the readings that do not count, each place once."""
        counted = {(claim.start, claim.end, skill) for claim in claims for skill in claim.skills}
        shadows: _Shadows = {}
        for start, minus_end, pattern in candidates:
            end = -minus_end
            _cast(shadows, self._shadows[pattern], raw, start, end)
            for reading in self._readings[pattern]:
                place = (start, end, reading.skill)
                if reading.skill < 0 or place in counted:
                    continue
                counted.add(place)
                broken = broken_rule(reading.rule, raw, folded, start, end)
                phrase = _phrase_over(shadows, reading.skill, end)
                if broken or phrase is None:
                    yield Hit(self.skills[reading.skill], start - 1, end - 1, broken or "longer")
                else:
                    yield Hit(self.skills[reading.skill], start - 1, end - 1, "unless", raw[phrase].decode())


def _plain_skills(lexicon: Lexicon) -> Iterator[int | None]:
    """Yield for each pattern the one skill that it names anywhere, None where something is to be tested."""
    phrases: dict[int, list[bytes]] = {}
    for pattern, owners in zip(lexicon.patterns, lexicon.shadows, strict=True):
        for owner in owners:
            phrases.setdefault(owner.skill, []).append(b" " + pattern + b" ")
    for pattern, readings, shadows in zip(lexicon.patterns, lexicon.readings, lexicon.shadows, strict=True):
        is_plain = len(readings) == 1 and readings[0].rule is None and not shadows
        if is_plain and not any(b" " + pattern + b" " in phrase for phrase in phrases.get(readings[0].skill, ())):
            yield readings[0].skill
        else:
            yield None


def _cast(shadows: _Shadows, owners: tuple[Shadow, ...], raw: bytes, start: int, end: int) -> None:
    """Remember a phrase that stands here for the skills that it is an ``unless`` of."""
    for skill, exact in owners:
        if (not exact or raw[start:end] == exact) and (skill not in shadows or shadows[skill][0] < end):
            shadows[skill] = (end, start)


def _phrase_over(shadows: _Shadows, skill: int, end: int) -> slice | None:
    """Return the place of the phrase that forbids the skill's term which ends here, None where none does."""
    last, first = shadows.get(skill, (0, 0))
    return slice(first, last) if last >= end else None


def _valid_skills(
    readings: tuple[Reading, ...], shadows: _Shadows, raw: bytes, folded: bytes, start: int, end: int
) -> tuple[int, ...]:
    """Return the skills whose rules hold here."""
    valid = {
        skill
        for skill, rule in readings
        if (skill not in shadows or shadows[skill][0] < end)
        and (rule is None or not broken_rule(rule, raw, folded, start, end))
    }
    return tuple(sorted(valid))


def code_points(text: str, hits: list[Hit]) -> list[Hit]:
    """Return the hits with places in code points of the text instead of bytes."""
    if text.isascii():
        return hits
    ends = []
    size = 0
    for character in text:
        ends.append(size)
        size += len(character.encode())
    return [hit._replace(start=bisect_right(ends, hit.start) - 1, end=bisect_right(ends, hit.end - 1)) for hit in hits]
