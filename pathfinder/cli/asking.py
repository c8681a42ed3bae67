"""What does the learner ask for? Words from the command line become a request in ids, or one list of faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pathfinder.cli.lazy import UsageError
from pathfinder.errors import RequestError
from pathfinder.model.learner import DEFAULT_UNTIL, MOST_HOURS_A_WEEK, WEEKDAYS, Busy, Profile, Request
from pathfinder.model.shares import LEVELS

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum

DEFAULT_ROLE = "ml-engineer"
A = TypeVar("A")
T = TypeVar("T")


class Faults:
    """Everything wrong with a request, gathered so that it is said at once."""

    def __init__(self) -> None:
        self.reasons: list[str] = []
        self.hints: list[str] = []

    def attempt(self, find: Callable[[A], T], asked: A, otherwise: T) -> T:
        """Return what ``find`` finds; where it refuses what was asked, note why and return ``otherwise``."""
        try:
            return find(asked)
        except RequestError as error:
            self.reasons += error.reasons
            if error.hint:
                self.hints.append(error.hint)
            return otherwise

    def speak(self) -> None:
        """Raise one RequestError when anything was wrong."""
        if self.reasons:
            raise RequestError(self.reasons, hint=_together(tuple(dict.fromkeys(self.hints))))


def _together(hints: Sequence[str]) -> str:
    """Return the hints as one; a question mark ends its question, other hints are told apart by semicolons."""
    return " ".join(hint if hint.endswith("?") else f"{hint};" for hint in hints).removesuffix(";")


class Asked(NamedTuple):
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
    pace: float | None = None
    busy: Sequence[str] = ()
    rest_days: str | None = None


NOBODY = Profile()


def request_of(asked: Asked, curriculum: Curriculum, today: Callable[[], date], profile: Profile = NOBODY) -> Request:
    """Return the request: what the options say, and where they say nothing what the profile says.

    ``today`` is read only where days are asked for and no option says the first. Raises a usage error for
    options that exclude each other, RequestError for what does not exist.
    """
    hours_per_week = asked.hours_per_week if asked.hours_per_week is not None else profile.hours_per_week
    _refuse_misuse(asked, hours_per_week)
    faults = Faults()

    def skills(text: str | None) -> tuple[str, ...]:
        return skill_ids(text, curriculum, faults)

    plain, spent = half_known(asked.have, lambda word: next(iter(skills(word)), ""))
    have = tuple(skill for skill in changed(profile.have, plain, skills) if skill not in spent)
    by = day(asked.by, "--by")
    goals = changed(_standing_goals(asked, profile), asked.goal, skills)
    pace, paces, logged = _pace(asked, profile, curriculum)
    request = Request(
        roles=faults.attempt(lambda text: roles_of(text, curriculum, profile.roles), asked.role, ()),
        have=have,
        exact_have=asked.exact_have,
        goals=goals,
        skip=changed(profile.skip, asked.skip, skills),
        first=skills(asked.first),
        prefer=changed(profile.prefer, asked.prefer, skills),
        until=None if _uncut(asked) or goals else asked.until if asked.until is not None else DEFAULT_UNTIL,
        budget=asked.budget,
        hours_per_week=hours_per_week,
        start=_start(asked, profile, hours_per_week, today),
        by=by,
        maximize="listings" if asked.maximize == "listings" else "match",
        snapshots=tuple(dict.fromkeys(asked.snapshot)),
        as_of=day(asked.as_of, "--as-of"),
        region=asked.region,
        level=next((level for level in LEVELS if level == asked.level), None),
        pace=pace,
        spent=tuple(sorted((s, h) for s, h in {**dict(profile.spent), **spent}.items() if s not in have)),
        paces=paces,
        pace_logged=logged,
        busy=tuple(sorted({*profile.busy, *busy_days(asked.busy, "--busy")})),
        rest_days=rest_days(asked.rest_days, "--rest-days") if asked.rest_days is not None else profile.rest_days,
    )
    faults.speak()
    return request


def skill_ids(text: str | None, curriculum: Curriculum, faults: Faults) -> tuple[str, ...]:
    """Return the ids of the skills between commas; what is not found becomes a fault."""
    found = [faults.attempt(curriculum.find, word, "") for word in words(text)]
    return tuple(dict.fromkeys(skill for skill in found if skill))


def _start(asked: Asked, profile: Profile, hours_per_week: float | None, today: Callable[[], date]) -> date | None:
    """Return the first day: as typed, else the profile's once it has come; a day gone by becomes today."""
    if asked.start is not None or hours_per_week is None:
        return day(asked.start, "--start")
    if profile.start is not None:
        return max(profile.start, today())
    return today() if asked.by is not None else None


def _standing_goals(asked: Asked, profile: Profile) -> tuple[str, ...]:
    """Return the profile's goals; who says how far to go (--until, --all) asks for what the role wants."""
    return () if asked.until is not None or asked.everything else profile.goals


def _pace(asked: Asked, profile: Profile, curriculum: Curriculum) -> tuple[float, tuple[tuple[str, float], ...], int]:
    """Return the pace, those by area, and from how many logged skills they were learned."""
    if asked.pace is not None or profile.pace is not None:
        return asked.pace if asked.pace is not None else profile.pace or 1.0, (), 0
    if not any(entry.hours for entry in profile.log):
        return 1.0, (), 0
    from pathfinder.planning.pace import learned_pace

    learned = learned_pace(curriculum, profile.log)
    return learned.overall, learned.by_area, learned.logged


def half_known(text: str | None, find: Callable[[str], str]) -> tuple[str | None, dict[str, float]]:
    """Part ``python,pandas:10h`` into ``python`` and the hours that half-known skills have been given."""
    spent: dict[str, float] = {}
    plain = []
    for word in words(text):
        name, _, told = word.rpartition(":")
        hours = told.strip().removesuffix("h").strip()
        if name.strip("+- ") and hours.isascii() and hours.replace(".", "", 1).isdigit() and float(hours) > 0:
            skill = find(name.lstrip("+-"))
            spent.update({skill: float(hours)} if skill else {})
            # A sign says that the list is changed; without one the list is a new one, if only of half-known skills.
            plain += ["+"] if name[0] in "+-" else [""]
        else:
            plain.append(word)
    if not spent:
        return text, {}
    left = [word for word in plain if word not in ("", "+")]
    return ",".join(left) if left or "" in plain else None, spent


def busy_days(texts: Sequence[str], option: str) -> tuple[Busy, ...]:
    """Return the days without study that were typed; a usage error where they are none."""
    if not texts:
        return ()
    from pathfinder.loading.profile_schema import busy_of

    found = []
    for text in texts:
        days = busy_of(text)
        if days is None or days.last < days.first:
            raise UsageError(f"{option} takes days such as 2026-12-20..2027-01-05, not '{text}'.")
        found.append(days)
    return tuple(found)


def rest_days(text: str, option: str) -> tuple[int, ...]:
    """Return the days of the week that were typed (0 is Monday), by their names or first letters; sorted."""
    found = set()
    for word in words(text):
        fits = [n for n, name in enumerate(WEEKDAYS) if len(word) > 1 and name.startswith(word.casefold())]
        if len(fits) != 1:
            raise UsageError(f"{option} takes days of the week such as saturday,sunday, not '{word}'.")
        found.add(fits[0])
    if len(found) == len(WEEKDAYS):
        raise UsageError(f"{option} leaves no day to study.")
    return tuple(sorted(found))


def number(text: str, option: str) -> float:
    """Return the number above 0 that was typed; a usage error where it is none."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise UsageError(f"{option} takes a number above 0, not '{text}'.")
    return value


def hours_a_week(text: str, option: str) -> float:
    """Return the hours a week that were typed; a usage error where they are none, or more than a week has."""
    return _within_a_week(number(text, option), option)


def _within_a_week(hours: float, option: str) -> float:
    if hours > MOST_HOURS_A_WEEK:
        raise UsageError(f"{option} takes at most {MOST_HOURS_A_WEEK:g} hours: a week has no more.")
    return hours


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


def roles_of(text: str | None, curriculum: Curriculum, standing: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the roles' ids; without a text the standing ones, else ml-engineer, else the first role there is."""
    if text is None and standing:
        return standing
    if text is None:
        if not curriculum.roles:
            raise RequestError("the curriculum defines no roles", hint="add one under `roles:`")
        return (DEFAULT_ROLE,) if DEFAULT_ROLE in curriculum.roles else (next(iter(curriculum.roles)),)
    faults = Faults()
    found = [faults.attempt(lambda word: curriculum.role(word).id, word, "") for word in words(text)]
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


def _refuse_misuse(asked: Asked, hours_per_week: float | None) -> None:
    """Refuse options that cannot stand together; a person mistyped, so the exit status is 2."""
    if asked.until is not None and _uncut(asked):
        raise UsageError("--until has no meaning with --all, --goal, --budget or --by: nothing is cut there.")
    if asked.until is not None and not 0 < asked.until <= 1:
        raise UsageError("--until takes a match above 0 and up to 1, such as 0.8.")
    for name, value in (("--budget", asked.budget), ("--hours-per-week", hours_per_week), ("--pace", asked.pace)):
        if value is not None and not 0 < value < float("inf"):
            raise UsageError(f"{name} takes a number{' of hours' if name != '--pace' else ''} above 0.")
    _within_a_week(hours_per_week or 0.0, "--hours-per-week")
    if asked.by is not None and hours_per_week is None:
        raise UsageError("--by needs --hours-per-week.")
    if asked.start is not None and hours_per_week is None:
        raise UsageError("--start needs --hours-per-week.")
    if asked.maximize not in ("match", "listings"):
        raise UsageError("--maximize takes match or listings.")
    if asked.level is not None and asked.level not in LEVELS:
        raise UsageError("--level takes entry, mid or senior.")
