"""Can each role be told by its titles, does each alternatives group offer a choice, and is each stage in use?"""

from __future__ import annotations

from collections.abc import Iterator

from pathfinder.checking.findings import Rule, Subject
from pathfinder.model.curriculum import Role
from pathfinder.model.phrases import phrase_words, says_nothing
from pathfinder.problems import Problem

Words = tuple[str, ...]


def titles(subject: Subject) -> Iterator[Problem]:
    """Titles that can never fit, fit everything, or are covered by a shorter one of the same role."""
    for role in subject.curriculum.roles.values():
        if not role.titles and role.id not in subject.faulty:
            message = f"the role '{role.id}' has no titles, so no listing is ever one of it"
            yield subject.finding("role-without-titles", message, subject.where.role(role.id), "add 'titles: […]'")
        phrases = {title: phrase_words(title) for title in role.titles}
        shut = [phrase_words(title) for title in role.not_titles]
        for title, words in phrases.items():
            yield from _title(subject, role, title, words, [*phrases.values()], shut)
        for title in role.not_titles:
            if says_nothing(phrase_words(title)):
                yield _wordless(subject, role, "not_titles", title)


def _title(
    subject: Subject, role: Role, title: str, words: Words, phrases: list[Words], shut: list[Words]
) -> Iterator[Problem]:
    place = subject.where.role_item(role.id, "titles", title)
    if says_nothing(words):
        yield _wordless(subject, role, "titles", title)
        return
    barring = next((phrase for phrase in shut if phrase and _inside(phrase, words)), None)
    if barring:
        message = f"'{title}' never fits: it holds '{' '.join(barring)}' of `not_titles`"
        yield subject.finding("title-shut-out", message, place, "take one of the two out")
    covering = next((phrase for phrase in phrases if phrase != words and phrase and _inside(phrase, words)), None)
    if covering:
        message = f"'{title}' adds nothing: every such title holds '{' '.join(covering)}'"
        yield subject.finding("title-covered", message, place, "take it out")


def _wordless(subject: Subject, role: Role, key: str, title: str) -> Problem:
    place = subject.where.role_item(role.id, key, title)
    return subject.finding("title-without-words", f"'{title}' has no word to look for", place, "name a word")


def _inside(phrase: Words, words: Words) -> bool:
    """True when every title with ``words`` holds the phrase: it stands there in a row, its stars among the stars."""
    size = len(phrase)
    return any(words[start : start + size] == phrase for start in range(len(words) - size + 1))


def overlaps(subject: Subject) -> Iterator[Problem]:
    """Roles of which one has no title of its own, so that the other holds all its listings."""
    known = {role.id: [phrase_words(title) for title in role.titles] for role in subject.curriculum.roles.values()}
    for role, phrases in known.items():
        for other, covering in known.items():
            if role == other or not phrases or not all(_fits_any(words, covering) for words in phrases):
                continue
            both = all(_fits_any(words, phrases) for words in covering)
            bars = subject.curriculum.roles[other].not_titles != subject.curriculum.roles[role].not_titles
            if bars or (both and other > role):
                continue
            message = f"every title of '{role}' is one of '{other}' too"
            place = subject.where.role(role, "titles")
            notes = subject.note(subject.where.role(other, "titles"), f"the titles of '{other}'")
            yield subject.finding("titles-overlap", message, place, "give it titles or `not_titles` of its own", notes)
            break


def _fits_any(words: Words, phrases: list[Words]) -> bool:
    return any(phrase and _inside(phrase, words) for phrase in phrases)


def groups(subject: Subject) -> Iterator[Problem]:
    """Alternatives that leave no choice."""
    for group in subject.curriculum.alternatives.values():
        if len(group.skills) == 1:
            message = f"'{group.skills[0]}' is the only member of '{group.id}': an alternative to nothing"
            hint = "add the skills that listings accept in its place, or delete the group"
            yield subject.finding("alternatives-of-one", message, subject.where.alternatives(group.id), hint)


def stages(subject: Subject) -> Iterator[Problem]:
    """Stages that no skill and no role is at."""
    used = {stage for skill in subject.curriculum.skills.values() for stage in skill.stages}
    used |= {stage for role in subject.curriculum.roles.values() for stage in role.stages}
    for stage in subject.curriculum.stages:
        if used and stage.id not in used:
            message = f"no skill and no role is at the stage '{stage.id}'"
            yield subject.finding("idle-stage", message, subject.where.stage(stage.id), "use it, or delete it")


RULES = (
    Rule(titles, ("role-without-titles", "title-without-words", "title-shut-out", "title-covered")),
    Rule(overlaps, ("titles-overlap",), whole=True),
    Rule(groups, ("alternatives-of-one",), whole=True),
    Rule(stages, ("idle-stage",), whole=True),
)
