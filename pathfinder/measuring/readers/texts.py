"""How is a folder of texts read? Each file is one listing, whose lines may name its roles."""

from __future__ import annotations

from collections.abc import Iterator

from pathfinder.measuring.readers.chunks import Chunk, Source
from pathfinder.measuring.readers.opening import LONGEST_ROW, open_text

TEXT_COLUMN = "text"


def read(source: Source) -> Iterator[Chunk]:
    """Yield the file as one row with the column ``text``."""
    with open_text(source.path) as stream:
        text = stream.read(LONGEST_ROW + 1)
    if len(text) > LONGEST_ROW:
        raise ValueError(f"the text is longer than {LONGEST_ROW // 1024 // 1024} MiB")
    yield Chunk({TEXT_COLUMN: [text]}, [0])
