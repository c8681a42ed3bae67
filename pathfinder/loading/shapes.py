"""What is a definition of the format? One thing with two readings: it types a node, and it is a JSON Schema.

:meth:`Shape.read` types a node, reporting what is wrong with its place, and :meth:`Shape.schema` is the JSON
Schema of it. The formats' keys are put together from shapes, in :mod:`pathfinder.loading.schema` and its like;
nothing about a format is written down a second time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from pathfinder.loading.documents import Mapping, Node, Scalar, Sequence, end_of, start_of
from pathfinder.loading.sources import Source
from pathfinder.model.nearest import did_you_mean
from pathfinder.problems import Note, Problem, Severity

JsonSchema: TypeAlias = dict[str, Any]


class Reader:
    """What is read from one source, and the problems met on the way."""

    __slots__ = ("problems", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def report(
        self,
        code: str,
        message: str,
        node: Node,
        *,
        hint: str = "",
        severity: Severity = "error",
        notes: tuple[Note, ...] = (),
    ) -> None:
        """Note a problem at the node."""
        start, end = start_of(node), end_of(node) if isinstance(node, Scalar) else 0
        problem = self.source.problem(code, message, start, end, hint=hint, severity=severity, notes=notes)
        self.problems.append(problem)

    def unfit(self, node: Node, expected: str, hint: str = "") -> None:
        """Note that the node is not what the field expects."""
        if is_empty(node):
            self.report("wrong-type", f"nothing is here; {expected} is expected", node, hint=hint)
        else:
            self.report("wrong-type", f"{found(node)} is here; {expected} is expected", node, hint=hint)

    def note(self, node: Node, text: str) -> Note:
        """Return a note that points at the node."""
        return Note(self.source.location(start_of(node)), text)


def is_empty(node: Node) -> bool:
    """True where a key has no value at all."""
    return isinstance(node, Scalar) and not node.value and not node.style


def found(node: Node) -> str:
    """Return what the node is, in the words of an error message."""
    if isinstance(node, Mapping):
        return "a mapping (key: value)"
    if isinstance(node, Sequence):
        return "a list"
    return f"the text '{shortened(node.value)}'"


def shortened(text: str, most: int = 40) -> str:
    """Return the text on one line, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


class Shape:
    """A kind of value; ``doc`` is what an editor shows beside a key that holds it."""

    expected = "a value"

    def __init__(self, doc: str = "") -> None:
        self.doc = doc

    def read(self, node: Node, reader: Reader) -> Any:  # noqa: ANN401  # each shape has a value type of its own
        """Return the value, or None after having reported why there is none."""
        raise NotImplementedError

    def schema(self) -> JsonSchema:
        """Return the JSON Schema of the value."""
        described = self.definition()
        return {"description": self.doc, **described} if self.doc else described

    def definition(self) -> JsonSchema:
        """Return the JSON Schema without the description."""
        raise NotImplementedError


def unknown_key(key: Node, keys: Iterable[str], reader: Reader) -> None:
    """Report a key that the format does not have."""
    if not isinstance(key, Scalar):
        reader.unfit(key, "a key")
    elif key.value == "<<":
        reader.report("merge-key", "merge keys are not read", key, hint="write out what is meant")
    else:
        known = tuple(keys)
        near = did_you_mean(key.value, known)
        hint = f"did you mean '{near}'?" if near else f"the keys here are {', '.join(known)}"
        reader.report("unknown-key", f"there is no key '{shortened(key.value)}' here", key, hint=hint)


def doubled_key(key: Node, first: Node, reader: Reader) -> None:
    """Report a key that stands in its mapping a second time; the first one counts."""
    notes = (reader.note(first, "it stands here already"),)
    reader.report("duplicate-key", f"'{key.value}' is here a second time", key, notes=notes)
