"""How do skills look on the terminal? A row each in a list, a page for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pathfinder.model.curriculum import Alternatives, Curriculum
from pathfinder.model.shares import Share
from pathfinder.model.skills import DEFAULT_WITHIN, Hours, Resource, Skill, Term
from pathfinder.problems import Location
from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, names_column, pad, pad_left, width
from pathfinder.rendering.numbers import hours as hours_text
from pathfinder.rendering.numbers import interval, percent
from pathfinder.rendering.style import Glyphs, glyphs, plain
from pathfinder.rendering.words import resource_facts

WIDE_FOR_AREA, LEAST_FOR_AREA = 76, 12
"""Narrower than the one, or with fewer columns left than the other, a list leaves the areas out."""
WIDE_FOR_NAME = 50
"""Narrower than this, a list leaves the names out."""
LONGEST_NAME = 34
INDENT = "  "


def skill_rows(skills: Sequence[Skill], shares: Mapping[str, Share], look: Look) -> list[Line]:
    """Return one line for each skill: id, name, hours, share and area, as many as fit."""
    marks = glyphs(ascii_only=look.ascii)
    room = look.limit
    names = [plain(skill.name, ascii_only=look.ascii) for skill in skills]
    ids = max((width(skill.id) for skill in skills), default=0)
    column = names_column(names, look, longest=LONGEST_NAME)
    lines = []
    for skill, name in zip(skills, names, strict=True):
        share = shares.get(skill.id)
        spans = [Span(pad(skill.id, ids), "name")]
        if room >= WIDE_FOR_NAME:
            left = max(8, min(column, room - ids - 20))
            spans.append(Span(INDENT + pad(clip(name, left, marks.ellipsis), left)))
        spans.append(Span(pad_left(hours_text(skill.hours.likely), 8)))
        spans.append(Span(pad_left(percent(share.value) if share else marks.range, 7)))
        left = room - sum(width(span.text) for span in spans) - 2
        if room >= WIDE_FOR_AREA and left >= LEAST_FOR_AREA:
            spans.append(Span(INDENT + clip(plain(skill.area, ascii_only=look.ascii), left, marks.ellipsis), "quiet"))
        lines.append(tuple(spans))
    return lines


def skill_page(
    skill: Skill,
    curriculum: Curriculum,
    shares: Mapping[str, Share],
    place: Location | None,
    look: Look,
) -> list[Line]:
    """Return everything the curriculum says of one skill; ``shares`` are those of the roles that name it."""
    page = _Page(curriculum, look)
    page.head(skill, curriculum.group_of(skill.id), place)
    page.needs(skill)
    page.opens(curriculum.dependents[skill.id])
    page.demand(shares)
    page.terms(skill)
    page.learn(skill.learn)
    return page.lines


class _Page:
    """A page about a skill, section by section; a section with nothing in it is left out."""

    def __init__(self, curriculum: Curriculum, look: Look) -> None:
        self.curriculum, self.look = curriculum, look
        self.marks: Glyphs = glyphs(ascii_only=look.ascii)
        self.room = look.limit
        self.lines: list[Line] = []

    def text(self, text: str) -> str:
        return plain(text, ascii_only=self.look.ascii)

    def section(self, title: str) -> None:
        self.lines += [line(), line(Span(title, "milestone"))]

    def wrapped(self, text: str, indent: int, style: str = "") -> None:
        """Add a text on as many lines as it needs; words are never broken."""
        words = [Span(word, style) for word in self.text(text).split()]
        self.lines += [line(" " * indent, *spans) for spans in flow(words, self.room - indent, " ")]

    def head(self, skill: Skill, group: Alternatives | None, place: Location | None) -> None:
        parts = [Span(self.text(skill.name), "title"), Span(skill.id), Span(self.text(skill.area))]
        parts.append(Span(_spread(skill.hours, self.marks)))
        parts += [Span(stage) for stage in skill.stages]
        self.lines += flow([part for part in parts if part.text], self.room, self.marks.dot)
        if place:
            self.lines.append(line(Span(self.text(str(place)), "quiet")))
        if skill.summary:
            self.wrapped(skill.summary, 0)
        if group and len(group.skills) > 1:
            others = [self.curriculum.name_of(other) for other in group.skills if other != skill.id]
            self.wrapped(f"Listings accept in its place: {', '.join(others)}", 0)

    def needs(self, skill: Skill) -> None:
        if not skill.requires and not skill.any_of:
            return
        self.section("Needs")
        for edge in skill.requires:
            self.entry(edge.skill, edge.because)
        for group in skill.any_of:
            self.entry(" or ".join(group.skills), group.because)

    def entry(self, what: str, said: str | None) -> None:
        self.lines.append(line(INDENT, Span(self.text(what), "name")))
        if said:
            self.wrapped(said, 4)

    def opens(self, ids: Sequence[str]) -> None:
        if ids:
            self.section("Is needed by")
            self.lines += [line(INDENT, *spans) for spans in flow([Span(one) for one in ids], self.room - 2, "  ")]

    def demand(self, shares: Mapping[str, Share]) -> None:
        if not shares:
            return
        self.section("In listings")
        names = {role: self.text(self.curriculum.roles[role].name) for role in shares}
        column = min(max(width(name) for name in names.values()), max(10, self.room - 22))
        for role, share in sorted(shares.items(), key=lambda entry: (-entry[1].value, entry[0])):
            name = pad(clip(names[role], column, self.marks.ellipsis), column)
            spans = [Span(INDENT + name), Span(pad_left(percent(share.value), 7))]
            self.lines.append((*spans, Span(f"  {interval(share, self.marks.range)}", "quiet")))

    def terms(self, skill: Skill) -> None:
        self.section("Terms")
        bare = [Span(self.text(term.text)) for term in skill.terms if not term.has_rule]
        self.lines += [line(INDENT, *spans) for spans in flow(bare, self.room - 2, ", ")]
        for term in skill.terms:
            if term.has_rule:
                self.wrapped(f"{term.text}: {_rules(term)}", 2)
        if skill.unless:
            self.wrapped(f"not in: {', '.join(skill.unless)}", 2, "quiet")

    def learn(self, resources: Sequence[Resource]) -> None:
        if resources:
            self.section("Learn")
        for resource in resources:
            facts = [Span(fact, "quiet") for fact in resource_facts(resource)]
            parts = [Span(self.text(resource.title)), *facts]
            self.lines += [line(INDENT, *spans) for spans in flow(parts, self.room - 2, self.marks.dot)]
            if resource.url:
                self.lines.append(line("    ", Span(self.text(resource.url), "link")))


def _spread(hours: Hours, marks: Glyphs) -> str:
    likely = hours_text(hours.likely)
    return likely if hours.low == hours.high else f"{likely} ({hours.low:g}{marks.range}{hours.high:g})"


def _rules(term: Term) -> str:
    rules = [f"written in {term.case} case" if term.case != "any" else ""]
    rules.append(f"not touching {' '.join(term.glue)}" if term.glue else "")
    if term.near:
        within = "" if term.within == DEFAULT_WITHIN else f" within {term.within} bytes"
        rules.append(f"near {', '.join(term.near)}{within}")
    return "; ".join(rule for rule in rules if rule)
