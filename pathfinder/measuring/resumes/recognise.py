"""Which skills do passages state, and where? The matcher that reads listings decides; lists are taken at their word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pathfinder.measuring.cleaning import clean_text
from pathfinder.measuring.lexicon import lexicon_of
from pathfinder.measuring.matcher import Hit, Matcher, code_points
from pathfinder.measuring.resumes.layout import rejoined, straightened
from pathfinder.measuring.resumes.manifests import package_names
from pathfinder.measuring.resumes.passages import Evidence, Passage
from pathfinder.measuring.resumes.prose import claimed, names_a_firm, sections, without_name

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum

_ITEM_BREAK = re.compile(r"[,;|•·‣▪●◦\t\n]| {2,}|\s[/–—-]\s|^[^\S\n]*+[-*+]\s", re.MULTILINE)
_LABEL = re.compile(r"^[^:\n,]{1,40}:(?=\s|$)", re.MULTILINE)
_LEVEL = (
    r"(?:expert|advanced|intermediate|proficient|basics?|beginner|fluent|professional|good|very good|working knowledge|"
    r"\d+\+?\s*(?:years?|yrs?))(?:\s+(?:level|knowledge|experience|user))?"
)
_DETAIL = re.compile(rf"\s*\([^()]*\)|\s*[-–:]?\s*{_LEVEL}\s*$", re.IGNORECASE)
# How well something is known stands beside it, and would be read as a word of what comes next: 'Python (expert), SQL'.
_LEVEL_ALONE = re.compile(
    rf"(?<=[(,;|•\t\n–:/-])[ ]*{_LEVEL}[ ]*(?=[),;|•\t\n]|\Z)|(?<=\S)[ ]+{_LEVEL}(?=[ ]+\d{{4}}\b|[ ]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_EMPTY = re.compile(r"\s*\(\s*\)")
_AROUND = 40
LONGEST_ITEM = 200
"""Characters; what is longer is no name in a list of skills."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "-", "\u00a0": " "})


class Recogniser:
    """Finds skills in passages; built once for a curriculum."""

    def __init__(self, curriculum: Curriculum) -> None:
        self._matcher = Matcher(lexicon_of(curriculum))
        self._spelt = _spellings(curriculum)

    def evidence(self, passages: Iterable[Passage]) -> tuple[Evidence, ...]:
        """Return one piece of evidence for every skill, the first that there is, in order of skill."""
        found: dict[str, Evidence] = {}
        for passage in passages:
            for evidence in self._in(passage):
                found.setdefault(evidence.skill, evidence)
        return tuple(found[skill] for skill in sorted(found))

    def _in(self, passage: Passage) -> Iterator[Evidence]:
        if passage.meant == "package":
            yield from self._package(passage)
        elif passage.meant in ("stated", "label"):
            yield from self._stated(passage)
        elif passage.meant == "resume":
            yield from self._resume(passage)
        else:
            yield from self._prose(passage)

    def _package(self, passage: Passage) -> Iterator[Evidence]:
        for name in package_names(passage.text):
            skill = self._spelt.get(name)
            if skill is not None:
                yield Evidence(skill, passage.where, passage.text)
                return

    def _stated(self, passage: Passage) -> Iterator[Evidence]:
        skill = self._item(passage.text)
        if skill is not None:
            yield Evidence(skill, passage.where, _shortened(passage.text))
        elif passage.meant == "stated":
            yield from self._prose(passage)

    def _resume(self, passage: Passage) -> Iterator[Evidence]:
        text = straightened(without_name(passage.text.translate(_LIGATURES)))
        for section in sections(text):
            if section.kind == "unclaimed":
                continue
            below = Passage(section.text, "prose", passage.where)
            if section.kind == "skills":
                below = below._replace(text=_LEVEL_ALONE.sub(lambda level: " " * len(level[0]), section.text))
                yield from self._list(below)
            yield from self._prose(below)

    def _list(self, passage: Passage) -> Iterator[Evidence]:
        """Yield what stands in a list of skills word for word, where no rule needs words around it."""
        text = _LABEL.sub(lambda label: " " * len(label[0]), claimed(passage.text))
        for item in _ITEM_BREAK.split(text):
            skill = self._item(item)
            if skill is not None:
                yield Evidence(skill, passage.where, _shortened(item))

    def _item(self, item: str) -> str | None:
        item = " ".join(item.split()).strip(" .*_`\"'")
        if len(item) > LONGEST_ITEM:
            return None
        spelling = " ".join(_DETAIL.sub("", item).split()).casefold()
        return self._spelt.get(spelling)

    def _prose(self, passage: Passage) -> Iterator[Evidence]:
        for text in rejoined(claimed(passage.text.translate(_LIGATURES))):
            cleaned = clean_text(text)
            for hit in code_points(cleaned, self._matcher.hits(cleaned)):
                if not self._is_a_firm(cleaned, hit):
                    yield Evidence(hit.skill, passage.where, _around(cleaned, hit))

    def _is_a_firm(self, text: str, hit: Hit) -> bool:
        before = text[max(0, hit.start - 2 * _AROUND) : hit.start].rpartition("\n")[2]
        after = text[hit.end : hit.end + 2 * _AROUND].partition("\n")[0]
        return names_a_firm(before, text[hit.start : hit.end], after)


def _spellings(curriculum: Curriculum) -> dict[str, str]:
    """Return what a list of skills may call each of them: ids, names and terms in any case, if they mean one alone."""
    owners: dict[str, set[str]] = {}
    for skill in curriculum.skills.values():
        for spelling in {skill.id, skill.name, *(term.text for term in skill.terms)}:
            owners.setdefault(" ".join(spelling.split()).casefold(), set()).add(skill.id)
    found = {spelling: next(iter(skills)) for spelling, skills in owners.items() if len(skills) == 1}
    return found | {skill.name.casefold(): skill.id for skill in curriculum.skills.values()}


def _around(text: str, hit: Hit) -> str:
    before = text[max(0, hit.start - _AROUND) : hit.start].rpartition("\n")[2]
    after = text[hit.end : hit.end + _AROUND].partition("\n")[0]
    return " ".join(_EMPTY.sub("", before + text[hit.start : hit.end] + after).split())


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 2 * _AROUND else f"{text[: 2 * _AROUND]}…"
