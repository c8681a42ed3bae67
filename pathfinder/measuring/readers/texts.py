"""How is a folder of texts read? Each file is one listing, whose lines may name its roles."""

from __future__ import annotations

from collections.abc import Iterator

from pathfinder.measuring.readers.chunks import Chunk, Source
from pathfinder.measuring.readers.opening import open_text

TEXT_COLUMN = "text"


def read(source: Source) -> Iterator[Chunk]:
    """Yield the file as one row with the column ``text``."""
    with open_text(source.path) as stream:
        yield Chunk({TEXT_COLUMN: [stream.read()]}, [0])
