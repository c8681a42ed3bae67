"""How is the coverage curve drawn? Match against hours studied, rising step by step."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pathfinder.model.plan import Plan
from pathfinder.rendering.numbers import hours, percent
from pathfinder.rendering.picture.palette import HUES
from pathfinder.rendering.picture.strokes import group, number, path, tag, text

_LABELS = 26.0
_SMALL = 11.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the curve's axes are: hours run from left to right, match from the floor up to ``highest``."""

    left: float
    right: float
    ceiling: float
    floor: float
    hours: float
    highest: float

    @classmethod
    def of(cls, plan: Plan, x: float, y: float, width: float, height: float) -> Frame:
        """Return the frame in a box whose upper left corner is at x, y; it reaches to the next tenth of match."""
        highest = min(1.0, (int(plan.match_after * 10 + 1e-9) + 1) / 10)
        return cls(x + 36, x + width, y, y + height - _LABELS, plan.hours, highest)

    def level(self, match: float) -> float:
        """Return how far down a match lies."""
        return self.floor - (self.floor - self.ceiling) * match / self.highest

    def place(self, spent: float) -> float:
        """Return how far to the right so many hours lie."""
        return self.left + (self.right - self.left) * (spent / self.hours if self.hours else 0.0)

    def numbers(self) -> dict[str, float]:
        """Return the frame as plain values."""
        return asdict(self)


def curve_drawn(plan: Plan, frame: Frame) -> str:
    """Return the curve in its frame."""
    rises = (f"H{number(frame.place(step.hours_so_far))}V{number(frame.level(step.match))}" for step in plan.steps)
    line = f"M{number(frame.left)} {number(frame.level(plan.match_before))}" + "".join(rises)
    below = frame.floor + 18
    return group(
        (
            tag("title", f"Coverage curve: match from {percent(plan.match_before)} to {percent(plan.match_after)}"),
            *_grid(frame),
            path(f"{line}V{number(frame.floor)}H{number(frame.left)}Z", "lane0"),
            path(line, "none s-hue0", stroke_width=2.2, stroke_linejoin="round"),
            *_milestones(plan, frame),
            text(frame.left, below, "0 h", _SMALL, "quiet"),
            text(frame.right, below, hours(plan.hours), _SMALL, "quiet end"),
            text((frame.left + frame.right) / 2, below, "match against hours studied", _SMALL, "quiet mid"),
        ),
        kind="curve",
    )


def _grid(frame: Frame) -> list[str]:
    tenths = round(frame.highest * 10)
    step = 1 if tenths <= 4 else 2  # noqa: PLR2004 - so that labels never touch
    drawn = []
    for tenth in range(0, tenths + 1, step):
        height = frame.level(tenth / 10)
        drawn.append(path(f"M{number(frame.left)} {number(height)}H{number(frame.right)}", "s-line", stroke_width=1))
        drawn.append(text(frame.left - 6, height + 4, f"{tenth * 10} %", _SMALL, "quiet end"))
    return drawn


def _milestones(plan: Plan, frame: Frame) -> list[str]:
    """Return a dot in the milestone's colour where each ends."""
    ends = {step.milestone: step for step in plan.steps}
    return [
        tag(
            "circle",
            cx=frame.place(step.hours_so_far),
            cy=frame.level(step.match),
            r=4,
            kind=f"hue{(n - 1) % HUES} s-paper",
        )
        for n, step in ends.items()
    ]
