"""What is looked for in a listing? The curriculum's terms and titles as one small value that travels to workers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pathfinder.errors import RequestError
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.folding import fold_term
from pathfinder.model.phrases import phrase_words, says_nothing
from pathfinder.model.skills import DEFAULT_WITHIN, Case, Skill, Term


class Rule(NamedTuple):
    """The rules of a term in the form in which bytes are tested.

    ``glue`` holds characters that may not touch a match, ``near`` folded words with a blank on either side.
    """

    case: Case = "any"
    glue: tuple[bytes, ...] = ()
    near: tuple[bytes, ...] = ()
    within: int = DEFAULT_WITHIN


class Reading(NamedTuple):
    """One way to understand a pattern: the skill's place in ``Lexicon.skills`` and the rule it comes under.

    A skill that is left out has a negative place of its own.
    """

    skill: int
    rule: Rule | None = None


class Shadow(NamedTuple):
    """A skill whose terms an ``unless`` phrase forbids; ``exact`` is the only spelling that does, empty for any."""

    skill: int
    exact: bytes = b""


class RolePhrases(NamedTuple):
    """A role with the phrases that its titles hold and do not hold, as words in lower case."""

    role: str
    titles: tuple[tuple[str, ...], ...]
    not_titles: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Lexicon:
    """Everything a worker needs to read listings; picklable, and the same for the same curriculum.

    ``readings[i]`` belongs to ``patterns[i]``, a folded term without the blanks around it: the skills that it names.
    ``shadows[i]`` are the skills that have the pattern for an ``unless`` phrase, which forbids their terms inside it.
    ``digest`` speaks of the terms alone (``sha256:…``), so that two snapshots tell whether they counted the same
    spellings.
    """

    skills: tuple[str, ...]
    patterns: tuple[bytes, ...]
    readings: tuple[tuple[Reading, ...], ...]
    shadows: tuple[tuple[Shadow, ...], ...]
    roles: tuple[RolePhrases, ...]
    digest: str


def lexicon_of(curriculum: Curriculum, *, roles: Iterable[str] = (), without: Iterable[str] = ()) -> Lexicon:
    """Return the lexicon of a curriculum, for some roles (default: all), without some skills.

    Terms of a skill left out still claim their place in a text ('spring boot' does not become 'spring').
    RequestError for roles or skills that the curriculum lacks.
    """
    wanted = [curriculum.role(role).id for role in roles] or list(curriculum.roles)
    left_out = {curriculum.find(skill) for skill in without}
    skills = tuple(sorted(skill for skill in curriculum.skills if skill not in left_out))
    if not skills:
        raise RequestError("no skill is left to look for")
    places = {skill: place for place, skill in enumerate(skills)}
    places |= {skill: -place for place, skill in enumerate(sorted(left_out), 1)}
    readings, shadows = _readings(curriculum, places), _shadows(curriculum, places)
    patterns = tuple(sorted(readings.keys() | shadows.keys()))
    return Lexicon(
        skills=skills,
        patterns=patterns,
        readings=tuple(readings.get(pattern, ()) for pattern in patterns),
        shadows=tuple(shadows.get(pattern, ()) for pattern in patterns),
        roles=tuple(_phrases(curriculum, role) for role in sorted(set(wanted))),
        digest=terms_digest(curriculum, skills),
    )


def terms_digest(curriculum: Curriculum, skills: Iterable[str]) -> str:
    """Return ``sha256:…`` over the terms, rules and ``unless`` phrases of these skills, near groups resolved."""
    content = [[skill, *_canonical(curriculum.skills[skill], curriculum.near_groups)] for skill in sorted(skills)]
    packed = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(packed.encode()).hexdigest()


def _canonical(skill: Skill, groups: Mapping[str, tuple[str, ...]]) -> tuple[list[object], list[str]]:
    terms = sorted(
        [term.text, term.case, "".join(sorted(set(term.glue))), sorted(set(_near(term, groups))), term.within]
        for term in skill.terms
    )
    return list(terms), sorted(skill.unless)


def _readings(curriculum: Curriculum, places: Mapping[str, int]) -> dict[bytes, tuple[Reading, ...]]:
    """Gather the readings of every term, in order of skill."""
    found: dict[bytes, list[Reading]] = {}
    for skill in sorted(curriculum.skills):
        for pattern, rule in _term_rules(curriculum.skills[skill], curriculum.near_groups):
            found.setdefault(pattern, []).append(Reading(places[skill], rule))
    return {pattern: tuple(dict.fromkeys(readings)) for pattern, readings in found.items()}


def _shadows(curriculum: Curriculum, places: Mapping[str, int]) -> dict[bytes, tuple[Shadow, ...]]:
    """Gather the skills whose terms every ``unless`` phrase forbids, in order of skill."""
    found: dict[bytes, list[Shadow]] = {}
    for skill in sorted(curriculum.skills):
        for phrase in curriculum.skills[skill].unless:
            pattern = fold_term(phrase)
            # Capitals in a phrase mean just this spelling; a phrase in lower case means any.
            exact = b"" if phrase == phrase.lower() else phrase.encode()
            if pattern:
                found.setdefault(pattern, []).append(Shadow(places[skill], exact))
    return {pattern: tuple(dict.fromkeys(shadows)) for pattern, shadows in found.items()}


def _term_rules(skill: Skill, groups: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[bytes, Rule | None]]:
    for term in skill.terms:
        pattern = fold_term(term.text)
        if pattern:
            yield pattern, _rule(term, groups) if term.has_rule else None


def _rule(term: Term, groups: Mapping[str, tuple[str, ...]]) -> Rule:
    near = (b" " + fold_term(word) + b" " for word in _near(term, groups))
    return Rule(
        case=term.case,
        glue=tuple(sorted({character.encode() for character in term.glue})),
        near=tuple(dict.fromkeys(word for word in near if word.strip())),
        within=term.within,
    )


def _near(term: Term, groups: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for word in term.near:
        if word.startswith("@"):
            yield from groups.get(word[1:], ())
        else:
            yield word


def _phrases(curriculum: Curriculum, role: str) -> RolePhrases:
    value = curriculum.roles[role]
    return RolePhrases(role, _words(value.titles), _words(value.not_titles))


def _words(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the words of the phrases that have some, each phrase once."""
    return tuple(dict.fromkeys(words for words in map(phrase_words, phrases) if not says_nothing(words)))
