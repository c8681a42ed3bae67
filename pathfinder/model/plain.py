"""How do the model's values become plain ones that a cache can keep, and values again?

Numbers and texts stay as they are, tuples stay tuples. A value of a class becomes a list: the class's place among
the kinds, then its fields in order; a list starts with a negative mark instead, and so does a day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

_LIST, _DAY = -1, -2
_ATOMS = frozenset({str, int, float, bool, type(None), bytes})


class Packing:
    """Packs values of a few classes (dataclasses or named tuples), and unpacks them equal to what they were."""

    def __init__(self, kinds: Sequence[type]) -> None:
        self._kinds = tuple(kinds)
        self._numbers = {kind: number for number, kind in enumerate(self._kinds)}
        self._fields = [_fields_of(kind) for kind in self._kinds]

    def pack(self, value: Any) -> Any:  # noqa: ANN401  # see the file's docstring
        """Return the value in plain types; TypeError for a class that is none of the kinds."""
        kind = type(value)
        if kind in _ATOMS:
            return value
        if kind is tuple:
            return tuple([self.pack(item) for item in value])
        number = self._numbers.get(kind)
        if number is not None:
            return [number, *[self.pack(getattr(value, name)) for name in self._fields[number]]]
        if kind is list:
            return [_LIST, *[self.pack(item) for item in value]]
        if kind is date:
            return [_DAY, value.toordinal()]
        if isinstance(value, Mapping):
            return {key: self.pack(item) for key, item in value.items()}
        raise TypeError(f"{kind.__name__} is no plain value")

    def unpack(self, plain: Any) -> Any:  # noqa: ANN401  # see the file's docstring
        """Return the value that was packed."""
        kind = type(plain)
        if kind in _ATOMS:
            return plain
        unpack = self.unpack
        if kind is tuple:
            return tuple([unpack(item) for item in plain])
        if kind is dict:
            return {key: unpack(item) for key, item in plain.items()}
        mark, *parts = plain
        if mark >= 0:
            make: Callable[..., Any] = self._kinds[mark]
            return make(*[unpack(part) for part in parts])
        return date.fromordinal(parts[0]) if mark == _DAY else [unpack(part) for part in parts]


def _fields_of(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  # a dataclass or a named tuple
    """Fields in the order in which the class takes them."""
    return tuple(getattr(kind, "_fields", None) or kind.__match_args__)
