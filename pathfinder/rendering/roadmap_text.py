"""How does the whole map of a role look on the terminal? One rail, a section for each stage, branches inside it.

A row stands once. It hangs under one prerequisite; whatever else it needs is named behind it, or, where the
terminal is too narrow for names, by its number. Alternatives share a row. The bar goes under 100 columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from pathfinder.rendering.bars import share_bar
from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, line_width, pad, pad_left, width
from pathfinder.rendering.numbers import count, hours, percent
from pathfinder.rendering.roadmap_tree import RARE, Need, Row, section_rows, shown_skills
from pathfinder.rendering.style import Glyphs, glyphs, plain
from pathfinder.rendering.why_text import broken
from pathfinder.rendering.words import effective_text, listed

if TYPE_CHECKING:
    from pathfinder.model.roadmap import Roadmap, Section, Spot, State

BAR_FROM, BAR = 100, 8
LONGEST_TREE, SHORTEST_TREE = 44, 16
LEAST_NEEDS = 18
STYLES: dict[State, str] = {"have": "have", "next": "now", "later": "", "optional": "quiet"}


class _Layout(NamedTuple):
    """What every row shares: marks, the map itself, and the columns."""

    found: Roadmap
    look: Look
    marks: Glyphs
    number: int
    tree: int
    bar: bool
    needs: int | None
    """Columns for what a row needs; None: as many as it takes."""

    def name(self, skill: str) -> str:
        return plain(self.found.spots[skill].name, ascii_only=self.look.ascii)

    def mark(self, state: State) -> Span:
        glyph = {
            "have": self.marks.have, "next": self.marks.now, "later": self.marks.later, "optional": self.marks.optional,
        }[state]  # fmt: skip
        return Span(glyph, STYLES[state])


def roadmap_lines(found: Roadmap, look: Look, *, everything: bool = False) -> list[Line]:
    """Return the map; ``everything``: rarely asked skills have rows too instead of one counted line a section."""
    shown = shown_skills(found, everything=everything)
    parts = [(section, section_rows(found, section, shown)) for section in found.sections]
    layout = _layout(found, look, [row for _, rows in parts for row in rows])
    lines = [*_head(layout), line()]
    told = {skill for _, rows in parts for row in rows for skill in row.skills}
    corner = layout.marks.top
    for section, rows in parts:
        folded = [found.spots[skill] for skill in section.skills if skill not in told]
        lines.append(_section_line(section, corner, layout))
        lines += [spans for row in rows for spans in _row_lines(row, layout)]
        lines += _folded_lines(folded, layout, rows=bool(rows))
        corner = layout.marks.tee
    return lines + _end(layout)


def _layout(found: Roadmap, look: Look, rows: Sequence[Row]) -> _Layout:
    marks = glyphs(ascii_only=look.ascii)
    number = len(str(max((spot.n or 0 for spot in found.spots.values()), default=0)))
    names = {skill: width(plain(spot.name, ascii_only=look.ascii)) for skill, spot in found.spots.items()}
    longest = max((2 * row.depth + 2 + names[row.skills[0]] for row in rows if len(row.skills) == 1), default=0)
    if look.width is None:
        return _Layout(found, look, marks, number, max(longest, SHORTEST_TREE), bar=True, needs=None)
    bar = look.width >= BAR_FROM
    fixed = 2 + number + 1 + 7 + (BAR + 2 if bar else 0) + 7
    tree = max(SHORTEST_TREE, min(longest, LONGEST_TREE, look.width - fixed - LEAST_NEEDS))
    return _Layout(found, look, marks, number, tree, bar, needs=max(0, look.width - fixed - tree - 2))


def _head(layout: _Layout) -> list[Line]:
    found, marks, room = layout.found, layout.marks, layout.look.limit
    ahead = found.of_state("next", "later")
    facts = [
        Span(plain(found.role_name, ascii_only=layout.look.ascii), "title"),
        Span(f"match {percent(found.match_before)}{marks.arrow}{percent(found.match_until)}", "good"),
        Span(f"{count(len(ahead), 'skill')} and {hours(fsum(spot.hours for spot in ahead))} to go"),
    ]
    legend = [
        _legend(layout, "have", "have"),
        _legend(layout, "next", "next: can be started now"),
        _legend(layout, "later", "later"),
        _legend(layout, "optional", f"optional: beyond {percent(found.until)}"),
    ]
    lines = flow(facts, room, marks.dot)
    measured = effective_text(found.effective, found.period, marks.ellipsis)
    notes = [Span(measured, "quiet"), Span("numbers: places in the order of learning", "quiet")]
    return [*lines, *flow(notes, room, marks.dot), *flow(legend, room, "  ")]


def _legend(layout: _Layout, state: State, text: str) -> Span:
    number = len(layout.found.of_state(state))
    return Span(f"{layout.mark(state).text} {number} {text}", STYLES[state])


def _section_line(section: Section, corner: str, layout: _Layout) -> Line:
    marks = layout.marks
    spots = [layout.found.spots[skill] for skill in section.skills]
    asked = [spot for spot in spots if spot.state != "optional"]
    known = sum(spot.state == "have" for spot in asked)
    left = fsum(spot.hours for spot in asked if spot.state != "have")
    facts = [f"{known} of {len(asked)} known", f"{hours(left)} to go"] if asked else ["all optional"]
    if asked and known == len(asked):
        facts = [f"{marks.have} all known"]
    tail = marks.dot.join(facts)
    name = plain(section.name, ascii_only=layout.look.ascii)
    if layout.look.width is not None:
        name = clip(name, max(4, layout.look.width - 6 - width(tail)), marks.ellipsis)
    head = Span(f"{corner}{marks.dash}", "rail"), Span(f"{marks.milestone} {name}", "milestone")
    return line(*head, "  ", Span(tail, "quiet"))


def _branches(row: Row, marks: Glyphs) -> tuple[str, str]:
    """Return the branch that leads to a row, and what goes on below it beside a second line of the row."""
    lanes = "".join(f"{marks.side} " if goes_on else "  " for goes_on in row.lanes)
    below = f"{marks.side} " if row.leads else "  "
    if row.depth == 0:
        return "", below
    return (
        f"{lanes}{marks.bottom if row.last else marks.tee}{marks.dash}",
        f"{lanes}{'  ' if row.last else marks.side + ' '}{below}",
    )


def _row_lines(row: Row, layout: _Layout) -> list[Line]:
    if len(row.skills) > 1:
        return _group_lines(row, layout)
    marks, spot = layout.marks, layout.found.spots[row.skills[0]]
    branch, _ = _branches(row, marks)
    room = layout.tree - width(branch) - 2
    name = clip(layout.name(spot.skill), room, marks.ellipsis)
    spans = [
        Span(f"{marks.side} ", "rail"),
        Span(pad_left(str(spot.n or ""), layout.number) + " ", "quiet"),
        Span(branch, "rail"),
        layout.mark(spot.state),
        Span(f" {pad(name, room)}", STYLES[spot.state] if spot.state in ("next", "optional") else ""),
        Span(pad_left("" if spot.state == "have" else hours(spot.hours), 7), "quiet"),
    ]
    if layout.bar:
        spans += [Span("  "), *(share_bar(spot.share, BAR, marks) if spot.share else [Span(" " * BAR)])]
    spans.append(Span(pad_left(percent(spot.share.value) if spot.share else "?", 7)))
    told = _needs_text(row.needs, layout, layout.needs)
    return [line(*spans, *([Span(f"  {told}", "quiet")] if told else []))]


def _group_lines(row: Row, layout: _Layout) -> list[Line]:
    """Return alternatives side by side, on more lines where one is too short; no member is cut."""
    marks = layout.marks
    first = layout.found.spots[row.skills[0]]
    branch, below = _branches(row, marks)
    head = (
        Span(f"{marks.side} ", "rail"),
        Span(pad_left(str(first.n or ""), layout.number) + " ", "quiet"),
        Span(branch, "rail"),
    )
    again = Span(f"{marks.side} ", "rail"), Span(" " * (layout.number + 1)), Span(below, "rail")
    room = layout.look.limit - max(line_width(head), line_width(again))
    parts = [_member(layout.found.spots[skill], layout) for skill in row.skills]
    flowed = flow(parts, room, " | ")
    told = _needs_text(row.needs, layout, room - 4)
    if told and line_width(flowed[-1]) + 2 + width(told) <= room:
        flowed[-1] = (*flowed[-1], Span(f"  {told}", "quiet"))
    elif told:
        flowed.append((Span(told, "quiet"),))
    return [line(*(head if number == 0 else again), *spans) for number, spans in enumerate(flowed)]


def _member(spot: Spot, layout: _Layout) -> Span:
    share = percent(spot.share.value) if spot.share else "?"
    return Span(f"{layout.mark(spot.state).text} {layout.name(spot.skill)} {share}", STYLES[spot.state])


def _needs_text(needs: Sequence[Need], layout: _Layout, room: int | None) -> str:
    """Return what a row needs besides: by name, else what is still to be learned of it by name, else by number."""
    if not needs:
        return ""
    met = [need for need in needs if _known_of(need, layout)]
    unmet = [need for need in needs if need not in met]
    first = unmet or met
    ways = [_named([*unmet, *met], layout), _named(first, layout)]
    if unmet:
        soonest, numbers = _soonest(unmet, layout), _numbers(unmet, layout)
        ways += [f"needs {soonest}", f"needs {numbers}", numbers, _numbers(unmet, layout, short=True)]
    else:
        ways += [_named(met[:1], layout) + (f" +{len(met) - 1}" if len(met) > 1 else "")]
    fitting = next((way for way in ways if room is None or width(way) <= room), None)
    return clip(ways[-1], room or 0, layout.marks.ellipsis) if fitting is None else fitting


def _known_of(need: Need, layout: _Layout) -> list[str]:
    return [skill for skill in need.skills if layout.found.spots[skill].state == "have"]


def _named(needs: Sequence[Need], layout: _Layout) -> str:
    """Return the needs by name, each once; behind it the alternatives that have it, where not all do."""
    having: dict[str, list[str]] = {}
    for need in needs:
        having.setdefault(_need(need, layout), []).extend([layout.name(need.of)] if need.of else [])
    return "needs " + ", ".join(f"{told} ({', '.join(of)})" if of else told for told, of in having.items())


def _need(need: Need, layout: _Layout) -> str:
    known = _known_of(need, layout)
    names = [layout.name(skill) for skill in (known[:1] or need.skills)]
    return (f"{layout.marks.have} " if known else "") + listed(names, "or")


def _soonest(needs: Sequence[Need], layout: _Layout) -> str:
    """Return what is needed by name; of those of which one is enough only the one that is learned first."""
    return ", ".join(dict.fromkeys(_first(need, layout, layout.name) for need in needs))


def _numbers(needs: Sequence[Need], layout: _Layout, *, short: bool = False) -> str:
    """Return the same by its place in the order of learning, where it has one."""

    def place(skill: str) -> str:
        return str(layout.found.spots[skill].n or "?")

    return ", ".join(dict.fromkeys(_first(need, layout, place, short=short) for need in needs))


def _first(need: Need, layout: _Layout, told: Callable[[str], str], *, short: bool = False) -> str:
    """Return the member of the need that is learned first, and how many others would do as well."""
    spots = layout.found.spots
    first = min(need.skills, key=lambda skill: (spots[skill].n or len(spots), skill))
    others = len(need.skills) - 1
    if not others:
        return told(first)
    return told(first) + (f"|{layout.marks.ellipsis}" if short else f" or {others} more")


def _folded_lines(folded: Sequence[Spot], layout: _Layout, *, rows: bool) -> list[Line]:
    """Return the counted line for what is rarely asked."""
    if not folded:
        return []
    marks = layout.marks
    later = [spot for spot in folded if spot.state in ("next", "later")]
    parts = [f"{len(later)} later ({hours(fsum(spot.hours for spot in later))})"] if later else []
    optional = len(folded) - len(later)
    parts += [f"{optional} optional"] if optional else []
    more = "more, " if rows else ""
    ways = [
        f"{more}{' and '.join(parts)}: each in under {RARE * 100:.0f} % of listings",
        f"{more}{' and '.join(parts)}, rarely asked",
        f"{len(folded)} rarely asked",
    ]
    head = f"{' ' * (layout.number + 1)}{marks.ellipsis} "
    room = layout.look.limit - width(head) - 2
    text = next((way for way in ways if width(way) <= room), ways[-1])
    return [line(Span(f"{marks.side} ", "rail"), Span(f"{head}{text}", "quiet"))]


def _end(layout: _Layout) -> list[Line]:
    found, marks = layout.found, layout.marks
    room = layout.look.limit
    following = found.of_state("next", "later")
    reached = f"everything marked {marks.now} or {marks.later} reaches a match of {percent(found.match_until)}"
    goal = reached if following else f"you are matched at {percent(found.match_before)}"
    told = [Span(piece, "title") for piece in broken(goal, room - 4)]
    lines = [line(Span(f"{marks.bottom}{marks.dash}", "rail"), Span(marks.goal, "now"), " ", told[0])]
    lines += [line("    ", more) for more in told[1:]]
    tips = [Span("--all shows every skill", "hint"), Span("pathfinder plan puts them in order", "hint")]
    return lines + flow(tips, room, marks.dot)
