"""What may the learner's profile hold? Its keys, types and words, with the places of skills and roles kept.

Skills and roles are read as they are spelt (ids, names or terms in any case): which they are is decided by the
curriculum, in :mod:`pathfinder.loading.profile`.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import date
from typing import NamedTuple

from pathfinder.loading.documents import Mapping, Node, Scalar
from pathfinder.loading.fields import ListOf, Record
from pathfinder.loading.scalars import Choice, Day, Number, Text
from pathfinder.loading.schema import OrEmpty
from pathfinder.loading.shapes import JsonSchema, Reader, Shape
from pathfinder.model.learner import MOST_HOURS_A_WEEK, WEEKDAYS, Busy

SLOWEST, FASTEST = 20.0, 0.05
"""A pace outside of these is a slip of the pen."""

_HOURS = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s*(?:h|hours?)?\Z", re.ASCII)


class Spelt(NamedTuple):
    """A skill or role as the profile spells it, with the node that does."""

    text: str
    node: Node


class Logged(NamedTuple):
    """An entry of the log as it was read."""

    skill: Spelt
    on: date | None
    hours: float | None


class SpeltShape(Text):
    """A skill or role by id, name or term; who reads it keeps the place."""

    def __init__(self, doc: str = "", what: str = "a skill") -> None:
        super().__init__(doc)
        self.expected = what

    def read(self, node: Node, reader: Reader) -> Spelt | None:  # type: ignore[override]  # with its place
        """Return the spelling."""
        text = super().read(node, reader)
        return None if text is None else Spelt(text, node)


class HoursShape(Number):
    """A number of hours, also written ``14h``."""

    expected = "a number of hours, such as 14 or 14h"

    def read(self, node: Node, reader: Reader) -> float | None:
        """Return the hours."""
        found = _HOURS.match(node.value) if node.__class__ is Scalar else None
        if found is None:
            reader.unfit(node, self.expected)
            return None
        value = float(found[1])
        if not self.above < value <= self.most:
            reader.report("out-of-range", f"{found[1]} is out of range: above 0, at most {self.most:,.0f}", node)
            return None
        return value

    def definition(self) -> JsonSchema:
        """Return both forms."""
        return {"anyOf": [super().definition(), {"type": "string", "pattern": r"^\d+(\.\d*)? ?h$"}]}


class BusyShape(Shape):
    """A day, or a first and a last day with two stops between."""

    expected = "a day or days, such as 2026-12-20..2027-01-05"

    def read(self, node: Node, reader: Reader) -> Busy | None:
        """Return the days."""
        days = busy_of(node.value) if node.__class__ is Scalar else None
        if days is None:
            reader.unfit(node, self.expected)
        elif days.last < days.first:
            reader.report("day-order", "the last day comes before the first", node, hint="write first..last")
            return None
        return days

    def definition(self) -> JsonSchema:
        """Return the pattern."""
        return {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d( ?\.\. ?\d{4}-\d\d-\d\d)?$"}


def busy_of(text: str) -> Busy | None:
    """Return the days that a text such as ``2026-12-20..2027-01-05`` names, in its order; None where it names none."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    try:
        return Busy(date.fromisoformat(first), date.fromisoformat(last if dots else first))
    except ValueError:
        return None


class SpentShape(Shape):
    """Hours that half-known skills have been given, by skill."""

    expected = "a mapping from skills to hours, such as {pandas: 10h}"
    skill, hours = SpeltShape(), HoursShape()

    def read(self, node: Node, reader: Reader) -> tuple[tuple[Spelt, float], ...] | None:
        """Return the hours by spelling; None where this is no mapping."""
        if node.__class__ is Scalar and not node.value:
            return ()
        if node.__class__ is not Mapping:
            reader.unfit(node, self.expected)
            return None
        pairs = [(self.skill.read(key, reader), self.hours.read(value, reader)) for key, value in node.value]
        return tuple((skill, hours) for skill, hours in pairs if skill is not None and hours is not None)

    def definition(self) -> JsonSchema:
        """Return hours by skill."""
        return {"type": ["object", "null"], "additionalProperties": self.hours.definition()}


class OneOrMore(ListOf):
    """A list, or its only item without brackets, or several between commas."""

    def read(self, node: Node, reader: Reader) -> tuple[Spelt, ...] | None:
        """Return the items."""
        if node.__class__ is Scalar and node.value:
            spelt = self.item.read(node, reader)
            parts = (part.strip() for part in spelt.text.split(",")) if spelt else ()
            return tuple(Spelt(part, node) for part in parts if part)
        return super().read(node, reader)

    def definition(self) -> JsonSchema:
        """Return both forms."""
        return {"anyOf": [self.item.definition(), super().definition()]}


class RestDays(ListOf):
    """Days of the week; one at least is left to study."""

    def read(self, node: Node, reader: Reader) -> tuple[str, ...] | None:
        """Return the days."""
        days = super().read(node, reader)
        if days is not None and len(days) == len(WEEKDAYS):
            reader.report("out-of-range", "no day is left to study", node)
            return None
        return days


def _spelling(value: Spelt | Logged | None) -> Hashable:
    return value.text if isinstance(value, Spelt) else id(value)


def _skills(doc: str) -> OrEmpty:
    return OrEmpty(ListOf(SpeltShape(), doc, same=_spelling))


LOGGED = Record(
    {
        "skill": SpeltShape("The skill."),
        "done": Day("The day on which it was done."),
        "took": HoursShape("The hours that it took."),
    },
    required=("skill",),
    build=lambda skill, done=None, took=None: Logged(skill, done, took),
)
STANDING = Record(
    {
        "role": OneOrMore(SpeltShape(what="a role"), "The role to plan for, or several.", same=_spelling),
        "have": _skills("What you know."),
        "goals": _skills("What you want to reach; without any, what the role asks for."),
        "skip": _skills("What you never want to learn."),
        "prefer": _skills("What to choose where any of several will do."),
        "hours_per_week": Number("How much you study a week.", most=MOST_HOURS_A_WEEK),
        "start": Day("The first day of study; later days start on the day itself."),
        "busy": OrEmpty(ListOf(BusyShape(), "Days without study.")),
        "rest_days": OrEmpty(RestDays(Choice(WEEKDAYS), "Days of the week without study.")),
        "pace": Number("Your hours per likely hour; without it, learned from the log.", above=FASTEST, most=SLOWEST),
    },
    doc="What may stand in a profile, and under `profile:` in a pathfinder.yaml.",
)
PROFILE = Record(
    {
        **STANDING.keys,
        "spent": SpentShape("Hours given to skills that you half know."),
        "log": OrEmpty(ListOf(LOGGED, "What you learned, on which day, in how many hours.", same=_spelling)),
    },
    doc="The learner's profile.",
)
ORDER = tuple(PROFILE.keys)
"""The order in which keys are written."""
