"""How is one value of a YAML text changed so that every other byte stays as somebody typed it?

Each function takes a text and returns it changed: comments, order, quotes, line ends, a byte-order mark and a
missing line end at the end of the file stay. The result is parsed again and compared with what was meant;
where that fails (an anchor that others refer to, say) RequestError tells people to edit by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pathfinder.errors import RequestError
from pathfinder.loading.documents import Mapping, Node, Scalar, end_of, parse, start_of
from pathfinder.loading.documents import Sequence as List
from pathfinder.loading.sources import BOM, Source, column_of, line_break, line_end, line_start, next_line
from pathfinder.loading.spans import dash_before, end_in, entry_of, in_brackets, node_at, root_of
from pathfinder.loading.untyped import Path, Seen, as_read, below, dropped, items_at, put, same, tree_of
from pathfinder.loading.writing import Data, block_lines, inline


def set_value(text: str, path: Path, value: Data, *, order: Sequence[str] = (), block: bool = False) -> str:
    """Return the text with the value at the path of keys, in place of the old one or as a new key.

    A new key goes after those that come before it in ``order``, else to the end of its mapping; missing
    mappings on the way are made. ``block`` writes a list with one item to a line.
    """

    def change(bare: str, root: Node | None) -> str:
        *above, key = path
        parent = node_at(root, above)
        if isinstance(key, int):
            raise RequestError("an item of a list is changed by its keys")
        if above and parent is None:
            return set_value(bare, above, {key: value}, order=order, block=True)
        entry = entry_of(parent, key)
        if entry is not None:
            return _with_value(bare, entry, value, block=block)
        if isinstance(parent, Mapping) and parent.value:
            return _with_key(bare, parent, key, value, order, block=block)
        return _begun(bare, root, above, key, value, block=block)

    return _verified(text, change, lambda seen: put(seen, path, as_read(value)))


def remove_value(text: str, path: Path) -> str:
    """Return the text without the key at the path and everything below it; unchanged where there is none."""

    def change(bare: str, root: Node | None) -> str:
        parent = node_at(root, path[:-1])
        entry = entry_of(parent, path[-1])
        return bare if parent is None or entry is None else _without(bare, parent, entry[0], entry[1])

    return _verified(text, change, lambda seen: dropped(seen, path))


def append_item(text: str, path: Path, item: Data, *, order: Sequence[str] = ()) -> str:
    """Return the text with one more item at the end of the list at the path, in the list's own style."""

    def change(bare: str, root: Node | None) -> str:
        listed = node_at(root, path)
        if not isinstance(listed, List) or not listed.value:
            return set_value(bare, path, [item], order=order, block=not isinstance(listed, List))
        last = listed.value[-1]
        if in_brackets(listed):
            at = end_in(bare, last)
            return f"{bare[:at]}, {inline(item)}{bare[at:]}"
        indent = " " * column_of(bare, dash_before(bare, last))
        return _after_line(bare, end_in(bare, last), [indent + line for line in block_lines([item])])

    return _verified(text, change, lambda seen: put(seen, path, [*items_at(seen, path), as_read(item)]))


def append_block(text: str, path: Path, block: Sequence[str]) -> str:
    """Return the text with the lines of an entry, as they are, at the end of the block mapping at the path."""

    def change(bare: str, root: Node | None) -> str:
        parent = node_at(root, path)
        if isinstance(parent, Mapping) and parent.value and not in_brackets(parent):
            key, last = parent.value[-1]
            indent = " " * column_of(bare, start_of(key))
            lines = [*_gap(bare, parent), *(indent + line for line in block)]
            return _after_line(bare, max(end_in(bare, last), end_of(key)), lines)
        entry = entry_of(node_at(root, path[:-1]), path[-1])
        if entry is None or start_of(entry[1]) != end_of(entry[1]):
            raise RequestError("there is no block mapping to add to", hint="edit it by hand")
        indent = " " * (column_of(bare, start_of(entry[0])) + 2)
        return _after_line(bare, end_of(entry[0]), [indent + line for line in block])

    def expected(seen: Seen) -> Seen:
        here, added = below(seen, path), _seen_in("\n".join(block))
        parts = [part for part in (here, added) if isinstance(part, dict)]
        return put(seen, path, {key: value for part in parts for key, value in part.items()})

    return _verified(text, change, expected)


def remove_items(text: str, path: Path, unwanted: Callable[[Seen], bool]) -> str:
    """Return the text without the items of the list at the path that are unwanted; a list left empty goes too."""
    while True:
        items = items_at(_seen_in(text), path)
        at = next((at for at, item in enumerate(items) if unwanted(item)), None)
        if at is None:
            return text
        text = remove_value(text, path) if len(items) == 1 else _without_item(text, path, at)


def _without_item(text: str, path: Path, number: int) -> str:
    def change(bare: str, root: Node | None) -> str:
        listed = node_at(root, path)
        item = listed.value[number] if isinstance(listed, List) else None
        if listed is None or item is None:
            return bare
        if in_brackets(listed):
            return _without(bare, listed, item, item)
        start = line_start(bare, dash_before(bare, item))
        return bare[:start] + bare[next_line(bare, end_in(bare, item)) :]

    def expected(seen: Seen) -> Seen:
        items = items_at(seen, path)
        return put(seen, path, [*items[:number], *items[number + 1 :]])

    return _verified(text, change, expected)


def _verified(text: str, change: Callable[[str, Node | None], str], meant: Callable[[Seen], Seen]) -> str:
    """Return the changed text, having read it again; RequestError where it does not say what was meant."""
    bom, bare = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    document = parse(Source("", bare))
    if document.problems:
        raise RequestError("the file has errors already", hint="mend them first")
    changed = change(bare, document.root)
    again = parse(Source("", changed))
    wanted = meant(tree_of(document.root))
    if again.problems or not same(tree_of(again.root), wanted):
        raise RequestError("this cannot be changed in place without touching other parts", hint="edit it by hand")
    return bom + changed


def _seen_in(text: str) -> Seen:
    return tree_of(root_of(text))


def _after_line(text: str, at: int, lines: list[str]) -> str:
    """Return the text with lines after the one that holds the offset, whether that one ends in a break or not."""
    end, br = line_end(text, at), line_break(text)
    return text[:end] + "".join(br + line for line in lines) + text[end:]


def _with_value(text: str, entry: tuple[Node, Node], value: Data, *, block: bool) -> str:
    key, old = entry
    start, end = start_of(old), end_in(text, old)
    colon = text.index(":", end_of(key)) + 1
    if block or not isinstance(old, Scalar) or not text[colon:start].isspace() or start == end:
        return text[:colon] + _lines_after_colon(text, key, value, block=block) + text[max(end, colon) :]
    return text[:start] + inline(value, block=True) + text[end:]


def _lines_after_colon(text: str, key: Node, value: Data, *, block: bool) -> str:
    if not block or not value or not isinstance(value, list | tuple | dict):
        return " " + inline(value, block=True)
    indent = " " * (column_of(text, start_of(key)) + 2)
    return "".join(line_break(text) + indent + line for line in block_lines(value))


def _with_key(text: str, parent: Mapping, key: str, value: Data, order: Sequence[str], *, block: bool) -> str:
    """Return the text with one more entry in a mapping that has some."""
    first = start_of(parent.value[0][0])
    if in_brackets(parent):
        at = end_in(text, parent.value[-1][1])
        return f"{text[:at]}, {inline({key: value})[1:-1]}{text[at:]}"
    indent = " " * column_of(text, first)
    lines = [indent + line for line in block_lines({key: value}, deep=block)]
    if block and isinstance(value, dict):
        lines = [*_gap(text, parent), *lines]
    previous = _previous(parent, key, order)
    start = line_start(text, first)
    if previous is None and not text[start:first].strip():
        return text[:start] + "".join(line + line_break(text) for line in lines) + text[start:]
    return _after_line(text, end_in(text, (previous or parent.value[0])[1]), lines)


def _begun(text: str, root: Node | None, above: Path, key: str, value: Data, *, block: bool) -> str:
    """Return the text with the first entry of a mapping that is empty, or of the whole file."""
    entry = entry_of(node_at(root, above[:-1]), above[-1]) if above else None
    if entry is not None:
        return _with_value(text, entry, {key: value}, block=True)
    if text and not text.endswith(("\n", "\r")):
        text += line_break(text)
    return text + "".join(line + line_break(text) for line in block_lines({key: value}, deep=block))


def _gap(text: str, parent: Mapping) -> list[str]:
    """Return a blank line where the mapping's entries are kept apart by such, else nothing."""
    before = text[: line_start(text, start_of(parent.value[-1][0]))]
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
    start, end = start_of(first), end_in(text, last)
    parts = [entry[0] if isinstance(entry, tuple) else entry for entry in parent.value]
    at = parts.index(first)
    own_lines = not text[line_start(text, start) : start].strip()
    if not in_brackets(parent) and own_lines:
        return text[: line_start(text, start)] + text[next_line(text, max(end, start)) :]
    if at + 1 < len(parts):
        return text[:start] + text[start_of(parts[at + 1]) :]
    before = parent.value[at - 1]
    node = before[1] if isinstance(before, tuple) else before
    start = end_in(text, node) if at else start
    return text[:start] + text[end:]
