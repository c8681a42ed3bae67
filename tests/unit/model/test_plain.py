"""What is packed comes back equal, of the same classes, after a journey through marshal."""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pytest

from pathfinder.model.plain import Packing


class Point(NamedTuple):
    x: float
    on: date | None = None


@dataclass(frozen=True)
class Line:
    points: tuple[Point, ...]
    told: dict[str, object]


PACKING = Packing([Point, Line])


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -1,
        2.5,
        float("inf"),
        "ü",
        (),
        ((1,), ("a", None)),
        [],
        [1, [2], (3,)],
        {"a": [1], "b": {"c": (date(2027, 1, 4),)}},
        date(2027, 1, 4),
        Point(0.1),
        Line((Point(1.5, date(1, 1, 1)), Point(2)), {"have": ["sql"], "until": 0.6}),
    ],
    ids=repr,
)
def test_values_come_back(value):
    back = PACKING.unpack(marshal.loads(marshal.dumps(PACKING.pack(value))))  # noqa: S302 - our own
    assert back == value
    assert repr(back) == repr(value)


def test_a_class_that_nobody_named_is_refused():
    with pytest.raises(TypeError, match="complex is no plain value"):
        PACKING.pack((1, 2j))
