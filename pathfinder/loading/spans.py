"""Where in a text does a node of its tree stand, and where does it end?"""

from __future__ import annotations

from pathfinder.errors import RequestError
from pathfinder.loading.documents import Mapping, Node, Scalar, end_of, parse, start_of
from pathfinder.loading.documents import Sequence as List
from pathfinder.loading.sources import BOM, Source
from pathfinder.loading.untyped import Path


def root_of(text: str) -> Node | None:
    """Return the tree of a file's text, whatever is wrong with it; offsets do not count a byte-order mark."""
    return parse(Source("", text.removeprefix(BOM))).root


def node_at(root: Node | None, path: Path) -> Node | None:
    """Return the node at the path of keys and places, or None."""
    node = root
    for key in path:
        if isinstance(key, int):
            node = node.value[key] if isinstance(node, List) and key < len(node.value) else None
        else:
            entry = entry_of(node, key)
            node = entry[1] if entry else None
    return node


def entry_of(node: Node | None, key: str | int) -> tuple[Node, Node] | None:
    """Return the key and the value node of a mapping's entry, or None."""
    entries = node.value if isinstance(node, Mapping) else []
    return next((entry for entry in entries if entry[0].value == key), None)


def in_brackets(node: Node) -> bool:
    """True for a list or mapping in brackets."""
    return bool(getattr(node, "flow_style", False))


def end_in(text: str, node: Node) -> int:
    """Return the offset after the node's last character; comments and blank lines after it are not its own."""
    if isinstance(node, Scalar) or in_brackets(node) or not node.value:
        return start_of(node) + len(text[start_of(node) : end_of(node)].rstrip())
    last = node.value[-1]
    return end_in(text, last[1]) if isinstance(node, Mapping) else end_in(text, last)


def dash_before(text: str, item: Node) -> int:
    """Return the offset of the dash before an item of a block list."""
    before = text[: start_of(item)].rstrip()
    if not before.endswith("-"):
        raise RequestError("this list cannot be changed in place", hint="edit it by hand")
    return len(before) - 1
