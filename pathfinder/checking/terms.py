"""Will the terms find the skill in listings, and nothing else? What is found falsely moves every plan."""

from __future__ import annotations

from collections.abc import Iterator

from pathfinder.checking.commonwords import COMMON_WORDS
from pathfinder.checking.findings import Rule, Subject
from pathfinder.checking.spelling import folded, holds
from pathfinder.model.skills import DEFAULT_WITHIN, Skill, Term
from pathfinder.problems import Location, Problem

SHORT = 2
"""Terms of at most so many letters mean too many things."""

RULE_HINT = "give it a rule: {{term: {text}, case: initial, near: [words that stand beside it]}}, or a longer term"


def single_terms(subject: Subject) -> Iterator[Problem]:
    """Terms that cannot be found, are found everywhere, or have rules that do nothing."""
    for skill in subject.curriculum.skills.values():
        yield from _idle_words(subject, skill)
        for term in _terms(subject, skill):
            if term.has_rule:
                yield from _idle_rules(subject, skill, term)
            spelt = folded(term.text)
            if not spelt:
                yield subject.finding("term-without-letters", *_unread(term.text, _place(subject, skill, term)))
            elif not term.has_rule and (len(spelt) <= SHORT or spelt in COMMON_WORDS):
                yield from _too_common(subject, skill, term, spelt)


def _unread(text: str, place: Location | None) -> tuple[str, Location | None, str]:
    """Return message, place and hint for a term of which the matcher reads nothing."""
    if any(character.isalpha() for character in text):
        message = f"'{text}' is in a script without capitals, in which no words are looked for"
        return message, place, "write under `terms` how listings name it in Latin letters"
    return f"'{text}' has no letter or figure that could be looked for", place, ""


def _too_common(subject: Subject, skill: Skill, term: Term, spelt: str) -> Iterator[Problem]:
    place, hint = _place(subject, skill, term), RULE_HINT.format(text=term.text)
    if spelt in COMMON_WORDS:
        message = f"'{term.text}' is a common word: listings use it in other senses"
        yield subject.finding("common-word", message, place, hint)
    elif len(spelt) == 1 or spelt.isalpha():  # c# and s3 have only one meaning
        message = f"'{term.text}' is too short to mean one thing"
        yield subject.finding("short-term", message, place, hint)


def _idle_rules(subject: Subject, skill: Skill, term: Term) -> Iterator[Problem]:
    letters = "".join(sorted({character for character in term.glue if character.isalnum()}))
    if letters:
        message = f"`glue` holds '{letters}', but matches are whole words: no letter or figure touches them"
        yield subject.finding("idle-rule", message, _place(subject, skill, term), "list punctuation only")
    if term.within != DEFAULT_WITHIN and not term.near:
        message = "`within` says how far `near` looks, and there is no `near`"
        yield subject.finding("idle-rule", message, _place(subject, skill, term), "add `near`, or take `within` out")


def _idle_words(subject: Subject, skill: Skill) -> Iterator[Problem]:
    pairs = dict.fromkeys((term.text, word) for term in skill.terms for word in term.near)
    for text, word in pairs:
        message = hint = ""
        if not word.startswith("@") and not folded(word):
            message = f"'{word}' has no letter or figure that could stand near"
        elif folded(word) == folded(text):
            message = f"'{word}' is the term itself, which says nothing about what it means"
            hint = "name words that stand beside it"
        for place in subject.where.near(skill.id, word, text) if message else ():
            yield subject.finding("idle-rule", message, place, hint)


def claims(subject: Subject) -> Iterator[Problem]:
    """Terms that two skills claim, and terms that stand twice in one skill."""
    skills = subject.curriculum.skills
    first: dict[str, tuple[str, Term]] = {}
    for skill in subject.own_first(skills) if subject.foreign else skills:
        for term in _terms(subject, skills[skill]):
            spelt = folded(term.text)
            owner, other = first.setdefault(spelt, (skill, term))
            if other is term or not spelt:
                continue
            if owner != skill:
                yield _claimed_twice(subject, skills[skill], term, owner, other)
            elif _rules(other) == _rules(term) or not (other.has_rule and term.has_rule):
                yield _repeated(subject, skills[skill], term, other)


def _rules(term: Term) -> tuple[object, ...]:
    return (term.case, term.glue, term.near, term.within)


def _claimed_twice(subject: Subject, skill: Skill, term: Term, owner: str, other: Term) -> Problem:
    there = subject.where.term(owner, other.text)
    return subject.finding(
        "term-claimed-twice",
        f"'{term.text}' is a term of '{owner}' already",
        _place(subject, skill, term),
        "leave it to one of the two; a longer term goes before a shorter one",
        subject.note(there, f"'{owner}' claims it here"),
    )


def _repeated(subject: Subject, skill: Skill, term: Term, other: Term) -> Problem:
    same = f"'{term.text}' stands here twice" if other.text == term.text else f"'{term.text}' is '{other.text}'"
    hint = "capitals, blanks, hyphens and slashes make no difference; one of the two is enough"
    if other.has_rule or term.has_rule:
        hint = "the one without a rule counts everywhere, so the other does nothing"
    return subject.finding("term-repeated", f"{same} to the matcher", _place(subject, skill, term), hint)


def shadows(subject: Subject) -> Iterator[Problem]:
    """Phrases of `unless` that shadow nothing, or shadow what they should not."""
    curriculum = subject.curriculum
    owners: dict[str, str] = {}
    if any(skill.unless for skill in curriculum.skills.values()):
        terms = ((term, skill.id) for skill in curriculum.skills.values() for term in skill.terms)
        owners = {folded(term.text): skill for term, skill in terms if not term.has_rule}
    for skill in curriculum.skills.values():
        if skill.unless:
            own = [folded(term.text) for term in skill.terms]
            for phrase in skill.unless:
                yield from _shadow(subject, skill, phrase, own, owners)


def _shadow(subject: Subject, skill: Skill, phrase: str, own: list[str], owners: dict[str, str]) -> Iterator[Problem]:
    spelt = folded(phrase)
    place = subject.where.item(skill.id, "unless", phrase)
    if phrase == phrase.lower() and spelt in own:
        message = f"'{phrase}' is a term of '{skill.id}' itself, which `unless` would forbid"
        yield subject.finding("unless-is-own-term", message, place, "write the longer phrase that holds the term")
    elif owners.get(spelt, skill.id) != skill.id:
        message = f"'{phrase}' is a term of '{owners[spelt]}', which counts there anyway"
        hint = "take it out: the longer term wins by itself"
        yield subject.finding("unless-is-a-term", message, place, hint)
    elif not any(holds(spelt, term) for term in own if term):
        message = f"'{phrase}' holds none of the terms of '{skill.id}', so it forbids nothing"
        yield subject.finding("unless-without-term", message, place, "write a phrase that holds a term, or take it out")


def near_groups(subject: Subject) -> Iterator[Problem]:
    """Groups of words that no term looks for."""
    groups = subject.curriculum.near_groups
    if not groups:
        return
    used = {word[1:] for s in subject.curriculum.skills.values() for t in s.terms for word in t.near if word[0] == "@"}
    for group in groups:
        if group not in used:
            message = f"no term's `near` names '@{group}'"
            yield subject.finding("idle-near-group", message, subject.where.near_group(group), "use it, or delete it")


def _terms(subject: Subject, skill: Skill) -> tuple[Term, ...]:
    """Return the terms; of a faulty skill only those that it writes, since its name may be what is wrong."""
    if skill.id in subject.faulty and skill.terms == (Term(skill.name),):
        return ()
    return skill.terms


def _place(subject: Subject, skill: Skill, term: Term) -> Location | None:
    before = skill.terms[: skill.terms.index(term)]  # a text may stand under several rules
    return subject.where.term(skill.id, term.text, sum(one.text == term.text for one in before))


RULES = (
    Rule(single_terms, ("term-without-letters", "short-term", "common-word", "idle-rule")),
    Rule(claims, ("term-claimed-twice", "term-repeated")),
    Rule(shadows, ("unless-is-own-term", "unless-is-a-term", "unless-without-term")),
    Rule(near_groups, ("idle-near-group",), whole=True),
)
