"""How does a plan look on the terminal? One rail from top to bottom; no line is wrapped.

Columns go as the terminal narrows: the reason under 76 columns, the bar under 50. From 92 columns on the
interval of each share is written out; below that the bar alone shows it (solid up to the low end, broken up to
the high end).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pathfinder.model.plan import KnownSkill, Milestone, Plan, Step
from pathfinder.model.shares import Share
from pathfinder.rendering.bars import share_bar
from pathfinder.rendering.lines import Line, Look, Span, clip, fitted, flow, line, pad, pad_left, width
from pathfinder.rendering.numbers import count, hours, interval, percent, week_span, weeks
from pathfinder.rendering.style import Glyphs, glyphs, plain
from pathfinder.rendering.words import Namer, effective_text, finish_texts, leaning_on, listed, why_phrases

WHY_FROM = 76
BAR_FROM = 50
INTERVAL_FROM = 92
BAR = 8
LONGEST_NAME = 30
SHORTEST_NAME = 8
KNOWN_ROWS = 6
"""So many known skills are shown in full; the rest is counted in one line."""
COVERAGE_CELLS = 14


class _Layout(NamedTuple):
    """Which columns are shown and how wide those are that give way."""

    look: Look
    marks: Glyphs
    name: int
    why: int | None
    bar: bool
    interval: bool

    def plain(self, text: str) -> str:
        return plain(text, ascii_only=self.look.ascii)


def plan_lines(plan: Plan, name: Namer, look: Look) -> list[Line]:
    """Return the roadmap of a plan; ``name`` gives the name of a skill id."""
    layout = _layout(plan, look)
    lines = [*_head(plan, layout), line()]
    rows = _known_rows(plan, layout)
    for milestone in plan.milestones:
        lines.append(_milestone_line(plan, milestone, layout))
        lines += rows
        rows = []
        for place, step in enumerate(plan.steps):
            if step.milestone == milestone.n:
                phrases = why_phrases(step, name, leaning_on(plan, place))
                phrases = tuple(layout.plain(phrase) for phrase in phrases)
                lines.append(_step_line(step, phrases, layout, is_next=place == 0))
    if rows:
        lines.append(line(Span(layout.marks.top + layout.marks.dash, "rail"), Span("you have", "milestone")))
        lines += rows
    lines += _end(plan, layout)
    return lines


def _layout(plan: Plan, look: Look) -> _Layout:
    room = look.room()
    names = [plain(name, ascii_only=look.ascii) for name in _names(plan)]
    longest = max((width(name) for name in names), default=SHORTEST_NAME)
    bar, why, wide = room >= BAR_FROM, room >= WHY_FROM, room >= INTERVAL_FROM
    fixed = 5 + 8 + (BAR + 2 if bar else 0) + 6 + (10 if wide else 0) + 8
    least_why = 20 if why else 0
    if look.width is None:
        return _Layout(look, glyphs(ascii_only=look.ascii), longest, why=0, bar=True, interval=True)
    columns = max(SHORTEST_NAME, min(longest, LONGEST_NAME, room - fixed - least_why))
    left = room - fixed - columns - 2
    return _Layout(look, glyphs(ascii_only=look.ascii), columns, left if why else None, bar, wide)


def _names(plan: Plan) -> list[str]:
    return [step.name for step in plan.steps] + [row.name for row in plan.known if not row.assumed]


def _head(plan: Plan, layout: _Layout) -> list[Line]:
    marks = layout.marks
    facts = [Span(layout.plain(plan.role_name), "title"), Span(hours(plan.hours))]
    if plan.hours_per_week:
        facts.append(Span(f"{count(weeks(plan.hours, plan.hours_per_week), 'week')} at {hours(plan.hours_per_week)}"))
    if plan.steps and plan.steps[-1].ends:
        facts.append(Span(f"done {plan.steps[-1].ends.isoformat()}", "title"))
    facts.append(Span(f"match {percent(plan.match_before)}{marks.arrow}{percent(plan.match_after)}", "good"))
    room = layout.look.limit
    lines = flow(facts, room, marks.dot)
    measured = effective_text(plan.effective, plan.period, marks.ellipsis)
    lines += flow([Span(f"coverage {_coverage(plan, marks)}", "bar"), Span(measured, "quiet")], room, "   ")
    lines += fitted([Span(part, "quiet") for part in _prospects(plan, layout)], layout.look, marks.dot, marks.ellipsis)
    return lines + flow([Span(part, "quiet") for part in _worth(plan)], room, marks.dot)


def _prospects(plan: Plan, layout: _Layout) -> list[str]:
    """Return by when the plan is done, and how sure that is; and the pace, where the log says one."""
    parts = finish_texts(plan.finish)
    logged = plan.request.get("pace_logged")
    if isinstance(logged, int):
        from pathfinder.rendering.profile_text import pace_text

        pace = plan.request.get("pace", 1.0)
        parts.append(pace_text(pace if isinstance(pace, float) else 1.0, logged, layout.look))
    return parts


def _worth(plan: Plan) -> list[str]:
    """Return what the order is worth: against the plain order, and against the bound."""
    parts = []
    if plan.most_wanted_cost and plan.cost > 0 and plan.most_wanted_cost > plan.cost * 1.0005:
        parts.append(f"most wanted first would cost {percent(plan.most_wanted_cost / plan.cost - 1)} more")
    if plan.gap is not None and plan.cost > 0:
        scope = "any order" if plan.bound_for == "all" else "any order with these choices"
        parts.append(f"{scope} costs at least {1 / (1 + plan.gap) * 100:.1f} % of this one" if plan.gap > 0.0005  # noqa: PLR2004
                     else f"no order is better{'' if plan.bound_for == 'all' else ' with these choices'}")  # fmt: skip
    return parts


def _coverage(plan: Plan, marks: Glyphs) -> str:
    """Return the coverage curve as a row of bars over the hours of the plan; a full bar is match 1."""
    levels = marks.levels
    cells = []
    for cell in range(1, COVERAGE_CELLS + 1):
        spent = plan.hours * cell / COVERAGE_CELLS
        reached = plan.match_before
        for step in plan.steps:
            if step.hours_so_far > spent + 1e-9:
                break
            reached = step.match
        cells.append(levels[min(len(levels) - 1, int(reached * len(levels)))])
    return "".join(cells)


def _known_rows(plan: Plan, layout: _Layout) -> list[Line]:
    have = [row for row in plan.known if not row.assumed]
    shown = have if len(have) <= KNOWN_ROWS else sorted(have[: KNOWN_ROWS - 1], key=have.index)
    lines = [_known_line(row, layout) for row in shown]
    marks = layout.marks
    rest = len(have) - len(shown)
    assumed = [row.name for row in plan.known if row.assumed]
    notes = []
    if rest:
        notes.append(f"and {rest} more that you have")
    if assumed:
        notes.append(f"assumed: {layout.plain(listed(assumed))}")
    limit = layout.look.width
    for note in notes:
        text = note if limit is None else clip(note, limit - 5, marks.ellipsis)
        lines.append(line(Span(marks.side, "rail"), "  ", Span(f"{marks.have} {text}", "quiet")))
    return lines


def _known_line(row: KnownSkill, layout: _Layout) -> Line:
    marks = layout.marks
    told = "you have it"
    if row.logged:
        told = f"done {row.on.isoformat()}" if row.on else "done"
        told += f" in {hours(row.took)}" if row.took else ""
    return _row(layout, Span(marks.have, "have"), row.name, marks.range, row.share, row.match, Span(told, "quiet"))


def _step_line(step: Step, phrases: Sequence[str], layout: _Layout, *, is_next: bool) -> Line:
    marks = layout.marks
    mark = Span(marks.now, "now") if is_next else Span(marks.loose if step.tied else marks.later)
    if step.spent:
        mark = Span(marks.half, "now" if is_next else "")
        phrases = (f"{hours(step.spent)} done, {hours(step.hours)} left", f"{hours(step.spent)} done", "")
    phrase = phrases[0] if phrases else ""
    if layout.why:
        phrase = next((phrase for phrase in phrases if width(phrase) <= layout.why), "")
    return _row(layout, mark, step.name, hours(step.hours), step.share, step.match, Span(phrase))


def _row(layout: _Layout, mark: Span, name: str, spent: str, share: Share | None, match: float, why: Span) -> Line:
    marks = layout.marks
    spans = [
        Span(marks.side, "rail"),
        Span("  "),
        mark,
        Span(
            " " + pad(clip(layout.plain(name), layout.name, marks.ellipsis), layout.name),
            "name" if mark.style == "now" else "",
        ),
        Span(pad_left(spent, 8)),
    ]
    if layout.bar:
        spans += [Span("  "), *(share_bar(share, BAR, marks) if share else [Span(" " * BAR)])]
    spans.append(Span(pad_left(percent(share.value) if share else "?", 6)))
    if layout.interval:
        spans.append(Span(pad(f" {interval(share, marks.range) if share else ''}", 10), "quiet"))
    spans.append(Span(f" {marks.sum}{pad_left(percent(match), 6)}", "good"))
    if layout.why is not None and why.text:
        spans += [Span("  "), why]
    return tuple(spans)


def _milestone_line(plan: Plan, milestone: Milestone, layout: _Layout) -> Line:
    marks = layout.marks
    corner = marks.top if milestone.n == 1 else marks.tee
    facts = [hours(milestone.hours)]
    if plan.hours_per_week:
        inside = [step for step in plan.steps if step.milestone == milestone.n]
        before = inside[0].hours_so_far - inside[0].hours
        facts.insert(0, week_span(before, inside[-1].hours_so_far, plan.hours_per_week, marks.range))
    if milestone.ends is not None:
        facts.append(f"until {milestone.ends.isoformat()}")
    name = layout.plain(milestone.name)
    tail = marks.dot.join(facts)
    if layout.look.width is not None:
        while len(facts) > 1 and 6 + width(name) + width(tail) > layout.look.width:
            facts.pop()
            tail = marks.dot.join(facts)
        name = clip(name, layout.look.width - 6 - width(tail), marks.ellipsis)
    return line(
        Span(f"{corner}{marks.dash}", "rail"), Span(f"{marks.milestone} {name}", "milestone"), "  ", Span(tail, "quiet")
    )


def _end(plan: Plan, layout: _Layout) -> list[Line]:
    marks = layout.marks
    reached = f"the average listing is matched at {percent(plan.match_after)}"
    ahead = _ahead(plan)
    corner = f"{marks.bottom}{marks.dash}"
    room = layout.look.limit
    parts = [Span(reached, "title"), *([Span(f"({ahead})", "quiet")] if ahead else [])]
    flowed = flow(parts, room - 4, "  ")
    lines = [line(Span(corner, "rail"), Span(marks.goal, "now"), " ", *flowed[0])]
    lines += [line("    ", *rest) for rest in flowed[1:]]
    full = plan.steps[-1].full_listings if plan.steps else None
    if full is not None:
        lines.append(line(Span(f"    {percent(full)} of the listings are met in full", "quiet")))
    lines += [line("    ", Span(text, "quiet")) for text in _robustness(plan, marks, room)]
    if not plan.steps:
        lines.append(line("Nothing is left to learn for this request."))
        return lines
    first = plan.steps[0]
    start = [
        Span(f"Start now: {layout.plain(first.name)} ({hours(first.hours)})", "now"),
        Span(f"pathfinder why {first.skill}", "hint"),
    ]
    return lines + flow(start, room, marks.dot)


def _robustness(plan: Plan, marks: Glyphs, room: int) -> list[str]:
    """Return how sure the order is: steps that could change places, and steps that stay whatever happens."""
    tied, steady = sum(step.tied for step in plan.steps), sum(step.steady for step in plan.steps)
    told = []
    if steady:
        told.append(
            (
                f"{steady} of {count(len(plan.steps), 'step')} are steady: put off to the end, each costs 0.5 % more",
                f"{steady} of {count(len(plan.steps), 'step')} are steady",
            )
        )
    if tied:
        told.append((f"{marks.loose} could as well come before the step above it, as far as the listings tell",
                     f"{marks.loose} ties with the step above it"))  # fmt: skip
    return [long if width(long) <= room - 4 else short for long, short in told]


def _ahead(plan: Plan) -> str:
    """Return what lies beyond the cut: ``80 %: 18 more, --until 0.8``."""
    if not plan.ahead:
        return ""
    step = next((mark for mark in plan.ahead if mark.match >= plan.match_after + 0.1), plan.ahead[-1])
    shown = f", --until {step.match:g}" if step is not plan.ahead[-1] else ", --all"
    return f"{percent(step.match)}: {step.skills} more, {hours(step.hours)}{shown}"
