"""How does a plan become a table for a spreadsheet? One row a step, numbers unrounded, no cell that can run."""

from __future__ import annotations

import csv
import io

from pathfinder.model.plan import Plan, Step
from pathfinder.rendering.material import Material, safe_url
from pathfinder.rendering.style import harmless
from pathfinder.rendering.words import reason_text

COLUMNS = (
    "n", "milestone", "milestone_name", "skill", "name", "area", "hours", "hours_so_far",
    "share", "share_low", "share_high", "effective", "match", "full_listings",
    "requires", "opens", "reason", "starts", "ends", "learn",
)  # fmt: skip

FORMULA_STARTS = "=+-@\t\r\n|%"
"""Spreadsheets take a cell that starts like this for a formula (OWASP: CSV injection; ``|`` and ``%`` are DDE)."""


def plan_csv(material: Material) -> str:
    """Return the plan as CSV with a header; several ids or addresses in a cell are separated by blanks."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for step in material.plan.steps:
        writer.writerow(_cell(value) for value in _row(material, material.plan, step))
    return text.getvalue()


def _row(material: Material, plan: Plan, step: Step) -> tuple[object, ...]:
    share = step.share
    measured = (share.value, share.low, share.high, share.effective) if share else (None,) * 4
    skill = material.curriculum.skills.get(step.skill)
    addresses = (safe_url(resource.url) for resource in step.learn)
    return (
        step.n, step.milestone, plan.milestones[step.milestone - 1].name,
        step.skill, step.name, skill.area if skill else "", step.hours, step.hours_so_far,
        *measured, step.match, step.full_listings,
        " ".join(step.requires), " ".join(step.opens), reason_text(step, material.name_of),
        step.starts, step.ends, " ".join(filter(None, addresses)),
    )  # fmt: skip


def _cell(value: object) -> str:
    """Return what is written: numbers and dates as they are, text made harmless, nothing for None."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = harmless(value)
    return f"'{text}" if text.lstrip(" ").startswith(tuple(FORMULA_STARTS)) else text
