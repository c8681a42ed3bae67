"""How does what a learner keeps look on the terminal: what they know, what they did, how fast they are?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pathfinder.rendering.lines import Line, Look, Span, clip, fitted, flow, line, names_column, pad, width
from pathfinder.rendering.numbers import count, hours
from pathfinder.rendering.style import glyphs, plain
from pathfinder.rendering.why_text import broken
from pathfinder.rendering.words import Namer

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Role
    from pathfinder.model.learner import Profile
    from pathfinder.model.skills import Skill

LONGEST_NAME = 32
EvidenceRow = tuple[str, str, str, bool]
"""A skill that was found: its id, where, the words that state it, and whether it was known before."""


def have_lines(profile: Profile, name: Namer, look: Look) -> list[Line]:
    """Return what is known and half known, flowing over as many lines as it takes."""
    marks = glyphs(ascii_only=look.ascii)
    names = [plain(name(skill), ascii_only=look.ascii) for skill in profile.have]
    known = [Span(shown) for shown in sorted(names, key=str.casefold)]
    lines = _labelled(f"{marks.have} ", "have", known, look)
    half = [
        Span(f"{plain(name(skill), ascii_only=look.ascii)} ({hours(spent)} spent)") for skill, spent in profile.spent
    ]
    lines += _labelled(f"{marks.half} ", "now", half, look)
    return lines or [line("Your profile names no skill yet; `pathfinder have +python` adds one.")]


def _labelled(mark: str, style: str, parts: Iterable[Span], look: Look) -> list[Line]:
    rows = flow(parts, look.room() - width(mark), ", ")
    return [line(Span(mark if n == 0 else " " * width(mark), style), *row) for n, row in enumerate(rows)]


def done_lines(skill: Skill, when: date, took: float | None, pace: tuple[float, int] | None, look: Look) -> list[Line]:
    """Return that a skill is learned, beside what was likely; ``pace`` is (pace, logged skills) as the log has it."""
    marks = glyphs(ascii_only=look.ascii)
    facts = [Span(plain(skill.name, ascii_only=look.ascii), "name"), Span(when.isoformat())]
    if took is not None:
        facts.append(Span(f"{hours(took)} ({hours(skill.hours.likely)} likely)"))
    lines = [line(Span(f"{marks.have} ", "have"), *row) for row in flow(facts, look.room() - 2, marks.dot)]
    words = pace_text(*pace, look) if pace else ""
    return lines + fitted([Span(words, "quiet")] if words else [], look, marks.dot, marks.ellipsis)


def pace_text(pace: float, logged: int, look: Look) -> str:
    """Return the pace in words, or nothing where nobody logged hours yet."""
    times = "x" if look.ascii else "×"
    return f"you take {pace:g}{times} the likely hours, from {count(logged, 'logged skill')}" if logged else ""


def evidence_lines(rows: Sequence[EvidenceRow], name: Namer, look: Look) -> list[Line]:
    """Return skills that were found with the words that state them, new ones marked with a plus."""
    marks = glyphs(ascii_only=look.ascii)
    if not rows:
        return [line("No skill of the curriculum was found.")]
    names = [plain(name(skill), ascii_only=look.ascii) for skill, _, _, _ in rows]
    column = names_column(names, look, longest=LONGEST_NAME)
    lines = []
    for label, (_, where, words, known) in zip(names, rows, strict=True):
        why = f"{plain(where, ascii_only=look.ascii)}: {plain(words, ascii_only=look.ascii)}"
        mark = Span(f"{marks.have} ", "have") if known else Span("+ ", "good")
        lines.append(
            line(
                mark,
                pad(clip(label, column, marks.ellipsis), column),
                Span(f"  {clip(why, look.limit - column - 4, marks.ellipsis)}", "quiet"),
            )
        )
    return lines


def role_lines(roles: Iterable[Role], look: Look) -> list[Line]:
    """Return the roles that one may aim at: id, and what somebody in it does."""
    named = [(role.id, plain(role.summary or role.name, ascii_only=look.ascii)) for role in roles]
    column = max((width(role) for role, _ in named), default=0)
    lines = []
    for role, told in named:
        pieces = broken(told, max(20, look.limit - column - 2))
        lines.append(line(Span(pad(role, column), "name"), f"  {pieces[0]}"))
        lines += [line(" " * column, f"  {piece}") for piece in pieces[1:]]
    return lines
