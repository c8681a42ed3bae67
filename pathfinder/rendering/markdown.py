"""How does a plan become Markdown? A checklist by milestone with links, the graph as Mermaid, and the sources."""

from __future__ import annotations

import re

from pathfinder.model.plan import Milestone, Step
from pathfinder.model.skills import Resource
from pathfinder.rendering.material import Material, safe_url
from pathfinder.rendering.mermaid import plan_mermaid
from pathfinder.rendering.numbers import count, hours, percent
from pathfinder.rendering.style import harmless
from pathfinder.rendering.words import listed, listings_text, reason_text, resource_facts

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]|(?<=\w)@|://|\bwww\.")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "://": "&#58;//", "www.": "www&#46;"}


def plan_markdown(material: Material) -> str:
    """Return the plan as a Markdown document (CommonMark, with task lists and a Mermaid fence as GitHub has them)."""
    parts = [f"# {escaped(material.title)}", _facts(material)]
    if material.plan.known:
        parts.append(f"**You have:** {_known(material)}.")
    parts += [_milestone(material, milestone) for milestone in material.plan.milestones]
    if material.plan.steps:
        parts.append(f"## The graph\n\n```mermaid\n{plan_mermaid(material)}```")
    else:
        parts.append("Nothing is left to learn for this request.")
    parts.append(_sources(material))
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is: no emphasis, link, HTML, mathematics or automatic address in it."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found.group(), f"\\{found.group()}"), harmless(text))


def _facts(material: Material) -> str:
    plan = material.plan
    facts = [
        count(len(plan.steps), "step"),
        hours(plan.hours),
        f"match {percent(plan.match_before)} → {percent(plan.match_after)}",
    ]
    if plan.hours_per_week:
        facts.append(f"{hours(plan.hours_per_week)} a week")
    if plan.steps and plan.steps[-1].ends:
        facts.append(f"done {plan.steps[-1].ends.isoformat()}")
    if plan.finish:
        facts.append(f"80 % sure by {plan.finish.p80.isoformat()}")
    return " · ".join(facts)


def _known(material: Material) -> str:
    have = [escaped(row.name) for row in material.plan.known if not row.assumed]
    assumed = [escaped(row.name) for row in material.plan.known if row.assumed]
    return ", ".join(have) + (f" (assumed: {', '.join(assumed)})" if assumed else "")


def _milestone(material: Material, milestone: Milestone) -> str:
    facts = f"{hours(milestone.hours)}, match {percent(milestone.match)} after it"
    if milestone.starts and milestone.ends:
        facts += f", {milestone.starts.isoformat()} to {milestone.ends.isoformat()}"
    steps = "\n".join(_step(material, step) for step in material.steps_of(milestone))
    return f"## {milestone.n}. {escaped(milestone.name)}\n\n{facts}\n\n{steps}"


def _step(material: Material, step: Step) -> str:
    dates = f", {step.starts.isoformat()} to {step.ends.isoformat()}" if step.starts and step.ends else ""
    match = f"match {percent(step.match)}"
    lines = [f"- [ ] **{escaped(step.name)}** – {hours(step.hours)}, {match}{dates}"]
    lines.append(f"  - Why: {escaped(reason_text(step, material.name_of))}")
    if step.requires:
        lines.append(f"  - Needs: {', '.join(escaped(material.name_of(skill)) for skill in step.requires)}")
    lines += [f"  - {_resource(resource)}" for resource in step.learn]
    return "\n".join(lines)


def _resource(resource: Resource) -> str:
    told = ", ".join(escaped(fact) for fact in resource_facts(resource))
    address = safe_url(resource.url)
    title = f"[{escaped(resource.title)}](<{address}>)" if address else escaped(resource.title)
    return f"{title} ({told})" if told else title


def _sources(material: Material) -> str:
    plan = material.plan
    lines = [f"Measured in {listings_text(plan.listings, plan.effective, plan.period)}:", ""]
    told = {snapshot.id: snapshot for snapshot in material.snapshots}
    for name in plan.snapshots:
        source = f": {escaped(told[name].source)}" if name in told else ""
        lines.append(f"- {escaped(name)}{source}")
    left = [escaped(material.name_of(row.skill)) for row in plan.left_out if row.because == "until"]
    if left:
        lines += ["", f"Beyond this plan: {listed(left)}."]
    return "## Where the numbers come from\n\n" + "\n".join(lines)
