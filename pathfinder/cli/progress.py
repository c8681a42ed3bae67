"""How far has a long run come? A bar on stderr while it lasts; nothing at all where stderr is no terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn


class Bar:
    """A bar with what is done, what there is to do, and the time left; of bytes also their rate."""

    def __init__(self, *, in_bytes: bool = False, no_color: bool = False) -> None:
        self._in_bytes, self._no_color = in_bytes, no_color
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress

            console = Console(stderr=True, no_color=self._no_color or None)
            self._progress = Progress(*_columns(in_bytes=self._in_bytes), console=console, transient=True)
            self._progress.start()
            self._task = self._progress.add_task("", total=None)
        return self

    def update(self, done: float, total: float | None, now: str = "") -> None:
        """Show how much is done of how much (None: nobody knows), and what is happening now."""
        if self._progress is not None:
            from pathfinder.rendering.style import harmless

            self._progress.update(self._task, completed=done, total=total, description=harmless(now))

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()


def _columns(*, in_bytes: bool) -> list[ProgressColumn]:
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    if in_bytes:
        return [BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn()]
    now = TextColumn("{task.description}", markup=False)
    return [BarColumn(), MofNCompleteColumn(), now, TimeRemainingColumn()]
