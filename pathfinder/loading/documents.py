"""What does a YAML text hold, and where? The only file that knows PyYAML: a text becomes a tree of nodes with places.

The tree is PyYAML's own: a :data:`Scalar` has ``value`` (its text) and ``style`` (empty where it is plain), a
:data:`Mapping` a list of (key, value), a :data:`Sequence` a list of nodes; each has its offsets through
:func:`start_of` and :func:`end_of`. libyaml builds it where it is there, PyYAML's own parser where it is not.
Nothing is typed here: ``no``, ``3.10`` and dates are texts until a field asks for something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml.nodes import MappingNode as Mapping
from yaml.nodes import Node
from yaml.nodes import ScalarNode as Scalar
from yaml.nodes import SequenceNode as Sequence

from pathfinder.loading.sources import BOM, Source
from pathfinder.loading.syntax import Fault, blanked, dedented, entry_around, explain, stray_tabs
from pathfinder.problems import MOST_PROBLEMS, Problem

__all__ = [
    "DEPTH_LIMIT",
    "Document",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "end_of",
    "parse",
    "scalars_of",
    "start_of",
]

DEPTH_LIMIT = 100
"""Composing 30,000 nested brackets overflows the C stack of libyaml's binding, so deep texts are turned down."""

ALIAS_LIMIT = 10_000
"""So many nodes may aliases add, lest ten lines of them stand for billions."""

MOST_FAULTS = 20
"""After so many syntax errors in one file the rest is not looked at."""

Event: TypeAlias = Any
Kind: TypeAlias = Any
"""PyYAML's events and node classes: their stubs say less than one needs."""

_NO_TAG = ""
_NESTING = "maximum nesting depth"
"""libyaml from 0.2.6 on turns down what is nested more than a thousand deep, before it shows any of it."""
_ANCHOR_OR_TAG = re.compile(r"(?:^|[\s\[{,:?-])(?:&\S|!)", re.MULTILINE)
_BREAKS_OF_YAML_1_1 = "\x85\u2028\u2029"
"""Line ends to YAML 1.1, characters like others to YAML 1.2 and to editors."""
_PRIVATE_USE = range(0xE000, 0xF900)
# Patterns as texts are compiled when they are first needed: at the first mistake, which few runs meet.
_KEY = r"(?m)^[ \t-]*+(?:\{?[ \t]*+id:[ \t]*+)?[\"']?([a-z0-9]+(?:-[a-z0-9]+)*)"
_UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"


class Document(NamedTuple):
    """A file's tree (None where it holds nothing) with what is wrong in its syntax.

    Where a part is no YAML, the entry around it (a skill, a role) is left out and the rest is read all the
    same; ``lost`` are the offsets, from and to, of what was left out.
    """

    source: Source
    root: Node | None
    problems: tuple[Problem, ...] = ()
    lost: tuple[tuple[int, int], ...] = ()

    def lost_ids(self) -> set[str]:
        """Return what may be an id in the parts left out: what refers to them is no mistake."""
        parts = (self.source.text[start:end] for start, end in self.lost)
        return {found[1] for part in parts for found in re.finditer(_KEY, part)}


def start_of(node: Node) -> int:
    """Return the offset of the node's first character."""
    return int(node.start_mark.index)


def end_of(node: Node) -> int:
    """Return the offset after the node's last character; of a block collection, where the next token starts."""
    return int(node.end_mark.index)


def parse(source: Source, inner_keys: Collection[str] = ()) -> Document:
    """Return the source's tree; a text with syntax errors is read around them, as far as that goes.

    ``inner_keys`` are those of an entry's fields. One of them where an entry's id should be has lost its
    indentation: then that line is the fault, and not the later one where the parser gave up.
    """
    text = source.text
    problems: list[Problem] = []
    lost: list[tuple[int, int]] = []
    for _ in range(MOST_FAULTS):
        tags: list[Fault] = []
        try:
            root = _compose(text, tags)
        except Fault as fault:
            if fault.code == "unknown-alias" and any("&" in source.text[start:end] for start, end in lost):
                return Document(source, None, tuple(problems), ((0, len(text)),))  # its anchor was left out
            region = entry_around(source, text, fault.start, lost)
            problems.append((dedented(text, region, fault, inner_keys) or fault).problem(source))
            if region is None:
                return Document(source, None, tuple(problems), ((0, len(text)),))
            lost.append(region)
            text = blanked(text, region)
        else:
            problems += [fault.problem(source) for fault in tags]
            problems += _tab_problems(source, text, root)
            return Document(source, root, tuple(problems), tuple(lost))
    return Document(source, None, tuple(problems), ((0, len(text)),))


def _tab_problems(source: Source, text: str, root: Node | None) -> list[Problem]:
    if "\t" not in text:
        return []
    spans = [(start_of(node), end_of(node)) for node in scalars_of(root)]
    return [fault.problem(source) for fault in stray_tabs(text, spans)[:MOST_PROBLEMS]]


def scalars_of(root: Node | None) -> list[Node]:
    """Return all scalars of the tree, keys among them, in no order."""
    found: list[Node] = []
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            found.append(node)
        elif isinstance(node, Mapping):
            waiting.extend(part for entry in node.value for part in entry)
        else:
            waiting.extend(node.value)
    return found


def _compose(text: str, tags: list[Fault]) -> Node | None:
    """Return the tree of the text; raise a Fault at its first syntax error. Tags, which end nothing, go to a list."""
    if BOM in text:
        message, hint = "a byte-order mark stands in the middle of the file", "delete it: it is invisible"
        raise Fault("encoding", message, text.index(BOM), hint=hint)
    try:
        if any(mark in text for mark in _BREAKS_OF_YAML_1_1):
            return _composed_with_stand_ins(text, tags)
        return _composed(text, tags)
    except yaml.reader.ReaderError:
        raise _unprintable(text) from None
    except yaml.MarkedYAMLError as error:
        raise explain(text, error.context or "", error.problem or "", *_offsets(error)) from None
    except (ValueError, OverflowError, RecursionError) as error:
        # PyYAML's own parser lets through what Python says of escapes such as "\UFFFFFFFF".
        raise _unprintable(text, str(error)) from None


def _composed_with_stand_ins(text: str, tags: list[Fault]) -> Node | None:
    """Read characters that end a line to PyYAML alone as any other: something else stands there meanwhile."""
    unused = [mark for code in _PRIVATE_USE if (mark := chr(code)) not in text]
    there = dict(zip(map(ord, _BREAKS_OF_YAML_1_1), unused, strict=False))
    back = {ord(stand_in): chr(mark) for mark, stand_in in there.items()}
    root = _composed(text.translate(there), tags)
    for node in scalars_of(root):
        node.value = node.value.translate(back)
    return root


def _composed(text: str, tags: list[Fault]) -> Node | None:
    try:
        if yaml.__with_libyaml__ and not (("&" in text or "!" in text) and _ANCHOR_OR_TAG.search(text)):
            return _composed_by_libyaml(text)
        return _composed_from_events(text, tags)
    except yaml.MarkedYAMLError as error:
        if _NESTING not in (error.problem or ""):
            raise
        return _composed_from_events(text, tags, yaml.SafeLoader)  # meets our own limit, and can say where


def _offsets(error: yaml.MarkedYAMLError) -> tuple[int | None, int | None]:
    marks = (error.context_mark, error.problem_mark)
    context, problem = (int(mark.index) if mark is not None else None for mark in marks)
    return context, problem


def _unprintable(text: str, why: str = "") -> Fault:
    found = re.search(_UNPRINTABLE, text)
    if found is None:
        return Fault("yaml-syntax", f"this is no YAML: {why or 'unreadable characters'}", 0)
    character = f"U+{ord(found[0]):04X}"
    return Fault("encoding", f"the character {character} may not stand in YAML", found.start(), hint="delete it")


def _composed_by_libyaml(text: str) -> Node | None:
    """Let libyaml compose, which halves the time; a hook that it calls at every node watches the depth."""
    depth = 0

    def descend(_parent: object, _index: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH_LIMIT:
            raise _TooDeepError

    def ascend() -> None:
        nonlocal depth
        depth -= 1

    composer: Any = yaml.CSafeLoader(text)
    composer.descend_resolver, composer.ascend_resolver = descend, ascend
    composer.resolve = _no_tag
    try:
        node: Node | None = composer.get_single_node()
    except _TooDeepError:
        return _composed_from_events(text, [])  # meets the same limit, and can say where
    return node


class _TooDeepError(Exception):
    pass


def _no_tag(_kind: object, _value: object, _implicit: object) -> None:
    """Give no tag to anything: fields type their values."""


class _Composing:
    """A tree that grows event by event, with limits that hold before anything is built."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[tuple[Node, list[Node]]] = []
        self.items: list[Node] = []
        self.anchors: dict[str, Node] = {}
        self.added = 0

    def open(self, kind: Kind, event: Event) -> None:
        if len(self.stack) >= DEPTH_LIMIT:
            raise Fault("too-deep", f"this is nested more than {DEPTH_LIMIT} deep", event.start_mark.index)
        self.stack.append((kind(None, [], event.start_mark, event.end_mark, event.flow_style), self.items))
        self.items = []

    def close(self, event: Event, anchor: str | None) -> None:
        node, above = self.stack.pop()
        node.end_mark = event.end_mark
        node.value = list(zip(self.items[::2], self.items[1::2], strict=True)) if _is_map(node) else self.items
        self.items = above
        self.add(node, anchor)

    def add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = node
        self.items.append(node)

    def scalar(self, event: Event) -> None:
        event.value.encode("utf-8")  # an escape can smuggle half a character past PyYAML's own parser
        self.add(Scalar(_NO_TAG, event.value, event.start_mark, event.end_mark, event.style), event.anchor)

    def alias(self, event: Event) -> None:
        target = self.anchors.get(event.anchor)
        if target is None:
            raise explain(self.text, "", "found undefined alias", None, event.start_mark.index)
        self.added += _size(target, ALIAS_LIMIT - self.added)
        if self.added > ALIAS_LIMIT:
            message = f"aliases stand for more than {ALIAS_LIMIT:,} nodes"
            raise Fault("alias-limit", message, event.start_mark.index, hint="write out what is meant")
        # A copy with the alias's own place: what is wrong with its use is wrong here, not at the anchor.
        kind: Kind = type(target)
        style = target.style if isinstance(target, Scalar) else True  # like flow style: it ends on its line
        self.items.append(kind(None, target.value, event.start_mark, event.end_mark, style))


def _is_map(node: Node) -> bool:
    return isinstance(node, Mapping)


def _size(node: Node, most: int) -> int:
    """Return how many nodes hang on this one, itself included; counting stops above ``most``."""
    count, waiting = 0, [node]
    while waiting and count <= most:
        current = waiting.pop()
        count += 1
        if isinstance(current, Mapping):
            waiting.extend(part for entry in current.value for part in entry)
        elif isinstance(current, Sequence):
            waiting.extend(current.value)
    return count


def _composed_from_events(
    text: str,
    tags: list[Fault],
    loader: Any = None,  # noqa: ANN401  # one of PyYAML's
) -> Node | None:
    """Compose from events: slower, and knows anchors, aliases, tags and PyYAML's own parser."""
    loader = loader or (yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)
    tree, anchors, documents = _Composing(text), [], 0
    events: Iterable[Event] = yaml.parse(text, Loader=loader)
    for event in events:
        if getattr(event, "tag", None):
            tags.append(_tag(event))
        if isinstance(event, yaml.ScalarEvent):
            tree.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            anchors.append(event.anchor)
            tree.open(Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence, event)
        elif isinstance(event, yaml.CollectionEndEvent):
            tree.close(event, anchors.pop())
        elif isinstance(event, yaml.AliasEvent):
            tree.alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _second_document(text, event)
    return tree.items[0] if tree.items else None


def _tag(event: Event) -> Fault:
    """Return what is wrong with a tag; raise it where the tag is all there is, so that nobody knows the value."""
    tag = event.tag.replace("tag:yaml.org,2002:", "!!")
    hint = "take it out; a text that starts with '!' needs quotes"
    fault = Fault("tag", f"tags such as {tag} are not read", event.start_mark.index, hint=hint)
    if isinstance(event, yaml.ScalarEvent) and not event.value:
        raise fault
    return fault


def _second_document(text: str, event: Event) -> Fault:
    return explain(text, "", "expected a single document", None, event.start_mark.index)
