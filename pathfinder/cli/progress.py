"""Which day is it for those who ask where they stand? Their requests have dates wherever the hours a week are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathfinder.cli.world import today

if TYPE_CHECKING:
    from pathfinder.model.learner import Request


def dated(request: Request) -> Request:
    """Return the request with a first day, today where it names none, if it says how many hours a week go in."""
    if request.hours_per_week is None or request.start is not None:
        return request
    return request._replace(start=today())
