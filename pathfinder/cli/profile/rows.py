"""What are the settings of a profile in words, and as plain values for JSON?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pathfinder.cli.asking import DEFAULT_ROLE
from pathfinder.cli.standing import KEYS, Standing
from pathfinder.model.learner import WEEKDAYS, LogEntry
from pathfinder.rendering.numbers import count, hours

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.learner import Profile


def setting_rows(standing: Standing, curriculum: Curriculum, *, shown: bool) -> list[tuple[str, str, str]]:
    """Return key, value in words and, where it is to be shown, who says it, of all that is said or has a default."""
    rows = []
    for key in KEYS:
        text = _text(key, standing.profile, curriculum)
        if text:
            rows.append((key, text, standing.origins.get(key, "default") if shown else ""))
    return rows


def _text(key: str, profile: Profile, curriculum: Curriculum) -> str:
    """Return the value of a key in words; empty where nothing is said and there is no default."""
    value = getattr(profile, KEYS[key])
    if key == "role" and not value:
        return DEFAULT_ROLE if DEFAULT_ROLE in curriculum.roles else ""
    if key == "pace" and not value:
        return _learned(profile, curriculum)
    return _IN_WORDS.get(key, _listed)(value) if value else ""


def _listed(value: Iterable[object]) -> str:
    return ", ".join(str(item) for item in value)


def _spent(value: Iterable[tuple[str, float]]) -> str:
    return ", ".join(f"{skill} {hours(spent)}" for skill, spent in value)


def _log(entries: Sequence[LogEntry]) -> str:
    days = sorted(entry.on for entry in entries if entry.on)
    return f"{count(len(entries), 'skill')}{f', the last on {days[-1].isoformat()}' if days else ''}"


_IN_WORDS: dict[str, Callable[[Any], str]] = {
    "hours_per_week": lambda value: f"{value:g}",
    "pace": lambda value: f"{value:g}",
    "start": lambda value: str(value.isoformat()),
    "spent": _spent,
    "log": _log,
    "rest_days": lambda value: ", ".join(WEEKDAYS[day] for day in value),
}


def _learned(profile: Profile, curriculum: Curriculum) -> str:
    from pathfinder.planning.pace import learned_pace

    pace = learned_pace(curriculum, profile.log)
    return f"{pace.overall:g}, learned from {count(pace.logged, 'logged skill')}" if pace.logged else ""


def setting_facts(profile: Profile) -> dict[str, object]:
    """Return the settings as plain values; None and empty ones say that nothing is said."""
    return {
        "role": list(profile.roles),
        "have": sorted(profile.have),
        "goals": list(profile.goals),
        "skip": list(profile.skip),
        "prefer": list(profile.prefer),
        "hours_per_week": profile.hours_per_week,
        "start": profile.start.isoformat() if profile.start else None,
        "busy": [str(days) for days in profile.busy],
        "rest_days": [WEEKDAYS[day] for day in profile.rest_days],
        "pace": profile.pace,
        "spent": dict(profile.spent),
        "log": [
            {"skill": entry.skill, "on": entry.on.isoformat() if entry.on else None, "hours": entry.hours}
            for entry in profile.log
        ],
    }
