"""How is a set of nodes held in one number? As a mask: bit n stands for node n."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def mask_of(nodes: Iterable[int]) -> int:
    """Return the mask of the nodes."""
    mask = 0
    for node in nodes:
        mask |= 1 << node
    return mask


def nodes_in(mask: int) -> Iterator[int]:
    """Yield the nodes of a mask, least first; the digits are searched, which stays fast where there are thousands."""
    digits = bin(mask)[:1:-1]
    node = digits.find("1")
    while node >= 0:
        yield node
        node = digits.find("1", node + 1)
