"""What does the page's script know? The plan, the prerequisites and the requirements, as JSON that is safe in HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pathfinder.model.curriculum import Curriculum
from pathfinder.model.plan import Step
from pathfinder.model.shares import Share
from pathfinder.model.skills import Resource, Skill
from pathfinder.rendering.material import Material, safe_url
from pathfinder.rendering.picture.curve import Frame
from pathfinder.rendering.style import harmless
from pathfinder.rendering.words import reason_text

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def embedded(value: object) -> str:
    """Return the value as JSON that can stand inside a script element: nothing in it ends the element."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return "".join(_UNSAFE.get(character, character) for character in text)


def page_data(material: Material, frame: Frame) -> dict[str, object]:
    """Return what the script computes with; skills are numbered by their place in ``ids``."""
    plan, curriculum = material.plan, material.curriculum
    number = {skill: place for place, skill in enumerate(curriculum.skills)}
    until = plan.request.get("until")
    return {
        "roles": ",".join(plan.roles),
        "target": until if isinstance(until, float | int) and plan.steps else None,
        "exact": bool(plan.request.get("exact_have")),
        "key": f"{','.join(plan.roles)} {plan.curriculum_digest} {plan.snapshots_digest} {','.join(plan.have)}",
        "have": list(plan.have),
        "known": [number[row.skill] for row in plan.known if row.skill in number],
        "matchBefore": plan.match_before,
        "ids": list(number),
        "skills": [_skill(skill, number) for skill in curriculum.skills.values()],
        "requirements": _requirements(material, number),
        "steps": [_step(step, material, number) for step in plan.steps],
        "curve": frame.numbers(),
    }


def _skill(skill: Skill, number: Mapping[str, int]) -> list[object]:
    """Return name, plain prerequisites and ``any`` groups."""
    groups = [[number[member] for member in group.skills if member in number] for group in skill.any_of]
    return [harmless(skill.name), [number[needed] for needed in skill.plain_ids], groups]


def _requirements(material: Material, number: Mapping[str, int]) -> list[list[float]] | None:
    """Return [weight, skill, skill …] for each requirement; None where the demand is not at hand."""
    if material.demand is None:
        return None
    return [
        [requirement.weight, *(number[skill] for skill in requirement.skills if skill in number)]
        for requirement in material.demand.requirements
    ]


def _step(step: Step, material: Material, number: Mapping[str, int]) -> dict[str, object]:
    skill = material.curriculum.skills[step.skill]
    return {
        "id": number[step.skill],
        "name": harmless(step.name),
        "area": harmless(skill.area),
        "summary": harmless(skill.summary),
        "hours": step.hours,
        "range": [skill.hours.low, skill.hours.likely, skill.hours.high],
        "share": _share(step.share),
        "why": harmless(reason_text(step, material.name_of)),
        "needs": [[number[needed], _because(material.curriculum, step.skill, needed)] for needed in step.requires],
        "opens": [number[opened] for opened in step.opens if opened in number],
        "over": [number[other] for other in step.reason.chosen_over if other in number],
        "spellings": sorted({harmless(term.text) for term in skill.terms}),
        "learn": [_resource(resource) for resource in step.learn],
        "dates": [step.starts.isoformat(), step.ends.isoformat()] if step.starts and step.ends else None,
    }


def _because(curriculum: Curriculum, skill: str, needed: str) -> str:
    """Return why the one is needed before the other, or nothing where the curriculum does not say."""
    value = curriculum.skills[skill]
    reasons = [each.because for each in value.requires if each.skill == needed]
    reasons += [group.because for group in value.any_of if needed in group.skills]
    return harmless(next(filter(None, reasons), ""))


def _share(share: Share | None) -> list[float] | None:
    return [share.value, share.low, share.high, share.effective] if share else None


def _resource(resource: Resource) -> list[object]:
    """Return title, address, kind, hours and cost; the address is a safe one or empty."""
    texts = [harmless(text) for text in (resource.kind, resource.cost)]
    return [harmless(resource.title), safe_url(resource.url), texts[0], resource.hours, texts[1]]
