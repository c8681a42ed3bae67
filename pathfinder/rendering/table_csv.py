"""How does a plan become a table for a spreadsheet? One row a step, numbers unrounded, no cell that can run."""

from __future__ import annotations

from pathfinder.model.plan import Plan, Step
from pathfinder.rendering.csv_text import csv_text, share_cells
from pathfinder.rendering.material import Material, safe_url
from pathfinder.rendering.words import reason_text

COLUMNS = (
    "n", "milestone", "milestone_name", "skill", "name", "area", "hours", "hours_so_far",
    "share", "share_low", "share_high", "effective", "match", "full_listings",
    "requires", "opens", "reason", "starts", "ends", "learn",
)  # fmt: skip


def plan_csv(material: Material) -> str:
    """Return the plan as CSV with a header; several ids or addresses in a cell are separated by blanks."""
    return csv_text(COLUMNS, (_row(material, material.plan, step) for step in material.plan.steps))


def _row(material: Material, plan: Plan, step: Step) -> tuple[object, ...]:
    skill = material.curriculum.skills.get(step.skill)
    addresses = (safe_url(resource.url) for resource in step.learn)
    return (
        step.n, step.milestone, plan.milestones[step.milestone - 1].name,
        step.skill, step.name, skill.area if skill else "", step.hours, step.hours_so_far,
        *share_cells(step.share), step.match, step.full_listings,
        " ".join(step.requires), " ".join(step.opens), reason_text(step, material.name_of),
        step.starts, step.ends, " ".join(filter(None, addresses)),
    )  # fmt: skip
