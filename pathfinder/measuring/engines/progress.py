"""How far is a measurement? Bytes done of bytes to do, for whoever draws a bar."""

from __future__ import annotations

from typing import NamedTuple


class Progress(NamedTuple):
    """How many of the corpus's bytes (as they lie on disk) are read, and how many listings so far."""

    done_bytes: int
    total_bytes: int
    listings: int
