"""How are problems, skills and the shape of a curriculum written as JSON?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pathfinder.model.curriculum import Curriculum
from pathfinder.model.shape import Shape
from pathfinder.model.shares import Share
from pathfinder.model.skills import Skill, Term
from pathfinder.problems import Location, Problem
from pathfinder.rendering.curriculum_graph import edges_among
from pathfinder.rendering.plan_json import SCHEMA_VERSION, resource_json, share_json


def problems_json(problems: Iterable[Problem]) -> dict[str, object]:
    """Return problems as plain values; path, line and column are null where a problem has no place."""
    return {"schema_version": SCHEMA_VERSION, "problems": [_problem(problem) for problem in problems]}


def _problem(problem: Problem) -> dict[str, object]:
    place = problem.location
    value: dict[str, object] = {
        "code": problem.code,
        "severity": problem.severity,
        "path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": problem.message,
        "hint": problem.hint,
    }
    if problem.notes:
        value["notes"] = [
            {"path": note.location.path, "line": note.location.line, "column": note.location.column, "text": note.text}
            for note in problem.notes
        ]
    return value


def skills_json(skills: Sequence[Skill], shares: Mapping[str, Share]) -> dict[str, object]:
    """Return a list of skills as plain values; ``share`` is null where it was not measured."""
    return {"schema_version": SCHEMA_VERSION, "skills": [_row(skill, shares.get(skill.id)) for skill in skills]}


def _row(skill: Skill, share: Share | None) -> dict[str, object]:
    return {
        "skill": skill.id,
        "name": skill.name,
        "area": skill.area,
        "hours": skill.hours.likely,
        "share": share_json(share),
    }


def skill_json(
    skill: Skill, curriculum: Curriculum, shares: Mapping[str, Share], place: Location | None
) -> dict[str, object]:
    """Return everything about one skill; ``shares`` by role."""
    group = curriculum.group_of(skill.id)
    return {
        "schema_version": SCHEMA_VERSION,
        "skill": skill.id,
        "name": skill.name,
        "area": skill.area,
        "summary": skill.summary,
        "hours": {"low": skill.hours.low, "likely": skill.hours.likely, "high": skill.hours.high},
        "stages": list(skill.stages),
        "requires": [{"skill": edge.skill, "because": edge.because} for edge in skill.requires],
        "any_of": [{"skills": list(one.skills), "because": one.because} for one in skill.any_of],
        "opens": list(curriculum.dependents[skill.id]),
        "alternatives": [other for other in group.skills if other != skill.id] if group else [],
        "terms": [_term(term) for term in skill.terms],
        "unless": list(skill.unless),
        "learn": [resource_json(resource) for resource in skill.learn],
        "shares": {role: share_json(share) for role, share in shares.items()},
        "place": {"path": place.path, "line": place.line, "column": place.column} if place else None,
    }


def _term(term: Term) -> dict[str, object]:
    rules = {"case": term.case, "glue": term.glue, "near": list(term.near), "within": term.within}
    return {"term": term.text, **(rules if term.has_rule else {})}


def graph_json(curriculum: Curriculum, ids: Iterable[str]) -> dict[str, object]:
    """Return skills as nodes and what needs what among them as edges; ``any`` marks one of several that would do."""
    chosen = sorted(ids)
    return {
        "schema_version": SCHEMA_VERSION,
        "nodes": [
            {
                "skill": skill,
                "name": curriculum.skills[skill].name,
                "area": curriculum.skills[skill].area,
                "hours": curriculum.skills[skill].hours.likely,
            }
            for skill in chosen
        ],
        "edges": [{"from": one, "to": two, "any": any_of} for one, two, any_of in edges_among(curriculum, chosen)],
    }


def stats_json(shape: Shape, hours: float) -> dict[str, object]:
    """Return the shape of a curriculum: totals, the longest chains, and the measures of every skill."""
    return {
        "schema_version": SCHEMA_VERSION,
        "totals": {
            "skills": len(shape.skills),
            "edges": shape.edges,
            "any_groups": shape.groups,
            "hours": hours,
            "blocking": sum(one.blocking for one in shape.skills.values()),
            "delay": sum(one.delay for one in shape.skills.values()),
            "complexity": shape.complexity,
        },
        "longest_chain": list(shape.longest),
        "hardest_chain": list(shape.hardest),
        "skills": [
            {
                "skill": one.skill,
                "blocking": one.blocking,
                "delay": one.delay,
                "complexity": one.complexity,
                "centrality": one.centrality,
                "depth": one.depth,
            }
            for one in shape.skills.values()
        ],
    }
