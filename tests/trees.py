"""What a tree of nodes says, for tests: read from PyYAML's nodes themselves, apart from how pathfinder reads them."""

from __future__ import annotations

from pathfinder.loading.documents import Mapping, Node, Scalar


def plain(node: Node | None):
    """Return the texts of a tree in lists and dictionaries."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(item) for item in node.value]
