"""Which roles does a title name, and at which level? Read from phrases; a title may fit several roles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pathfinder.measuring.lexicon import Lexicon, RolePhrases
from pathfinder.measuring.wordlist import words
from pathfinder.model.phrases import STAR, title_words
from pathfinder.model.shares import Level

_REMEMBERED = 200_000
"""How many titles one reader remembers: corpora repeat theirs, and finding phrases again costs more than memory."""

_LEVEL_WORDS: dict[Level, frozenset[str]] = {
    "entry": frozenset(
        words(
            "junior jr jnr entry graduate graduates grad intern interns internship trainee apprentice apprenticeship "
            "werkstudent praktikant praktikum student fresher freshers beginner stagiaire alternance"
        )
    ),
    "mid": frozenset(words("mid midlevel intermediate")),
    "senior": frozenset(words("senior sr snr lead staff principal head director vp chief distinguished")),
}
_GRADES: dict[str, Level] = {
    **dict.fromkeys(("i", "1"), "entry"),
    **dict.fromkeys(("ii", "2"), "mid"),
    **dict.fromkeys(("iii", "3", "iv", "4", "v", "5"), "senior"),
}
_GRADED = frozenset(words("engineer scientist analyst developer programmer administrator specialist level"))
"""Words after which a number is a grade: 'Engineer II' is one, '2 positions' is none."""


class TitleReader:
    """Finds the roles and the level of titles; remembers what it has read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._roles = [
            (phrases.role, _any_of(phrases.titles), _any_of(phrases.not_titles)) for phrases in lexicon.roles
        ]
        self._hints = _hint_words(lexicon.roles)
        self._known: dict[str, tuple[str, ...]] = {}

    def roles(self, title: str) -> tuple[str, ...]:
        """Return the ids of the roles that the title fits, sorted: one of ``titles``, none of ``not_titles``."""
        known = self._known.get(title)
        if known is None:
            known = self._find(title)
            if len(self._known) < _REMEMBERED:
                self._known[title] = known
        return known

    def _find(self, title: str) -> tuple[str, ...]:
        found = title_words(title)
        if self._hints.isdisjoint(found):
            return ()
        spaced = f" {' '.join(found)} "
        return tuple(
            role
            for role, fits, fits_not in self._roles
            if fits and fits.search(spaced) and not (fits_not and fits_not.search(spaced))
        )


def _any_of(phrases: tuple[tuple[str, ...], ...]) -> re.Pattern[str] | None:
    """Return one expression for phrases on whole words, a star standing for up to three words; None for none."""
    return re.compile("|".join(" " + _expression(phrase) for phrase in phrases)) if phrases else None


def _expression(phrase: tuple[str, ...]) -> str:
    return "".join(r"(?:\S+ ){0,3}" if word == STAR else re.escape(word) + " " for word in phrase)


def _hint_words(roles: Iterable[RolePhrases]) -> frozenset[str]:
    """Return words of which every fitting title holds one: the longest of each phrase."""
    return frozenset(
        max((word for word in phrase if word != STAR), key=len) for role in roles for phrase in role.titles
    )


def level_of(title: str) -> Level:
    """Return the level that a title states: entry, mid or senior; empty where it states none or several.

    Words go before grades ('Senior Engineer II' is senior), grades before 'associate': I is entry, II mid, III and
    up senior, each right after the job ('Engineer II'). Most titles state none; those are not taken for mid.
    """
    named = title_words(title)
    if named[:2] == ["data", "entry"]:
        named = named[2:]
    stated = [level for level, names in _LEVEL_WORDS.items() if not names.isdisjoint(named)]
    if stated:
        return stated[0] if len(stated) == 1 else ""
    for before, word in pairwise(named):
        if before in _GRADED and word in _GRADES:
            return _GRADES[word]
    return "entry" if "associate" in named else ""
