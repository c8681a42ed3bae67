"""How is a code shown? A small curriculum that has the problem, and the words in it that mend it."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A curriculum file with the problem; ``right`` in place of ``wrong`` mends it (empty: ``wrong`` goes)."""

    text: str
    wrong: str
    right: str

    @property
    def mended(self) -> str:
        """The file without the problem."""
        return self.text.replace(self.wrong, self.right, 1)
