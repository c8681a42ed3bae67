"""How do progress, things to review and a changed plan look on the terminal? Kindly: what is there, not what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathfinder.rendering.lines import Line, Look, Span, clip, fitted, flow, line, names_column, pad, pad_left, width
from pathfinder.rendering.numbers import count, hours, percent, points
from pathfinder.rendering.profile_text import pace_text
from pathfinder.rendering.style import glyphs, plain
from pathfinder.rendering.why_text import broken
from pathfinder.rendering.words import Namer, finish_texts, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathfinder.model.progress import Replanned, Shift, Stale, Status
    from pathfinder.rendering.style import Glyphs

LONGEST_NAME = 32
BAR = 20
SHOWN = 12
"""So many points of the log, or skills to review, are shown; JSON has all."""


def status_lines(status: Status, name: Namer, look: Look) -> list[Line]:
    """Return where the learner stands, how they came there, and what lies ahead."""
    marks, plan = glyphs(ascii_only=look.ascii), status.plan
    role = plain(plan.role_name, ascii_only=look.ascii)
    head = [Span(role, "title"), Span(f"match {percent(plan.match_before)}", "good")]
    gained = plan.match_before - status.match_first
    if gained > 0:
        head.append(Span(f"{points(gained)} points since you began", "quiet"))
    pace = pace_text(status.pace, status.pace_logged, look)
    times = "x" if look.ascii else "×"
    areas = [f"{plain(area, ascii_only=look.ascii)} {value:g}{times}" for area, value in status.pace_by_area]
    lines = fitted(head, look, marks.dot, marks.ellipsis)
    lines += _history_lines(status, name, marks, look)
    for parts, style in ((_done_and_left(status), ""), (finish_texts(plan.finish), "title"), ([pace, *areas], "quiet")):
        lines += fitted([Span(part, style) for part in parts if part], look, marks.dot, marks.ellipsis)
    if plan.steps:
        first = plan.steps[0]
        told = (
            f"Next: {plain(first.name, ascii_only=look.ascii)} ({hours(first.hours)}{' left' if first.spent else ''})"
        )
        lines.append(line(Span(told, "now")))
    return lines


def _history_lines(status: Status, name: Namer, marks: Glyphs, look: Look) -> list[Line]:
    shown = status.history[-SHOWN:]
    names = [plain(name(point.skill), ascii_only=look.ascii) for point in shown]
    column = names_column(names, look, longest=LONGEST_NAME)
    lines = []
    if len(shown) < len(status.history):
        lines.append(line(Span(f"  {count(len(status.history) - len(shown), 'skill')} before these", "quiet")))
    for point, label in zip(shown, names, strict=True):
        lines.append(
            line(
                Span(f"{marks.have} ", "have"),
                Span(f"{point.on.isoformat() if point.on else ' ' * 10}  ", "quiet"),
                pad(clip(label, column, marks.ellipsis), column),
                pad_left(hours(point.hours) if point.hours else "", 9),
                Span(f"  {marks.sum}{pad_left(percent(point.match), 6)}", "good"),
            )
        )
    return lines


def _done_and_left(status: Status) -> list[str]:
    plan = status.plan
    done = f"{hours(status.hours_done)} done" if status.hours_done else ""
    if status.unnoted and status.history:
        done += f"{', ' if done else ''}{count(status.unnoted, 'skill')} without noted hours"
    left = f"{hours(plan.hours)} left in {count(len(plan.steps), 'step')} to a match of {percent(plan.match_after)}"
    return [part for part in (done, left if plan.steps else "nothing is left of this plan: well done") if part]


def review_lines(rows: Sequence[Stale], name: Namer, look: Look) -> list[Line]:
    """Return what to look at again before it is needed, longest unused first."""
    marks = glyphs(ascii_only=look.ascii)
    if not rows:
        return [line("No coming step leans on a skill that you know: nothing to review.")]
    shown = rows[:SHOWN]
    names = [plain(row.name, ascii_only=look.ascii) for row in shown]
    column = names_column(names, look, longest=look.limit // 3)
    lines = []
    for row, label in zip(shown, names, strict=True):
        since = "not in your log" if row.unused_days is None else _ago(row.unused_days)
        leaning = [plain(name(skill), ascii_only=look.ascii) for skill in row.leaning]
        room = look.limit - column - 22
        before = f"before {listed(leaning)}"
        if width(before) > room:
            before = clip(f"before {count(len(leaning), 'step')}", max(0, room), marks.ellipsis)
        lines.append(
            line(pad(clip(label, column, marks.ellipsis), column), Span(f"  {pad(since, 18)}", "quiet"), Span(before))
        )
    if len(rows) > len(shown):
        lines.append(line(Span(f"and {len(rows) - len(shown)} more: --json", "quiet")))
    return lines


def _ago(days: int) -> str:
    return "today" if not days else f"{count(days, 'day')} ago"


def replan_lines(answer: Replanned | None, name: Namer, look: Look) -> list[Line]:
    """Return what a new plan moved; without an old one (None) that the plan is followed from now on."""
    marks = glyphs(ascii_only=look.ascii)
    if answer is None:
        told = "This is the plan you follow from now on; replan again when something has changed."
        return [line(piece) for piece in broken(told, look.limit)]
    lines = []
    if answer.done:
        names = [plain(name(skill), ascii_only=look.ascii) for skill in answer.done]
        lines += [line(Span(f"{marks.have} ", "have"), *row) for row in flow(map(Span, names), look.room() - 2, ", ")]
    lines.append(line(Span(_verdict(answer), "title")))
    lines += [_shift_line(shift, name, marks, look) for shift in answer.shifts]
    ends = answer.plan.steps[-1].ends if answer.plan.steps else None
    if answer.days is not None and answer.ends_before is not None and ends is not None:
        moved = "on the same day" if not answer.days else _moved(answer.days)
        lines.append(line(f"done {answer.ends_before.isoformat()}{marks.arrow}{ends.isoformat()}: {moved}"))
    return lines


def _verdict(answer: Replanned) -> str:
    if answer.kept and answer.gain > 0:
        return f"The old order stands: a new one would gain {answer.gain * 100:.2g} %."
    if not answer.shifts:
        return "The old order stands."
    return "The order changed:"


def _moved(days: int) -> str:
    return f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def _shift_line(shift: Shift, name: Namer, marks: Glyphs, look: Look) -> Line:
    label = plain(name(shift.skill), ascii_only=look.ascii)
    if shift.before is None:
        return line(Span("+ ", "good"), label, Span(f"  new, step {shift.after}", "quiet"))
    if shift.after is None:
        return line(Span("- ", "warn"), label, Span(f"  was step {shift.before}", "quiet"))
    days = f", {_moved(shift.days)}" if shift.days else ""
    sign = Span(f"{marks.up} ", "good") if shift.after < shift.before else Span(f"{marks.down} ", "warn")
    return line(sign, label, Span(f"  step {shift.before}{marks.arrow}{shift.after}{days}", "quiet"))
