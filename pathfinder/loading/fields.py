"""How does a node become the value that its field asks for, and how does a JSON Schema say the same?

A :class:`Shape` is one definition with two readings: :meth:`Shape.read` types a node, reporting what is wrong
with its place, and :meth:`Shape.schema` is the JSON Schema of it. The format's keys are put together from
shapes in :mod:`pathfinder.loading.schema`; nothing about the format is written down a second time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from pathfinder.loading.documents import Mapping, Node, Scalar, Sequence, end_of, start_of
from pathfinder.loading.sources import Source
from pathfinder.model.nearest import did_you_mean
from pathfinder.problems import Note, Problem, Severity

JsonSchema: TypeAlias = dict[str, Any]

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)\Z", re.ASCII)
_DAY = r"(?a)\d{4}-\d\d-\d\d\Z"
_CONTINUED = re.compile(r"(?:\r\n|\r|\n)[ \t]*(- .*|[\w-]+:(?: .*)?)")


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
    return f"the text '{_shortened(node.value)}'"


def _shortened(text: str, most: int = 40) -> str:
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


class Text(Shape):
    """Any text; ``no``, ``3.10`` and dates are texts as they stand. Quotes with nothing in them: only if ``empty``."""

    expected = "a text"

    def __init__(self, doc: str = "", *, empty: bool = False) -> None:
        super().__init__(doc)
        self.empty = empty

    def read(self, node: Node, reader: Reader) -> str | None:
        """Return the text."""
        if node.__class__ is not Scalar:
            reader.unfit(node, self.expected, "a text with a colon and a blank, a '[' or a '{' needs quotes")
            return None
        text: str = node.value
        if not node.style and text:
            if " " not in text and text[-1] not in "\"'":
                return text  # one plain word: nothing to look for, and the most frequent case by far
            return text if self._is_whole(node, reader) else None
        if text and not text.isspace():
            return text
        if self.empty and node.style:
            return ""
        reader.unfit(node, self.expected)
        return None

    def _is_whole(self, node: Node, reader: Reader) -> bool:
        """False where a plain text ends in half a pair of quotes, or swallowed a line of another kind."""
        if node.value[-1] in "\"'" and node.value.count(node.value[-1]) == 1:
            end = end_of(node)
            message, hint = "a closing quote that nothing opens", "put one at the start too, or take this one out"
            reader.problems.append(reader.source.problem("stray-quote", message, end - 1, end, hint=hint))
            return False
        if node.start_mark.line == node.end_mark.line:
            return True
        swallowed = _CONTINUED.search(reader.source.text, start_of(node), end_of(node))
        if swallowed is None:
            return True
        start, end = swallowed.span(1)
        message = "this line continues the text above because it is indented deeper"
        hint = "indent it like the entries around it, or quote the whole text"
        reader.problems.append(reader.source.problem("indentation", message, start, end, hint=hint))
        return False

    def definition(self) -> JsonSchema:
        """Return the schema; a number or a truth value typed without quotes is read as the text it is."""
        return {"type": ["string", "number", "boolean"], "minLength": 1}


class Id(Shape):
    """A name to refer to: lower-case words and numbers joined by single hyphens."""

    expected = "an id"

    def __init__(self, doc: str = "", what: str = "", reserved: tuple[str, ...] = ()) -> None:
        super().__init__(doc)
        self.expected = f"a {what} id" if what else "an id"
        self.reserved = reserved

    def read(self, node: Node, reader: Reader) -> str | None:
        """Return the id."""
        text: str = node.value if node.__class__ is Scalar else ""
        if is_id(text) and text not in self.reserved:
            return text
        if not text:
            reader.unfit(node, self.expected)
        elif text == "<<":
            reader.report("merge-key", "merge keys are not read", node, hint="write out what is meant")
        elif text in self.reserved:
            reader.report("bad-id", f"'{text}' has a meaning of its own and is no id", node)
        else:
            like = kebab(text)
            hint = f"write '{like}'" if like else "for example 'machine-learning'"
            message = f"'{_shortened(text)}' is no id: lower-case words joined by hyphens"
            reader.report("bad-id", message, node, hint=hint)
        return None

    def definition(self) -> JsonSchema:
        """Return the pattern."""
        schema: JsonSchema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
        return {**schema, "not": {"enum": list(self.reserved)}} if self.reserved else schema


@lru_cache(maxsize=100_000)
def is_id(text: str) -> bool:
    """True where the text is lower-case words and numbers joined by single hyphens; most are asked of many times."""
    return ID.match(text) is not None


def kebab(text: str) -> str:
    """Return the id nearest to a text: 'Apache Kafka' → 'apache-kafka'; empty where nothing is left."""
    spelt = text.casefold().replace("++", "pp").replace("#", "-sharp")
    return "-".join(re.findall(r"[a-z0-9]+", spelt))


@lru_cache(maxsize=10_000)
def _number(text: str) -> float | None:
    return float(text) if _NUMBER.match(text) else None


class Number(Shape):
    """A plain decimal number, above one bound (or ``least`` that one) and at most another."""

    expected = "a number"

    def __init__(
        self, doc: str = "", *, above: float = 0.0, most: float = 100_000.0, least: float | None = None
    ) -> None:
        super().__init__(doc)
        self.above, self.most, self.least = above, most, least

    def read(self, node: Node, reader: Reader) -> float | None:
        """Return the number; a quoted one is a text."""
        if node.__class__ is not Scalar:
            reader.unfit(node, self.expected)
            return None
        text: str = node.value
        value = None if node.style else _number(text)
        if value is None and not text:
            reader.unfit(node, self.expected)
            return None
        if value is None:
            hint = "without the quotes" if _NUMBER.match(text) else "a plain decimal, such as 12 or 7.5"
            reader.unfit(node, self.expected, hint)
            return None
        if not (self.above < value or value == self.least) or value > self.most:
            low = f"above {self.above:g}" if self.least is None else f"at least {self.least:g}"
            message = f"{_shortened(text)} is out of range: {low}, at most {self.most:,.0f}"
            reader.report("out-of-range", message, node)
            return None
        return value

    def definition(self) -> JsonSchema:
        """Return the bounds."""
        low = {"exclusiveMinimum": self.above} if self.least is None else {"minimum": self.least}
        return {"type": "number", **low, "maximum": self.most}


class Whole(Number):
    """A whole number between two bounds."""

    expected = "a whole number"

    def read(self, node: Node, reader: Reader) -> int | None:
        """Return the number."""
        value = super().read(node, reader)
        if value is None:
            return None
        if value != int(value):
            reader.unfit(node, self.expected)
            return None
        return int(value)

    def definition(self) -> JsonSchema:
        """Return the bounds."""
        return {**super().definition(), "type": "integer"}


class Day(Shape):
    """A day, written 2026-11-23."""

    expected = "a day, such as 2026-11-23"

    def read(self, node: Node, reader: Reader) -> date | None:
        """Return the day."""
        if node.__class__ is Scalar and re.match(_DAY, node.value):
            try:
                return date.fromisoformat(node.value)
            except ValueError:
                pass  # the 30th of February
        reader.unfit(node, self.expected)
        return None

    def definition(self) -> JsonSchema:
        """Return the format."""
        return {"type": "string", "format": "date"}


class Choice(Shape):
    """One word of a few."""

    def __init__(self, words: Iterable[str], doc: str = "") -> None:
        super().__init__(doc)
        self.words = tuple(words)
        self.expected = f"one of {', '.join(self.words)}"

    def read(self, node: Node, reader: Reader) -> str | None:
        """Return the word."""
        if node.__class__ is Scalar and node.value in self.words:
            return str(node.value)
        near = did_you_mean(node.value, self.words) if isinstance(node, Scalar) else None
        reader.unfit(node, self.expected, f"did you mean '{near}'?" if near else "")
        return None

    def definition(self) -> JsonSchema:
        """Return the words."""
        return {"enum": list(self.words)}


class Suggested(Text):
    """A text that is usually one of a few words; another one earns a warning."""

    def __init__(self, words: Iterable[str], doc: str = "") -> None:
        super().__init__(doc)
        self.words = tuple(words)

    def read(self, node: Node, reader: Reader) -> str | None:
        """Return the text."""
        text = super().read(node, reader)
        if text is not None and text not in self.words:
            near = did_you_mean(text, self.words)
            hint = f"did you mean '{near}'?" if near else ""
            message = f"'{_shortened(text)}' is none of {', '.join(self.words)}"
            reader.report("unusual-word", message, node, hint=hint, severity="warning")
        return text

    def definition(self) -> JsonSchema:
        """Return the words, and that others are allowed."""
        return {"anyOf": [{"enum": list(self.words)}, super().definition()]}


class Address(Text):
    """A web address."""

    expected = "a web address (https://…)"

    def read(self, node: Node, reader: Reader) -> str | None:
        """Return the address."""
        text = super().read(node, reader)
        if text is not None and not re.match(r"https?://[^\s/\"'<>]+[^\s\"<>]*\Z", text):
            reader.unfit(node, self.expected)
            return None
        return text

    def definition(self) -> JsonSchema:
        """Return the pattern."""
        return {"type": "string", "format": "uri", "pattern": "^https?://"}


class ListOf(Shape):
    """A list of values of one shape; faulty ones are reported and left out, doubled ones too."""

    def __init__(
        self, item: Shape, doc: str = "", *, least: int = 0, same: Callable[[Any], Hashable] | None = None
    ) -> None:
        super().__init__(doc)
        self.item, self.least, self.same = item, least, same
        self.expected = "a list"

    def read(self, node: Node, reader: Reader) -> tuple[Any, ...] | None:
        """Return the values in their order."""
        if node.__class__ is not Sequence:
            text = _shortened(node.value) if isinstance(node, Scalar) else ""
            reader.unfit(node, self.expected, f"write [{text}]" if text else "")
            return None
        read, known = self.item.read, len(reader.problems)
        values = [read(item, reader) for item in node.value]
        if len(values) < self.least:
            reader.report("wrong-type", f"at least {self.least} are expected here", node)
            return None
        if len(reader.problems) > known or (len(values) > 1 and len(set(self._sames(values))) < len(values)):
            return self._without_faulty(values, node, reader)
        return tuple(values)

    def _sames(self, values: list[Any]) -> Iterable[Hashable]:
        return map(self.same, values) if self.same else values

    def _without_faulty(self, values: list[Any], node: Node, reader: Reader) -> tuple[Any, ...]:
        first: dict[Hashable, Node] = {}
        kept = []
        for value, item in zip(values, node.value, strict=True):
            if value is None:
                continue
            there = first.setdefault(self.same(value) if self.same else value, item)
            if there is item:
                kept.append(value)
            else:
                notes = (reader.note(there, "it stands here already"),)
                reader.report("repeated", "this stands in the list twice", item, notes=notes)
        return tuple(kept)

    def definition(self) -> JsonSchema:
        """Return the list of the items' schema."""
        schema: JsonSchema = {"type": "array", "items": self.item.schema(), "uniqueItems": True}
        return {**schema, "minItems": self.least} if self.least else schema


class Record(Shape):
    """A mapping with known keys. Unknown, doubled and missing ones are reported."""

    def __init__(
        self,
        keys: dict[str, Shape],
        required: tuple[str, ...] = (),
        doc: str = "",
        build: Callable[..., Any] | None = None,
    ) -> None:
        super().__init__(doc)
        self.keys, self.required = keys, frozenset(required)
        self.build = build
        self.expected = f"a mapping with {', '.join(list(keys)[:4])}{' …' if len(keys) > 4 else ''}"  # noqa: PLR2004

    def read(self, node: Node, reader: Reader, owner: Node | None = None) -> Any:  # noqa: ANN401  # what ``build`` makes
        """Return what ``build`` makes of the values, or the values by key; None where a required one is missing.

        A missing key is reported at ``owner``, the key that the mapping hangs on, or at the mapping's start.
        """
        if node.__class__ is not Mapping and owner is not None and not is_empty(node):
            # The value may stand lines below its key, which is the line that got here by mistake.
            reader.report("wrong-type", f"{found(node)} belongs to it; {self.expected} is expected", owner)
            return None
        entries = self.entries(node, reader)
        if entries is None:
            return None
        keys, values, known = self.keys, {}, len(reader.problems)
        for name, entry in entries.items():
            values[name] = keys[name].read(entry[1], reader)
        if len(reader.problems) > known:
            values = {name: value for name, value in values.items() if value is not None}
        if not self.required <= values.keys():
            self._report_missing(entries, owner or node, reader)
            return None
        return self.build(**values) if self.build else values

    def partly(self, node: Node, reader: Reader) -> dict[str, Any]:
        """Return the values that can be read, by key, also where a required one is missing."""
        entries = (self.entries(node, reader) or {}).items()
        values = {name: self.keys[name].read(value, reader) for name, (_, value) in entries}
        return {name: value for name, value in values.items() if value is not None}

    def entries(self, node: Node, reader: Reader) -> dict[str, tuple[Node, Node]] | None:
        """Return the key and the value node of every known key, unread; unknown and doubled keys are reported."""
        if node.__class__ is not Mapping:
            reader.unfit(node, self.expected)
            return None
        keys = self.keys
        entries: dict[str, tuple[Node, Node]] = {}
        for entry in node.value:
            key = entry[0]
            name = key.value if key.__class__ is Scalar else None
            if name in keys and name not in entries:
                entries[name] = entry
            elif name in entries:
                doubled_key(key, entries[name][0], reader)
            else:
                unknown_key(key, keys, reader)
        return entries

    def _report_missing(self, seen: dict[str, Any], where: Node, reader: Reader) -> None:
        missing = [f"'{name}'" for name in self.keys if name in self.required and name not in seen]
        if missing:
            verb = "is" if len(missing) == 1 else "are"
            reader.report("missing-key", f"{' and '.join(missing)} {verb} missing", where)

    def definition(self) -> JsonSchema:
        """Return the keys with their schemas."""
        schema: JsonSchema = {"type": "object", "additionalProperties": False}
        schema["properties"] = {name: shape.schema() for name, shape in self.keys.items()}
        if self.required:
            schema["required"] = [name for name in self.keys if name in self.required]
        return schema


class Table(Shape):
    """A mapping from ids to values of one shape. Reading returns (id, key node, value node) for each entry."""

    def __init__(self, key: Id, value: Shape, doc: str = "") -> None:
        super().__init__(doc)
        self.key, self.value = key, value
        self.expected = f"a mapping from {key.expected} to {value.expected}"

    def read(self, node: Node, reader: Reader) -> list[tuple[str, Node, Node]] | None:
        """Return the entries whose keys are ids, unread; an empty table is none."""
        if is_empty(node):
            return []
        if node.__class__ is not Mapping:
            reader.unfit(node, self.expected)
            return None
        seen: dict[str, Node] = {}
        entries = []
        for key, value in node.value:
            name = self.key.read(key, reader)
            if name is None:
                continue
            if name in seen:
                doubled_key(key, seen[name], reader)
                continue
            seen[name] = key
            entries.append((name, key, value))
        return entries

    def definition(self) -> JsonSchema:
        """Return ids as property names."""
        return {
            "type": ["object", "null"],
            "propertyNames": self.key.schema(),
            "additionalProperties": self.value.schema(),
        }


class Named(Shape):
    """A shape that the schema defines once, under ``$defs``, and refers to."""

    def __init__(self, name: str, shape: Shape, doc: str = "") -> None:
        super().__init__(doc)
        self.name, self.shape = name, shape
        self.expected = shape.expected
        self.read = shape.read  # type: ignore[method-assign]  # one call less for each node

    def definition(self) -> JsonSchema:
        """Return the reference."""
        return {"$ref": f"#/$defs/{self.name}"}


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
        reader.report("unknown-key", f"there is no key '{_shortened(key.value)}' here", key, hint=hint)


def doubled_key(key: Node, first: Node, reader: Reader) -> None:
    """Report a key that stands in its mapping a second time; the first one counts."""
    notes = (reader.note(first, "it stands here already"),)
    reader.report("duplicate-key", f"'{key.value}' is here a second time", key, notes=notes)
