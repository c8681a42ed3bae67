"""What does the learner ask for? Words from the command line become a request in ids, or one list of faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from pathfinder.cli.lazy import UsageError
from pathfinder.errors import RequestError
from pathfinder.model.demand import LEVELS
from pathfinder.model.learner import DEFAULT_UNTIL, Request

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum

DEFAULT_ROLE = "ml-engineer"
T = TypeVar("T")


@dataclass
class Faults:
    """Everything wrong with a request, gathered so that it is said at once."""

    reasons: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    def attempt(self, find: Callable[[], T], otherwise: T) -> T:
        """Return what ``find`` returns; where it refuses, note why and return ``otherwise``."""
        try:
            return find()
        except RequestError as error:
            self.reasons += error.reasons
            if error.hint:
                self.hints.append(error.hint)
            return otherwise

    def speak(self) -> None:
        """Raise one RequestError when anything was wrong."""
        if self.reasons:
            raise RequestError(self.reasons, hint="; ".join(dict.fromkeys(self.hints)))


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a plan as they were typed."""

    role: str | None = None
    have: str | None = None
    exact_have: bool = False
    goal: str | None = None
    skip: str | None = None
    first: str | None = None
    prefer: str | None = None
    until: float | None = None
    everything: bool = False
    budget: float | None = None
    hours_per_week: float | None = None
    start: str | None = None
    by: str | None = None
    maximize: str = "match"
    snapshot: Sequence[str] = ()
    as_of: str | None = None
    region: str | None = None
    level: str | None = None


def request_of(asked: Asked, curriculum: Curriculum, today: Callable[[], date]) -> Request:
    """Return the request; ``today`` is read only where a plan with dates has no start.

    Raises a usage error for options that exclude each other, RequestError for what does not exist.
    """
    _refuse_misuse(asked)
    faults = Faults()

    def skills(text: str | None) -> tuple[str, ...]:
        found = [faults.attempt(lambda word=word: curriculum.find(word), "") for word in words(text)]  # type: ignore[misc]
        return tuple(dict.fromkeys(skill for skill in found if skill))

    start, by = day(asked.start, "--start"), day(asked.by, "--by")
    if by is not None and start is None:
        start = today()
    request = Request(
        roles=faults.attempt(lambda: roles_of(asked.role, curriculum), ()),
        have=changed((), asked.have, skills),
        exact_have=asked.exact_have,
        goals=skills(asked.goal),
        skip=skills(asked.skip),
        first=skills(asked.first),
        prefer=skills(asked.prefer),
        until=None if _uncut(asked) else asked.until if asked.until is not None else DEFAULT_UNTIL,
        budget=asked.budget,
        hours_per_week=asked.hours_per_week,
        start=start,
        by=by,
        maximize="listings" if asked.maximize == "listings" else "match",
        snapshots=tuple(dict.fromkeys(asked.snapshot)),
        as_of=day(asked.as_of, "--as-of"),
        region=asked.region,
        level=next((level for level in LEVELS if level == asked.level), None),
    )
    faults.speak()
    return request


def words(text: str | None) -> list[str]:
    """Return the words between commas, without blanks around them."""
    return [word.strip() for word in (text or "").split(",") if word.strip()]


def changed(
    before: tuple[str, ...], text: str | None, skills: Callable[[str | None], tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the known skills after ``--have``: ``+a,-b`` changes the list, anything else replaces it.

    Words with and without a sign mix: those without make a new list, those with a sign change it.
    """
    if text is None:
        return before
    typed = words(text)
    unsigned = [word for word in typed if word[0] not in "+-"]
    kept = [] if unsigned or not typed else list(before)
    for word in typed:
        found = skills(word.lstrip("+-"))
        kept = [skill for skill in kept if skill not in found]
        kept += found if word[0] != "-" else ()
    return tuple(kept)


def roles_of(text: str | None, curriculum: Curriculum) -> tuple[str, ...]:
    """Return the roles' ids; without a text ml-engineer, else the first role there is."""
    if text is None:
        if not curriculum.roles:
            raise RequestError("the curriculum defines no roles", hint="add one under `roles:`")
        return (DEFAULT_ROLE,) if DEFAULT_ROLE in curriculum.roles else (next(iter(curriculum.roles)),)
    faults = Faults()
    found = [faults.attempt(lambda word=word: curriculum.role(word).id, "") for word in words(text)]  # type: ignore[misc]
    faults.speak()
    if not found:
        raise RequestError("--role names no role")
    return tuple(dict.fromkeys(found))


def day(text: str | None, option: str) -> date | None:
    """Return the day that was typed; a usage error where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} takes a day such as 2027-01-04, not '{text}'.") from None


def _uncut(asked: Asked) -> bool:
    return asked.everything or bool(asked.goal) or asked.budget is not None or asked.by is not None


def _refuse_misuse(asked: Asked) -> None:
    """Refuse options that cannot stand together; a person mistyped, so the exit status is 2."""
    if asked.until is not None and _uncut(asked):
        raise UsageError("--until has no meaning with --all, --goal, --budget or --by: nothing is cut there.")
    if asked.until is not None and not 0 < asked.until <= 1:
        raise UsageError("--until takes a match above 0 and up to 1, such as 0.8.")
    for name, value in (("--budget", asked.budget), ("--hours-per-week", asked.hours_per_week)):
        if value is not None and not 0 < value < float("inf"):
            raise UsageError(f"{name} takes a number of hours above 0.")
    if asked.by is not None and asked.hours_per_week is None:
        raise UsageError("--by needs --hours-per-week.")
    if asked.start is not None and asked.hours_per_week is None:
        raise UsageError("--start needs --hours-per-week.")
    if asked.maximize not in ("match", "listings"):
        raise UsageError("--maximize takes match or listings.")
    if asked.level is not None and asked.level not in LEVELS:
        raise UsageError("--level takes entry, mid or senior.")
