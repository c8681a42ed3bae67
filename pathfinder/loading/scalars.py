"""How does a single value become a text, an id, a number or a day, and when does it not?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from pathfinder.loading.documents import Node, Scalar, end_of, start_of
from pathfinder.loading.shapes import JsonSchema, Reader, Shape, shortened
from pathfinder.model.nearest import did_you_mean

_ID_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(rf"{_ID_PATTERN}\Z")
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)\Z", re.ASCII)
_ADDRESS = r"https?://[^\s/\"'<>]+[^\s\"<>]*"
_DAY = r"(?a)\d{4}-\d\d-\d\d\Z"
_CONTINUED = re.compile(r"(?:\r\n|\r|\n)[ \t]*(- .*|-\w.*|[\w-]+:(?: .*)?)")


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
            if text[-1] not in "\"'" and ":" not in text and "- " not in text and " -" not in text:
                return text  # nothing to look for: the most frequent case by far
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
            reader.add(reader.source.problem("stray-quote", message, end - 1, end, hint=hint))
            return False
        if node.start_mark.line == node.end_mark.line:
            return True
        swallowed = _CONTINUED.search(reader.source.text, start_of(node), end_of(node))
        if swallowed is None:
            return True
        start, end = swallowed.span(1)
        message = "this line continues the text above because it is indented deeper"
        hint = "indent it like the entries around it, or quote the whole text"
        reader.add(reader.source.problem("indentation", message, start, end, hint=hint))
        return False

    def definition(self) -> JsonSchema:
        """Return the schema; a number or a truth value typed without quotes is read as the text it is."""
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


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
            message = f"'{shortened(text)}' is no id: lower-case words joined by hyphens"
            reader.report("bad-id", message, node, hint=hint)
        return None

    def definition(self) -> JsonSchema:
        """Return the pattern."""
        # To a YAML reader without our types, an id such as 365 or true is no string.
        schema: JsonSchema = {"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": f"^{_ID_PATTERN}$"}
        return {**schema, "not": {"enum": list(self.reserved)}} if self.reserved else schema


@lru_cache(maxsize=100_000)
def is_id(text: str) -> bool:
    """True where the text is lower-case words and numbers joined by single hyphens; most are asked of many times."""
    return _ID.match(text) is not None


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
            message = f"{shortened(text)} is out of range: {low}, at most {self.most:,.0f}"
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
            message = f"'{shortened(text)}' is none of {', '.join(self.words)}"
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
        if text is not None and not re.match(rf"(?>{_ADDRESS})\Z", text):
            reader.unfit(node, self.expected)
            return None
        return text

    def definition(self) -> JsonSchema:
        """Return the pattern."""
        return {"type": "string", "format": "uri", "pattern": f"^{_ADDRESS}$"}
