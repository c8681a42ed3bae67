"""Which words do several renderings share? Why a step is in the plan, what numbers rest on, by when a plan is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pathfinder.rendering.numbers import count, hours, interval, months, percent, points

if TYPE_CHECKING:
    from datetime import date

    from pathfinder.model.plan import Finish, LeftOutBecause, Plan, Step
    from pathfinder.model.skills import Resource

Namer = Callable[[str], str]
"""Skill id -> the name that people read."""

LISTED = 3
"""More names than this are counted, not listed."""


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return ``a``, ``a and b``, ``a, b and c`` or ``a, b and 4 more``."""
    shown = list(names) if len(names) <= LISTED else [*names[: LISTED - 1], f"{len(names) - LISTED + 1} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {last} {shown[-1]}" if shown else ""


class LeftOutWords(NamedTuple):
    """Why a plan does not hold a skill: ``of_one`` in a sentence about it, ``of_several`` above a list of such."""

    of_one: str
    of_several: str


LEFT_OUT: Mapping[LeftOutBecause, LeftOutWords] = MappingProxyType(
    {
        "until": LeftOutWords("comes after the match that you asked for", "beyond this plan’s match"),
        "budget": LeftOutWords("did not make it into the hours", "beyond the hours"),
        "skipped": LeftOutWords("you skip it", "skipped"),
        "needs-skipped": LeftOutWords("needs something that you skip", "needs what is skipped"),
        "alternative": LeftOutWords(
            "something else meets the same requirements", "another of its alternatives was chosen"
        ),
        "unknown": LeftOutWords("the curriculum does not know it", "not in the curriculum"),
    }
)
OLD_DAYS = 365
"""Demand measured longer ago than this is said to be old."""


def old_text(measured: date, today: date) -> str:
    """Return that even the newest listings are old on the day; empty where they are not."""
    return f"the newest listings are of {measured.isoformat()}, over a year ago" if is_old(measured, today) else ""


def is_old(measured: date, today: date) -> bool:
    """True for what was measured over a year before."""
    return (today - measured).days > OLD_DAYS


def listings_text(listings: int, effective: float, period: tuple[date, date] | None = None) -> str:
    """Return how many listings numbers rest on: ``132 listings (101 effective), 2024-04 to 2026-03``."""
    told = f"{count(listings, 'listing')} ({effective:,.0f} effective)"
    return f"{told}, {months(period)}" if period else told


def effective_text(effective: float, period: tuple[date, date] | None = None, between: str = "…") -> str:
    """Return the same in short, for a terminal: ``101 listings (effective), 2024-04 … 2026-03``."""
    told = f"{effective:,.0f} listings (effective)"
    return f"{told}, {months(period, f' {between} ')}" if period else told


def finish_texts(finish: Finish | None) -> list[str]:
    """Return by when a plan is done with which chance; nothing where there are no dates."""
    if finish is None:
        return []
    half, most = finish.p50.isoformat(), finish.p80.isoformat()
    return [f"as hours vary, done by {half} with a chance of 50 %", f"by {most} with 80 %"]


def resource_facts(resource: Resource) -> list[str]:
    """Return of something to learn from its kind, hours and cost, as far as they are known."""
    facts = (resource.kind, hours(resource.hours) if resource.hours else "", resource.cost)
    return [fact for fact in facts if fact]


def reason_text(step: Step, name: Namer) -> str:
    """Return the whole reason of a step as one sentence without a full stop."""
    reason = step.reason
    parts = []
    if reason.kind == "goal":
        parts.append("your goal")
    elif reason.kind == "first":
        parts.append("asked for first")
    elif reason.kind == "prefer":
        parts.append("you prefer it")
    parts.append(_share_text(step))
    if reason.meets > 0:
        parts.append(f"adds {reason.meets * 100:.1f} points of match")
    if reason.needed_by:
        parts.append(f"needed by {listed([name(skill) for skill in reason.needed_by])}")
    if step.opens:
        parts.append(f"opens {listed([name(skill) for skill in step.opens])}")
    if reason.chosen_over:
        parts.append(f"before {listed([name(skill) for skill in reason.chosen_over])}")
    return "; ".join(parts)


def _share_text(step: Step) -> str:
    if step.share is None:
        return "its demand was not measured"
    if step.share.value == 0:
        return "no listing names it"
    return f"in {percent(step.share.value)} of listings (95 %: {interval(step.share)})"


def why_phrases(step: Step, name: Namer, leaning: tuple[str, ...]) -> tuple[str, ...]:
    """Return ways to say why the step stands here, the fullest first, each shorter than the one before.

    ``leaning`` are the later steps that are a better reason than the step's own demand (:func:`leaning_on`).
    """
    asked = {"goal": ("your goal",), "first": ("you want it first",), "prefer": ("you prefer it",)}
    if step.reason.kind in asked:
        return asked[step.reason.kind]
    if leaning:
        return _needed_phrases(leaning, name)
    gain = points(step.reason.meets)
    extras = _extras(step, name)
    return (*(f"{gain}, {extra}" for extra in extras), gain) if step.reason.meets > 0 else (*extras, "")


def _needed_phrases(later: tuple[str, ...], name: Namer) -> tuple[str, ...]:
    first = name(later[0])
    more = f" and {len(later) - 1} more" if len(later) > 1 else ""
    return (f"needed by {first}{more}", f"needed by {first}", f"for {first}", f"for {count(len(later), 'step')}")


def _extras(step: Step, name: Namer) -> list[str]:
    opens = f"opens {name(step.opens[0])}" if len(step.opens) == 1 else f"opens {count(len(step.opens), 'skill')}"
    before = f"before {listed([name(skill) for skill in step.reason.chosen_over])}"
    over = f"before {name(step.reason.chosen_over[0])}" if step.reason.chosen_over else ""
    if step.opens and step.reason.chosen_over:
        return [f"{opens}, {before}", before, over, opens]
    if step.opens:
        counted = f"opens {count(len(step.opens), 'skill')}"
        return [opens, *([counted] if len(counted) < len(opens) else []), f"opens {len(step.opens)}"]
    return [before, over] if step.reason.chosen_over else []


def leaning_on(plan: Plan, place: int) -> tuple[str, ...]:
    """Return the later steps of the plan for which this one is taken; empty where its own demand is the reason.

    It is taken for others when an hour of it alone meets less than half of what an average hour of the plan meets.
    Steps beyond the plan's cut are no reason; where nobody asks for the step, they are better than none.
    """
    step = plan.steps[place]
    whole = sum(other.reason.meets for other in plan.steps)
    if 2 * step.reason.meets * plan.hours >= whole * step.hours:
        return ()
    kept = {other.skill for other in plan.steps}
    inside = tuple(skill for skill in step.reason.needed_by if skill in kept)
    return inside or (step.reason.needed_by if step.reason.meets == 0 else ())
