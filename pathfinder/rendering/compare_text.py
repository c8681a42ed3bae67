"""How do several candidates or two plans look beside each other on the terminal?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathfinder.model.answers import Move, WhatIf
from pathfinder.rendering.bars import share_bar
from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, names_column, pad, pad_left, width
from pathfinder.rendering.numbers import count, hours, percent, points
from pathfinder.rendering.style import glyphs, plain
from pathfinder.rendering.words import Namer, listed

if TYPE_CHECKING:
    from pathfinder.model.plan import Plan, Step

BAR = 8
LONGEST_NAME, SHORTEST_NAME = 28, 8


def next_lines(steps: Sequence[Step], role_name: str, name: Namer, look: Look) -> list[Line]:
    """Return what can be started now, the planner's choice first, with what each opens."""
    marks = glyphs(ascii_only=look.ascii)
    if not steps:
        return [line("Nothing is left to start for this request.")]
    names = [plain(step.name, ascii_only=look.ascii) for step in steps]
    fixed = 2 + 8 + 2 + BAR + 6 + 7
    column = names_column(names, look, longest=LONGEST_NAME, fixed=fixed, shortest=SHORTEST_NAME)
    room = look.limit - fixed - column
    lines = _next_head(len(steps), role_name, look)
    for place, (step, shown) in enumerate(zip(steps, names, strict=True)):
        mark = Span(marks.now, "now") if place == 0 else Span(marks.later)
        if step.spent:
            mark = Span(marks.half, "now" if place == 0 else "")
        opens = [plain(name(skill), ascii_only=look.ascii) for skill in step.opens]
        told = [f"  opens {listed(opens)}", f"  opens {len(opens)}"] if opens else []
        if step.spent:
            told = [f"  {hours(step.spent)} done, {hours(step.hours)} left", f"  {hours(step.spent)} done"]
        why = next((text for text in told if width(text) <= room), "")
        lines.append(
            line(
                mark,
                Span(f" {pad(clip(shown, column, marks.ellipsis), column)}", "name" if place == 0 else ""),
                pad_left(hours(step.hours), 8),
                "  ",
                *(share_bar(step.share, BAR, marks) if step.share else [Span(" " * BAR)]),
                pad_left(percent(step.share.value) if step.share else "?", 6),
                Span(pad_left(points(step.reason.meets), 7), "good"),
                Span(why, "quiet"),
            )
        )
    return lines


def _next_head(number: int, role_name: str, look: Look) -> list[Line]:
    """Return for which role this is, and what the columns are."""
    marks = glyphs(ascii_only=look.ascii)
    facts = [
        Span(plain(role_name, ascii_only=look.ascii), "title"),
        Span(f"{count(number, 'skill')} can be started now"),
        Span("hours, share of listings, points of match", "quiet"),
    ]
    return [*flow(facts, look.limit, marks.dot), line()]


def whatif_lines(answer: WhatIf, name: Namer, look: Look) -> list[Line]:
    """Return what another request changes: hours, weeks, dates, match, and the steps in and out."""
    marks = glyphs(ascii_only=look.ascii)
    facts = [(label, _fact(answer.a, label), _fact(answer.b, label)) for label in _FACTS]
    rows = [(label, a, b) for label, a, b in facts if (a or b) and (label != "role" or a != b)]
    wide = max(width(a) for _, a, _ in rows)
    lines = [
        line(
            Span(pad(label, 8), "quiet"),
            pad_left(a, wide),
            Span(marks.arrow, "quiet"),
            Span(b, "title" if a != b else ""),
            Span(" match-hours" if label == "cost" else "", "quiet"),
        )
        for label, a, b in rows
    ]
    for label, skills, style in (("in", answer.added, "good"), ("out", answer.removed, "warn")):
        parts = [Span(plain(name(skill), ascii_only=look.ascii), style) for skill in skills]
        for number, flowed in enumerate(flow(parts, look.limit - 8, ", ")):
            lines.append(line(Span(pad(label if number == 0 else "", 8), "quiet"), *flowed))
    return lines


_FACTS = ("role", "steps", "hours", "match", "cost", "done")


def _fact(plan: Plan, label: str) -> str:
    ends = plan.steps[-1].ends if plan.steps else None
    return {
        "role": " and ".join(plan.roles),
        "steps": str(len(plan.steps)),
        "hours": hours(plan.hours),
        "match": percent(plan.match_after),
        "cost": f"{plan.cost:,.1f}",
        "done": ends.isoformat() if ends else "",
    }[label]


def diff_lines(moves: Sequence[Move], name: Namer, look: Look) -> list[Line]:
    """Return what moved between two plans, each move laid to market, curriculum or you."""
    marks = glyphs(ascii_only=look.ascii)
    names = [plain(name(move.skill), ascii_only=look.ascii) for move in moves]
    column = names_column(names, look, longest=LONGEST_NAME, fixed=2 + 14 + 12, shortest=SHORTEST_NAME)
    lines = []
    for move, shown in zip(moves, names, strict=True):
        sign, style = _direction(move, marks.up, marks.down)
        before = str(move.before) if move.before else marks.range
        after = str(move.after) if move.after else marks.range
        lines.append(
            line(
                Span(f"{sign} ", style),
                pad(clip(shown, column, marks.ellipsis), column),
                f"{pad_left(before, 5)}{marks.arrow}{pad(after, 5)}",
                Span(move.because, "quiet"),
            )
        )
    return lines


def _direction(move: Move, up: str, down: str) -> tuple[str, str]:
    if move.before is None:
        return "+", "good"
    if move.after is None:
        return "-", "warn"
    return (up, "good") if move.after < move.before else (down, "warn")
