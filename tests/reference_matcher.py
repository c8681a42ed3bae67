"""Which skills does a text name? The matcher's definition again, slow and obvious: every term at every place.

Works on characters, never on folded bytes, and knows no automaton. Where this and the matcher differ, one is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from pathfinder.model.curriculum import Curriculum
from pathfinder.model.skills import Term

ADDRESS = re.compile(
    r"""(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|www\.)[^\s<>()"'\]]+"""
    r"""|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"""
    r"""|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|edu|gov)/[^\s<>()"'\]]*""",
    re.ASCII,
)
WIDE = "\x1f"
"""The blank for a sign of several bytes: it ends words, but is not the one blank between the words of a term."""
BLANKS = (" ", WIDE)
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789+#_."


def fold_character(character: str) -> str:
    lowered = character.lower() if character.isascii() else character
    if character.isascii():
        return lowered if lowered in SIGNS else " "
    category = unicodedata.category(character)
    raised = category != "So" and unicodedata.decomposition(character).startswith(("<super>", "<sub>"))
    mark = category.startswith("M") and not 0xFE00 <= ord(character) <= 0xFE0F
    if not (category in {"Lu", "Ll", "Lt", "Lm", "Nd"} or mark or raised):
        return WIDE
    other = character.lower()
    return other if len(other.encode()) == len(character.encode()) and not other.isascii() else character


def fold(text: str) -> list[str]:
    """Return one folded character for each character of the text."""
    folded = [fold_character(character) for character in text]
    while True:
        joined = " " + "".join(folded) + " "
        edges = [found.span() for found in re.finditer(r"\.\.+|(?<=[ \x1f])[_#+]+|[._]+(?=[ \x1f])", joined)]
        if not re.search(r"\.\.|_|[ \x1f][#+]", joined):
            edges = [found.span() for found in re.finditer(r"\.(?=[ \x1f])", joined)]
        if not edges:
            return folded
        for start, end in edges:
            folded[start - 1 : end - 1] = " " * (end - start)


def fold_term(term: str) -> str:
    return "".join(fold(term)).strip(" \x1f")


class Reference:
    def __init__(self, curriculum: Curriculum) -> None:
        self.terms: list[tuple[str, str, Term | None]] = []  # folded, skill, term where it has a rule
        self.phrases: list[tuple[str, str, str]] = []  # folded, the skill that it is an unless of, exact spelling
        for skill in curriculum.skills.values():
            for term in skill.terms:
                near = [w for n in term.near for w in (curriculum.near_groups[n[1:]] if n[0] == "@" else [n])]
                resolved = Term(term.text, term.case, term.glue, tuple(near), term.within)
                self.terms.append((fold_term(term.text), skill.id, resolved if term.has_rule else None))
            for phrase in skill.unless:
                self.phrases.append((fold_term(phrase), skill.id, "" if phrase == phrase.lower() else phrase))
        self.words = {word for folded, *_ in self.terms + self.phrases for word in folded.split()}
        self.plain = {
            folded
            for folded, *_ in self.terms
            if len(folded) >= 3
            and " " not in folded
            and all(rule is None for other, _, rule in self.terms if other == folded)
            and not {skill for other, skill, _ in self.terms if other == folded}
            & {skill for other, skill, _ in self.phrases if other == folded}
        }

    def skills(self, text: str) -> set[str]:
        """Return the ids of the skills that the text names."""
        folded = fold(text)
        for found in address_spans(text):
            folded[slice(*found)] = " " * (found[1] - found[0])
        self.part(folded, text)
        joined = " " + "".join(folded) + " "
        places = []  # start, end, skill
        # A term whose letters occur nowhere cannot stand anywhere: that much haste is plain to see.
        possible = [one for one in self.terms if one[0] in joined]
        for (term, skill, rule), at in product(possible, range(len(text))):
            if stands(term, joined, at) and holds(rule, text, joined, at, at + len(term)):
                places.append((at, at + len(term), skill))
        places += self.glued(folded, text)
        shadows = self.shadows(joined, text)
        return leftmost_longest([place for place in places if not any(inside(place, shadow) for shadow in shadows)])

    def shadows(self, joined: str, text: str) -> list[tuple[int, int, str]]:
        """Return where phrases of unless stand: start, end, the skill whose terms they forbid there."""
        return [
            (at, at + len(phrase), skill)
            for (phrase, skill, exact), at in product(self.phrases, range(len(text)))
            if stands(phrase, joined, at) and (not exact or text[at : at + len(phrase)] == exact)
        ]

    def part(self, folded: list[str], text: str) -> None:
        for sign, at in [(".", i) for i in range(len(text))] + [("+", i) for i in range(len(text))]:
            if folded[at] != sign:
                continue
            start, end = word_around(folded, at)
            word, after = "".join(folded[start:end]), "".join(folded[at + 1 : end])
            stop = sign == "." and re.match(r"\.[A-Z][A-Za-z0-9+#]", text[at:], re.ASCII)
            plus = sign == "+" and re.match(r"[a-z0-9]", after, re.ASCII)
            if start == at or word in self.words or not (stop or plus):
                continue
            known = "".join(folded[start : at + 1]) in self.words
            if known and re.fullmatch(r"[0-9]+", after):
                folded[at + 1 : end] = " " * len(after)
            elif sign == "." or re.match(r"[a-z]", after, re.ASCII):
                folded[at] = " "

    def glued(self, folded: list[str], text: str) -> list[tuple[int, int, str]]:
        found = []
        for match in re.finditer(r"[^ \x1f]+", "".join(folded)):
            start, end = match.span()
            capital = re.search(r"[a-z0-9+#][A-Z]", text[start:end], re.ASCII)
            if capital and match[0] not in self.words:
                for first, last in split(match[0], self.plain) or []:
                    owners = {skill for term, skill, *_ in self.terms if term == match[0][first:last]}
                    found += [(start + first, start + last, skill) for skill in owners]
        return found


def stands(term: str, joined: str, at: int) -> bool:
    """True where the term stands at this character of the text, as whole words; joined has a blank before it."""
    end = at + 1 + len(term)
    return term != "" and joined[at + 1 : end] == term and joined[at] in BLANKS and joined[end : end + 1] in BLANKS


def inside(place: tuple[int, int, str], shadow: tuple[int, int, str]) -> bool:
    """True where a place lies within a phrase that its own skill is not."""
    return place[2] == shadow[2] and shadow[0] <= place[0] and place[1] <= shadow[1]


def address_spans(text: str) -> list[tuple[int, int]]:
    return [
        (word.start() + found.start(), word.start() + found.end())
        for word in re.finditer(r"[^ \n]+", text)
        for found in ADDRESS.finditer(word[0])
    ]


def word_around(folded: list[str], at: int) -> tuple[int, int]:
    start = end = at
    while start > 0 and folded[start - 1] not in BLANKS:
        start -= 1
    while end < len(folded) and folded[end] not in BLANKS:
        end += 1
    return start, end


def holds(rule: Term | None, text: str, joined: str, start: int, end: int) -> bool:
    if rule is None:
        return True
    written = text[start:end]
    letters = [character for character in written if character.isalpha()]
    case = {
        "any": True,
        "upper": written == written.upper(),
        "lower": written == written.lower(),
        "initial": not letters or letters[0].isupper(),
        "title": all(is_title(word) for word in re.split(r"[\s-]+", written)),
    }[rule.case]
    before, after = text[:start], text[end:]
    glued = any(before.endswith(sign) or after.startswith(sign) for sign in rule.glue)
    return (
        case and not glued and (not rule.near or any(near(word, rule, text, joined, start, end) for word in rule.near))
    )


def is_title(word: str) -> bool:
    letters = [character for character in word if character.isalpha()]
    return not letters or (letters[0].isupper() and all(letter == letter.lower() for letter in letters[1:]))


def near(word: str, rule: Term, text: str, joined: str, start: int, end: int) -> bool:
    folded = fold_term(word)
    for at in range(len(text)):
        if stands(folded, joined, at):
            last = at + len(folded)
            if last <= start and len(text[at:start].encode()) <= rule.within:
                return True
            if at >= end and len(text[end:last].encode()) <= rule.within:
                return True
    return False


def split(word: str, plain: set[str]) -> list[tuple[int, int]] | None:
    """Return the split into the fewest terms; of equal splits the one whose first terms are longest."""
    best: dict[int, list[tuple[int, int]] | None] = {len(word): []}
    for start in range(len(word) - 1, -1, -1):
        options = []
        for end in range(start + 1, len(word) + 1):
            rest = best[end]
            if word[start:end] in plain and rest is not None:
                options.append([(start, end), *rest])
        best[start] = min(options, key=lambda parts: (len(parts), -parts[0][1]), default=None)
    return best[0]


def leftmost_longest(places: list[tuple[int, int, str]]) -> set[str]:
    chosen: set[str] = set()
    free = 0
    for start, end in sorted({(start, end) for start, end, _ in places}, key=lambda span: (span[0], -span[1])):
        if start >= free:
            chosen |= {skill for first, last, skill in places if (first, last) == (start, end)}
            free = end
    return chosen
