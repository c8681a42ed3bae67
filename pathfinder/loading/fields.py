"""How do lists and mappings become values: lists of one shape, records with known keys, tables by id?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from pathfinder.loading.documents import Mapping, Node, Scalar, Sequence
from pathfinder.loading.scalars import Id
from pathfinder.loading.shapes import (
    JsonSchema,
    Reader,
    Shape,
    doubled_key,
    found,
    is_empty,
    is_nothing,
    shortened,
    unknown_key,
)


class ListOf(Shape):
    """A list of values of one shape; faulty ones are reported and left out, doubled ones too."""

    def __init__(
        self, item: Shape, doc: str = "", *, least: int = 0, same: Callable[[Any], Hashable] | None = None
    ) -> None:
        super().__init__(doc)
        self.item, self.least = item, least
        self.same = same  # what makes two items the same, where that is less than their being equal
        self.expected = "a list"

    def read(self, node: Node, reader: Reader) -> tuple[Any, ...] | None:
        """Return the values in their order."""
        if node.__class__ is not Sequence:
            text = shortened(node.value) if isinstance(node, Scalar) else ""
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
            if not _merges(node):
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


def _merges(node: Node) -> bool:
    """True where the mapping holds a merge key, which would have brought what is missing; that was said."""
    return any(key.value == "<<" for key, _ in node.value)


class Table(Shape):
    """A mapping from ids to values of one shape. Reading returns (id, key node, value node) for each entry.

    An entry without an id of its own, because its key is none or stands there already, has the id "": what is wrong
    with its value is to be told all the same.
    """

    def __init__(self, key: Id, value: Shape, doc: str = "") -> None:
        super().__init__(doc)
        self.key, self.value = key, value
        self.expected = f"a mapping from {key.expected} to {value.expected}"

    def read(self, node: Node, reader: Reader) -> list[tuple[str, Node, Node]] | None:
        """Return the entries, unread; an empty table is none."""
        if is_nothing(node):
            return []
        if node.__class__ is not Mapping:
            reader.unfit(node, self.expected)
            return None
        seen: dict[str, Node] = {}
        entries = []
        for key, value in node.value:
            name = self.key.read(key, reader) or ""
            if name in seen:
                doubled_key(key, seen[name], reader)
                name = ""
            elif name:
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

    def read(self, node: Node, reader: Reader) -> Any:  # noqa: ANN401  # what the shape reads
        """Return what the shape reads."""
        return self.shape.read(node, reader)

    def definition(self) -> JsonSchema:
        """Return the reference."""
        return {"$ref": f"#/$defs/{self.name}"}
