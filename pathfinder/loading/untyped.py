"""What does a tree say, without types and places, and what would it say after a change?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, Union

from pathfinder.loading.documents import Mapping, Node
from pathfinder.loading.documents import Sequence as List
from pathfinder.loading.writing import Data, inline

Path: TypeAlias = Sequence[str | int]
"""The keys from the root down to a value; a number is the place of an item in its list, counted from 0."""

Seen: TypeAlias = Union[str, list["Seen"], dict[str, "Seen"], None]  # noqa: UP007  # it refers to itself
"""What a tree holds, untyped: texts, lists, mappings, and None for nothing."""


def tree_of(node: Node | None) -> Seen:
    """Return what the node says."""
    if node is None:
        return None
    if isinstance(node, Mapping):
        return {key.value: tree_of(value) for key, value in node.value}
    if isinstance(node, List):
        return [tree_of(item) for item in node.value]
    return str(node.value) if node.value or getattr(node, "style", None) else None


def as_read(value: Data) -> Seen:
    """Return what a value says once it was written and read."""
    if isinstance(value, dict):
        return {key: as_read(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [as_read(part) for part in value]
    return value if isinstance(value, str) else inline(value)


def same(left: Seen, right: Seen) -> bool:
    """Equal, nothing being the same as an empty list or mapping; the order of keys does not matter."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(same(a, b) for a, b in zip(left, right, strict=True))
    return left == right or (left in (None, [], {}) and right in (None, [], {}))


def put(seen: Seen, path: Path, value: Seen) -> Seen:
    """Return the tree with another value at the path; missing mappings on the way are made."""
    if not path:
        return value
    key = path[0]
    if isinstance(key, int):
        items = seen if isinstance(seen, list) else []
        return [put(item, path[1:], value) if at == key else item for at, item in enumerate(items)]
    here = seen if isinstance(seen, dict) else {}
    return {**here, key: put(here.get(key), path[1:], value)}


def dropped(seen: Seen, path: Path) -> Seen:
    """Return the tree without the key at the path."""
    parent = below(seen, path[:-1])
    if not isinstance(parent, dict) or path[-1] not in parent:
        return seen
    return put(seen, path[:-1], {key: value for key, value in parent.items() if key != path[-1]})


def below(seen: Seen, path: Path) -> Seen:
    """Return what stands at the path, or None."""
    for key in path:
        if isinstance(key, int):
            seen = seen[key] if isinstance(seen, list) and key < len(seen) else None
        else:
            seen = seen.get(key) if isinstance(seen, dict) else None
    return seen


def items_at(seen: Seen, path: Path) -> list[Seen]:
    """Return the list at the path; an empty one where there is none."""
    items = below(seen, path)
    return items if isinstance(items, list) else []
