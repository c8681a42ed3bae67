"""How is what a learner keeps written as JSON: what they know, what was found, what is set?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from pathfinder.model.learner import WEEKDAYS
from pathfinder.rendering.plan_json import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathfinder.model.learner import Profile
    from pathfinder.rendering.profile_text import EvidenceRow


def have_json(profile: Profile) -> dict[str, object]:
    """Return what is known and half known."""
    return {"schema_version": SCHEMA_VERSION, "have": sorted(profile.have), "spent": dict(profile.spent)}


def done_json(skill: str, when: date, took: float | None) -> dict[str, object]:
    """Return what was logged; hours are null where nobody noted them."""
    return {"schema_version": SCHEMA_VERSION, "skill": skill, "on": when.isoformat(), "hours": took}


def evidence_json(rows: Collection[EvidenceRow], *, added: bool) -> dict[str, object]:
    """Return the skills that were found, and whether the new ones were added to the profile."""
    skills = [
        {"skill": skill, "evidence": {"file": where, "text": words}, "known": known}
        for skill, where, words, known in rows
    ]
    return {"schema_version": SCHEMA_VERSION, "skills": skills, "added": added}


def settings_json(profile: Profile, file: str, origins: Mapping[str, str] | None = None) -> dict[str, object]:
    """Return the settings; null and empty ones say that nothing is said. ``origins``: by key, who says it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "file": file,
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
        **({"origins": dict(origins)} if origins is not None else {}),
    }
