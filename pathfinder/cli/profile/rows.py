"""Which settings are shown of a profile? All that are said, and those that have a default; with who says each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathfinder.cli.asking import DEFAULT_ROLE
from pathfinder.cli.standing import KEYS, Standing
from pathfinder.rendering.settings_text import learned_text, setting_text

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.learner import Profile


def setting_rows(standing: Standing, curriculum: Curriculum, *, shown: bool) -> list[tuple[str, str, str]]:
    """Return key, value in words and, where it is to be shown, who says it, of all that is said or has a default."""
    rows = []
    for key, field in KEYS.items():
        text = setting_text(key, getattr(standing.profile, field)) or _default(key, standing.profile, curriculum)
        if text:
            rows.append((key, text, standing.origins.get(key, "default") if shown else ""))
    return rows


def _default(key: str, profile: Profile, curriculum: Curriculum) -> str:
    """Return in words what holds where a key is not set; empty where nothing does."""
    if key == "role":
        return f"{DEFAULT_ROLE} (none was named)" if DEFAULT_ROLE in curriculum.roles else ""
    if key != "pace":
        return ""
    from pathfinder.planning.pace import learned_pace

    learned = learned_pace(curriculum, profile.log)
    return learned_text(learned.overall, learned.logged)
