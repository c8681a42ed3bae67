"""How is one value of a YAML text changed so that every other byte stays as somebody typed it?

Each function takes a text and returns it changed: comments, order, quotes, line ends, a byte-order mark and a
missing line end at the end of the file stay. The result is parsed again and compared with what was meant;
where that fails (an anchor that others refer to, say) RequestError tells people to edit by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, Union

from pathfinder.errors import RequestError
from pathfinder.loading.documents import Mapping, Node, Scalar, end_of, parse, start_of
from pathfinder.loading.documents import Sequence as List
from pathfinder.loading.sources import BOM, Source
from pathfinder.loading.writing import Data, block_lines, inline

Path: TypeAlias = Sequence[str | int]
"""The keys from the root down to a value; a number is the place of an item in its list, counted from 0."""

Seen: TypeAlias = Union[str, list["Seen"], dict[str, "Seen"], None]  # noqa: UP007  # it refers to itself
"""What a tree holds, untyped: texts, lists, mappings, and None for nothing."""


def set_value(text: str, path: Path, value: Data, *, order: Sequence[str] = (), block: bool = False) -> str:
    """Return the text with the value at the path of keys, in place of the old one or as a new key.

    A new key goes after those that come before it in ``order``, else to the end of its mapping; missing
    mappings on the way are made. ``block`` writes a list with one item to a line.
    """

    def change(bare: str, root: Node | None) -> str:
        *above, key = path
        parent = _at(root, above)
        if isinstance(key, int):
            raise RequestError("an item of a list is changed by its keys")
        if above and parent is None:
            return set_value(bare, above, {key: value}, order=order, block=True)
        entry = _entry(parent, key)
        if entry is None:
            return _with_key(bare, parent, above, root, key, value, order, block=block)
        return _with_value(bare, entry, value, block=block)

    return _verified(text, change, lambda seen: _put(seen, path, _seen(value)))


def remove_value(text: str, path: Path) -> str:
    """Return the text without the key at the path and everything below it; unchanged where there is none."""

    def change(bare: str, root: Node | None) -> str:
        parent = _at(root, path[:-1])
        entry = _entry(parent, path[-1])
        return bare if parent is None or entry is None else _without(bare, parent, entry[0], entry[1])

    return _verified(text, change, lambda seen: _dropped(seen, path))


def append_item(text: str, path: Path, item: Data, *, order: Sequence[str] = ()) -> str:
    """Return the text with one more item at the end of the list at the path, in the list's own style."""

    def change(bare: str, root: Node | None) -> str:
        listed = _at(root, path)
        if not isinstance(listed, List) or not listed.value:
            return set_value(bare, path, [item], order=order, block=not isinstance(listed, List))
        last = listed.value[-1]
        if _flows(listed):
            at = _end(bare, last)
            return f"{bare[:at]}, {inline(item)}{bare[at:]}"
        indent = " " * _column(bare, _dash(bare, last))
        return _after_line(bare, _end(bare, last), [indent + line for line in block_lines([item])])

    return _verified(text, change, lambda seen: _put(seen, path, [*_items(seen, path), _seen(item)]))


def append_block(text: str, path: Path, block: Sequence[str]) -> str:
    """Return the text with the lines of an entry, as they are, at the end of the block mapping at the path."""

    def change(bare: str, root: Node | None) -> str:
        parent = _at(root, path)
        if isinstance(parent, Mapping) and parent.value and not _flows(parent):
            key, last = parent.value[-1]
            indent = " " * _column(bare, start_of(key))
            lines = [*_gap(bare, parent), *(indent + line for line in block)]
            return _after_line(bare, max(_end(bare, last), end_of(key)), lines)
        entry = _entry(_at(root, path[:-1]), path[-1])
        if entry is None or start_of(entry[1]) != end_of(entry[1]):
            raise RequestError("there is no block mapping to add to", hint="edit it by hand")
        indent = " " * (_column(bare, start_of(entry[0])) + 2)
        return _after_line(bare, end_of(entry[0]), [indent + line for line in block])

    def expected(seen: Seen) -> Seen:
        here, added = _below(seen, path), _seen_in("\n".join(block))
        parts = [part for part in (here, added) if isinstance(part, dict)]
        return _put(seen, path, {key: value for part in parts for key, value in part.items()})

    return _verified(text, change, expected)


def remove_items(text: str, path: Path, unwanted: Callable[[Seen], bool]) -> str:
    """Return the text without the items of the list at the path that are unwanted; a list left empty goes too."""
    while True:
        items = _items(_seen_in(text), path)
        at = next((at for at, item in enumerate(items) if unwanted(item)), None)
        if at is None:
            return text
        text = remove_value(text, path) if len(items) == 1 else _without_item(text, path, at)


def _without_item(text: str, path: Path, number: int) -> str:
    def change(bare: str, root: Node | None) -> str:
        listed = _at(root, path)
        item = listed.value[number] if isinstance(listed, List) else None
        if listed is None or item is None:
            return bare
        if _flows(listed):
            return _without(bare, listed, item, item)
        start = _line_start(bare, _dash(bare, item))
        return bare[:start] + bare[_next_line(bare, _end(bare, item)) :]

    def expected(seen: Seen) -> Seen:
        items = _items(seen, path)
        return _put(seen, path, [*items[:number], *items[number + 1 :]])

    return _verified(text, change, expected)


# ---- what was meant, and what came out ----


def _verified(text: str, change: Callable[[str, Node | None], str], meant: Callable[[Seen], Seen]) -> str:
    """Return the changed text, having read it again; RequestError where it does not say what was meant."""
    bom, bare = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    document = parse(Source("", bare))
    if document.problems:
        raise RequestError("the file has errors already", hint="mend them first")
    changed = change(bare, document.root)
    again = parse(Source("", changed))
    wanted = meant(_tree(document.root))
    if again.problems or not _same(_tree(again.root), wanted):
        raise RequestError("this cannot be changed in place without touching other parts", hint="edit it by hand")
    return bom + changed


def _seen_in(text: str) -> Seen:
    return _tree(parse(Source("", text.removeprefix(BOM))).root)


def _tree(node: Node | None) -> Seen:
    if node is None:
        return None
    if isinstance(node, Mapping):
        return {key.value: _tree(value) for key, value in node.value}
    if isinstance(node, List):
        return [_tree(item) for item in node.value]
    return str(node.value) if node.value or getattr(node, "style", None) else None


def _seen(value: Data) -> Seen:
    if isinstance(value, dict):
        return {key: _seen(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_seen(part) for part in value]
    return value if isinstance(value, str) else inline(value)


def _same(left: Seen, right: Seen) -> bool:
    """Equal, nothing being the same as an empty list or mapping; the order of keys does not matter."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(_same(a, b) for a, b in zip(left, right, strict=True))
    return left == right or (left in (None, [], {}) and right in (None, [], {}))


def _put(seen: Seen, path: Path, value: Seen) -> Seen:
    if not path:
        return value
    key = path[0]
    if isinstance(key, int):
        items = seen if isinstance(seen, list) else []
        return [_put(item, path[1:], value) if at == key else item for at, item in enumerate(items)]
    here = seen if isinstance(seen, dict) else {}
    return {**here, key: _put(here.get(key), path[1:], value)}


def _dropped(seen: Seen, path: Path) -> Seen:
    parent = _below(seen, path[:-1])
    if not isinstance(parent, dict) or path[-1] not in parent:
        return seen
    return _put(seen, path[:-1], {key: value for key, value in parent.items() if key != path[-1]})


def _below(seen: Seen, path: Path) -> Seen:
    for key in path:
        if isinstance(key, int):
            seen = seen[key] if isinstance(seen, list) and key < len(seen) else None
        else:
            seen = seen.get(key) if isinstance(seen, dict) else None
    return seen


def _items(seen: Seen, path: Path) -> list[Seen]:
    items = _below(seen, path)
    return items if isinstance(items, list) else []


# ---- finding the place ----


def _at(root: Node | None, path: Path) -> Node | None:
    node = root
    for key in path:
        if isinstance(key, int):
            node = node.value[key] if isinstance(node, List) and key < len(node.value) else None
        else:
            entry = _entry(node, key)
            node = entry[1] if entry else None
    return node


def _entry(node: Node | None, key: str | int) -> tuple[Node, Node] | None:
    entries = node.value if isinstance(node, Mapping) else []
    return next((entry for entry in entries if entry[0].value == key), None)


def _flows(node: Node) -> bool:
    """True for a list or mapping in brackets."""
    return bool(getattr(node, "flow_style", False))


def _end(text: str, node: Node) -> int:
    """Return the offset after the node's last character; comments and blank lines after it are not its own."""
    if isinstance(node, Scalar) or _flows(node) or not node.value:
        return start_of(node) + len(text[start_of(node) : end_of(node)].rstrip())
    last = node.value[-1]
    return _end(text, last[1]) if isinstance(node, Mapping) else _end(text, last)


def _dash(text: str, item: Node) -> int:
    """Return the offset of the dash before an item of a block list."""
    before = text[: start_of(item)].rstrip()
    if not before.endswith("-"):
        raise RequestError("this list cannot be changed in place", hint="edit it by hand")
    return len(before) - 1


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _column(text: str, at: int) -> int:
    return at - _line_start(text, at)


def _line_end(text: str, at: int) -> int:
    return min((end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0), default=len(text))


def _next_line(text: str, at: int) -> int:
    end = _line_end(text, at)
    return end + (2 if text.startswith("\r\n", end) else 1)


def _line_break(text: str) -> str:
    """Return how the text ends its lines, as its first line does."""
    end = _line_end(text, 0)
    return "\r\n" if text.startswith("\r\n", end) else text[end : end + 1] or "\n"


# ---- splicing ----


def _after_line(text: str, at: int, lines: list[str]) -> str:
    """Return the text with lines after the one that holds the offset, whether that one ends in a break or not."""
    end, br = _line_end(text, at), _line_break(text)
    return text[:end] + "".join(br + line for line in lines) + text[end:]


def _with_value(text: str, entry: tuple[Node, Node], value: Data, *, block: bool) -> str:
    key, old = entry
    start, end = start_of(old), _end(text, old)
    colon = text.index(":", end_of(key)) + 1
    if block or not isinstance(old, Scalar) or not text[colon:start].isspace() or start == end:
        return text[:colon] + _lines_after_colon(text, key, value, block=block) + text[max(end, colon) :]
    return text[:start] + inline(value, block=True) + text[end:]


def _lines_after_colon(text: str, key: Node, value: Data, *, block: bool) -> str:
    if not block or not value or not isinstance(value, list | tuple | dict):
        return " " + inline(value, block=True)
    indent = " " * (_column(text, start_of(key)) + 2)
    return "".join(_line_break(text) + indent + line for line in block_lines(value))


def _with_key(
    text: str,
    parent: Node | None,
    above: Path,
    root: Node | None,
    key: str,
    value: Data,
    order: Sequence[str],
    *,
    block: bool,
) -> str:
    if isinstance(parent, Mapping) and parent.value:
        if _flows(parent):
            at = _end(text, parent.value[-1][1])
            return f"{text[:at]}, {inline({key: value})[1:-1]}{text[at:]}"
        indent = " " * _column(text, start_of(parent.value[0][0]))
        lines = [indent + line for line in block_lines({key: value}, deep=block)]
        if block and isinstance(value, dict):
            lines = [*_gap(text, parent), *lines]
        previous = _previous(parent, key, order)
        if previous is None:
            start = _line_start(text, start_of(parent.value[0][0]))
            if text[start : start_of(parent.value[0][0])].strip():
                previous = parent.value[0]
            else:
                br = _line_break(text)
                return text[:start] + "".join(line + br for line in lines) + text[start:]
        return _after_line(text, _end(text, previous[1]), lines)
    if above:
        entry = _entry(_at(root, above[:-1]), above[-1])
        if entry is not None:
            return _with_value(text, entry, {key: value}, block=True)
    if text and not text.endswith(("\n", "\r")):
        text += _line_break(text)
    return text + "".join(line + _line_break(text) for line in block_lines({key: value}, deep=block))


def _gap(text: str, parent: Mapping) -> list[str]:
    """Return a blank line where the mapping's entries are kept apart by such, else nothing."""
    before = text[: _line_start(text, start_of(parent.value[-1][0]))]
    apart = len(parent.value) > 1 and before.rstrip(" ").endswith(("\n\n", "\r\n\r\n", "\r\r"))
    return [""] if apart else []


def _previous(parent: Mapping, key: str, order: Path) -> tuple[Node, Node] | None:
    """Return the entry after which a new key goes; None for the first place."""
    entries: list[tuple[Node, Node]] = parent.value
    if key not in order:
        return entries[-1]
    place = order.index(key)
    earlier = [entry for entry in entries if entry[0].value in order[:place]]
    return earlier[-1] if earlier else None


def _without(text: str, parent: Node, first: Node, last: Node) -> str:
    """Return the text without the entry or item from ``first`` to ``last``."""
    start, end = start_of(first), _end(text, last)
    parts = [entry[0] if isinstance(entry, tuple) else entry for entry in parent.value]
    at = parts.index(first)
    own_lines = not text[_line_start(text, start) : start].strip()
    if not _flows(parent) and own_lines:
        return text[: _line_start(text, start)] + text[_next_line(text, max(end, start)) :]
    if at + 1 < len(parts):
        return text[:start] + text[start_of(parts[at + 1]) :]
    before = parent.value[at - 1]
    node = before[1] if isinstance(before, tuple) else before
    start = _end(text, node) if at else start
    return text[:start] + text[end:]
