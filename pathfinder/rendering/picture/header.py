"""What stands above and below the way? The title with its numbers, what is known, the goal, the sources, the key."""

from __future__ import annotations

from dataclasses import dataclass

from pathfinder.model.plan import Plan
from pathfinder.rendering.material import Material
from pathfinder.rendering.numbers import count, hours, percent, weeks
from pathfinder.rendering.picture.curve import Frame, curve_drawn
from pathfinder.rendering.picture.places import LEFT, MARGIN, RAIL, WIDTH
from pathfinder.rendering.picture.strokes import box, check_mark, group, path, star, text, texts
from pathfinder.rendering.picture.widths import broken, clipped, width
from pathfinder.rendering.words import listed, listings_text

TITLE_SIZE = 36.0
_CURVE_WIDTH, _CURVE_HEIGHT = 430.0, 170.0
_TEXT_ROOM = WIDTH - 2 * MARGIN - _CURVE_WIDTH - 40
_CHIP_HEIGHT, _CHIP_SIZE = 28.0, 13.0
_CHIP_ROWS = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """A part of the picture and the y at which it ends."""

    markup: str
    bottom: float


def head_drawn(material: Material) -> Drawn:
    """Return title, numbers and coverage curve."""
    plan = material.plan
    lines = broken(plan.role_name, (_TEXT_ROOM, _TEXT_ROOM), TITLE_SIZE, bold=True)
    parts = [text(MARGIN, 52, "ROADMAP", 13, "hue0 b")]
    parts += [text(MARGIN, 92 + place * 40, line, TITLE_SIZE, "ink b") for place, line in enumerate(lines)]
    y = 92 + len(lines) * 40 - 12
    parts.append(text(MARGIN, y, _promise(plan), 16, "quiet"))
    numbers = _numbers_drawn(plan, y)
    parts.append(numbers.markup)
    parts.append(curve_drawn(plan, Frame.of(plan, WIDTH - MARGIN - _CURVE_WIDTH, 40, _CURVE_WIDTH, _CURVE_HEIGHT)))
    return Drawn(group(parts, kind="head"), max(numbers.bottom, 40 + _CURVE_HEIGHT) + 24)


def _numbers_drawn(plan: Plan, y: float) -> Drawn:
    """Return the numbers with what they mean below them, beside one another as far as the curve leaves room."""
    parts, x = [], MARGIN
    for value, meaning in _numbers(plan):
        needed = max(width(value, 24, bold=True), width(meaning, 13))
        if x + needed > MARGIN + _TEXT_ROOM:
            x, y = MARGIN, y + 56
        parts += [text(x, y + 46, value, 24, "ink b"), text(x, y + 66, meaning, 13, "quiet")]
        x += needed + 30
    return Drawn("".join(parts), y + 66)


def _promise(plan: Plan) -> str:
    now, then = percent(plan.match_before), percent(plan.match_after)
    return f"The average listing is matched at {then} in the end, at {now} today."


def _numbers(plan: Plan) -> list[tuple[str, str]]:
    numbers = [(hours(plan.hours), "of study"), _counted(len(plan.steps), "skill")]
    if plan.hours_per_week:
        number, what = _counted(weeks(plan.hours, plan.hours_per_week), "week")
        numbers.append((number, f"{what} at {hours(plan.hours_per_week)}"))
    if plan.steps and plan.steps[-1].ends:
        sure = f", 80 % sure by {plan.finish.p80.isoformat()}" if plan.finish else ""
        numbers.append((plan.steps[-1].ends.isoformat(), f"done{sure}"))
    numbers.append((f"{plan.effective:,.0f}", "listings (effective)"))
    return numbers


def _counted(number: int, one: str) -> tuple[str, str]:
    shown, _, what = count(number, one).partition(" ")
    return shown, what


def known_drawn(material: Material, top: float) -> Drawn:
    """Return what is known as chips in at most three rows; what does not fit is counted."""
    plan = material.plan
    if not plan.known:
        return Drawn("", top)
    y = top + 8
    parts = [
        check_mark(RAIL, y + _CHIP_HEIGHT / 2, 15, "s-good"),
        text(LEFT - 4, y + 19, "You have", 15, "good b"),
    ]
    start = LEFT + width("You have", 15, bold=True) + 10
    x, row = start, 0
    have = [*(row for row in plan.known if not row.assumed), *(row for row in plan.known if row.assumed)]
    for place, known in enumerate(have):
        label = clipped(known.name + (" (assumed)" if known.assumed else ""), 260, _CHIP_SIZE)
        needed = width(label, _CHIP_SIZE) + 22
        last_row = row == _CHIP_ROWS - 1
        if x + needed > WIDTH - MARGIN - (90 if last_row and place < len(have) - 1 else 0):
            if last_row:
                parts.append(text(x + 4, y + 19, f"and {len(have) - place} more", _CHIP_SIZE, "quiet"))
                break
            x, y, row = start, y + _CHIP_HEIGHT + 8, row + 1
        parts.append(box(x, y, needed, _CHIP_HEIGHT, "goodcard", _CHIP_HEIGHT / 2))
        parts.append(text(x + 11, y + 19, label, _CHIP_SIZE, "good" if known.assumed else "good b"))
        x += needed + 8
    return Drawn(group(parts, kind="known"), y + _CHIP_HEIGHT + 20)


def goal_drawn(material: Material, top: float) -> Drawn:
    """Return where the way ends, and what lies beyond."""
    plan = material.plan
    reached = f"The average listing is matched at {percent(plan.match_after)}"
    ahead = next((mark for mark in plan.ahead if mark.match >= plan.match_after + 0.1), None)
    beyond = f"{percent(ahead.match)}: {count(ahead.skills, 'skill')} more, {hours(ahead.hours)}" if ahead else ""
    parts = [
        star(RAIL, top + 14, 30, "now s-paper"),
        texts(LEFT - 4, top + 20, (reached, 18, "ink b"), (beyond, 14, "quiet")),
    ]
    if not plan.steps:
        parts.append(text(LEFT - 4, top + 44, "Nothing is left to learn for this request.", 14, "quiet"))
    return Drawn(group(parts, kind="goal"), top + 56)


def foot_drawn(material: Material, top: float) -> Drawn:
    """Return how to read the picture and where its numbers come from."""
    plan = material.plan
    measured = f"Measured in {listings_text(plan.listings, plan.effective, plan.period)}"
    names = {snapshot.id: snapshot.source for snapshot in material.snapshots}
    sources = listed([names.get(snapshot, snapshot) for snapshot in plan.snapshots])
    y = top + 22
    parts = [
        path(f"M{MARGIN} {top:.1f}H{WIDTH - MARGIN}", "s-line", stroke_width=1),
        *_key(MARGIN, y),
        text(
            MARGIN,
            y + 26,
            clipped(f"{measured}: {sources}." if sources else f"{measured}.", WIDTH - 2 * MARGIN, 12),
            12,
            "quiet",
        ),
        text(MARGIN, y + 46, "Intervals are Wilson 95 %. Made by pathfinder.", 12, "quiet"),
    ]
    return Drawn(group(parts, kind="foot"), y + 66)


def _key(x: float, y: float) -> list[str]:
    """Return what bars and lines mean."""
    bar = "share of listings that name the skill: full up to the low end of its 95 % interval, pale up to the high end"
    line_x = x + 52 + width(bar, 12) + 18
    return [
        box(x, y - 7, 44, 6, "track", 3),
        box(x, y - 7, 34, 6, "soft0", 3),
        box(x, y - 7, 24, 6, "hue0", 3),
        text(x + 52, y, bar, 12, "quiet", width(bar, 12)),
        path(f"M{line_x:.1f} {y - 4:.1f}h24", "edge s-edge0"),
        path(f"M{line_x + 28:.1f} {y - 4:.1f}l-5 -3.4v6.8z", "edge0"),
        text(line_x + 36, y, "needed before", 12, "quiet"),
    ]
