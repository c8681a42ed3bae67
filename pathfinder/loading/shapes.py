"""What is a definition of the format? One thing with two readings: it types a node, and it is a JSON Schema.

:meth:`Shape.read` types a node, reporting what is wrong with its place, and :meth:`Shape.schema` is the JSON
Schema of it. The formats' keys are put together from shapes, in :mod:`pathfinder.loading.schema` and its like;
nothing about a format is written down a second time.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, TypeVar

from pathfinder.loading.documents import Mapping, Node, Scalar, Sequence, end_of, start_of
from pathfinder.loading.sources import Source
from pathfinder.model.nearest import did_you_mean
from pathfinder.problems import MOST_PROBLEMS, Note, Problem, Severity

JsonSchema: TypeAlias = dict[str, Any]
T = TypeVar("T")


class TooManyProblemsError(Exception):
    """A file holds more problems than are told; raised and caught inside loading only."""


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
        self.add(self.source.problem(code, message, start, end, hint=hint, severity=severity, notes=notes))

    def add(self, problem: Problem) -> None:
        """Note a problem; TooManyProblemsError, which is a last problem, where nobody would read any further."""
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            message = f"after {MOST_PROBLEMS:,} problems the rest of this file is not looked at"
            self.problems.append(
                problem._replace(code="too-many", message=message, severity="error", hint="", notes=())
            )
            raise TooManyProblemsError

    @property
    def is_full(self) -> bool:
        """True where more problems were met than are told."""
        return len(self.problems) > MOST_PROBLEMS

    def as_far_as_told(self, read: Callable[[], T]) -> T | None:
        """Return what is read, or None where more problems were met than are told."""
        try:
            return read()
        except TooManyProblemsError:
            return None

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


def is_nothing(node: Node) -> bool:
    """True where a section that may be empty has no value, or YAML's word for none."""
    return isinstance(node, Scalar) and not node.style and node.value in {"", "~", "null", "Null", "NULL"}


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


class Shape(ABC):
    """A kind of value; ``doc`` is what an editor shows beside a key that holds it."""

    expected = "a value"

    def __init__(self, doc: str = "") -> None:
        self.doc = doc

    @abstractmethod
    def read(self, node: Node, reader: Reader) -> Any:  # noqa: ANN401  # each shape has a value type of its own
        """Return the value, or None after having reported why there is none."""

    def schema(self) -> JsonSchema:
        """Return the JSON Schema of the value."""
        described = self.definition()
        return {"description": self.doc, **described} if self.doc else described

    @abstractmethod
    def definition(self) -> JsonSchema:
        """Return the JSON Schema without the description."""


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
