"""Which exceptions can pathfinder raise? Each carries its facts; the sentence is composed last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathfinder.problems import Problem


class PathfinderError(Exception):
    """Anything that pathfinder itself says no to; ``hint`` says what would help, or is empty."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class DataError(PathfinderError):
    """Files cannot be used as they are; ``problems`` holds every finding, sorted by place."""

    def __init__(self, problems: Sequence[Problem], *, what: str = "data") -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.sort_key))
        errors = sum(problem.is_error for problem in self.problems)
        super().__init__(f"{errors} error{'s' if errors != 1 else ''} in the {what}")


class CurriculumError(DataError):
    """The curriculum's YAML has errors."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems, what="curriculum")


class SnapshotError(DataError):
    """A demand snapshot has errors."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems, what="demand snapshots")


class ProfileError(DataError):
    """The learner's profile has errors."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems, what="profile")


class RequestError(PathfinderError):
    """What was asked for does not exist or does not fit together; ``reasons`` lists every fault."""

    def __init__(self, reasons: str | Sequence[str], *, hint: str = "") -> None:
        self.reasons = (reasons,) if isinstance(reasons, str) else tuple(reasons)
        super().__init__("; ".join(self.reasons), hint=hint)


class InfeasibleError(PathfinderError):
    """No plan meets the request; ``reasons`` are the smallest changes that would make it possible."""

    def __init__(self, message: str, reasons: Sequence[str] = ()) -> None:
        self.reasons = tuple(reasons)
        super().__init__(message, hint=" or ".join(self.reasons))


class MissingExtraError(PathfinderError):
    """A command needs a package that an extra brings."""

    def __init__(self, extra: str, package: str) -> None:
        self.extra = extra
        self.package = package
        super().__init__(
            f"this needs {package}, which is not installed",
            hint=f"pip install 'pathfinder[{extra}]'; in a checkout: pip install '.[{extra}]'",
        )
