"""Small worlds for tests: a curriculum and its demand in a line or two each."""

from __future__ import annotations

from datetime import date

from pathfinder.model.curriculum import Alternatives, Curriculum, Role, Stage
from pathfinder.model.demand import Count, Measured, Period, RoleTotals, SkillSet, Snapshot
from pathfinder.model.learner import Request
from pathfinder.model.plan import Plan
from pathfinder.model.skills import AnyOf, Hours, Prerequisite, Skill, Term
from pathfinder.planning.demand import pool
from pathfinder.planning.planner import plan as compute


def curriculum(text: str, *, alternatives: str = "", areas: dict[str, str] | None = None) -> Curriculum:
    """Read `dbt 14: sql git|svn; sql; git` as dbt (14 h, needs sql, and git or svn), sql and git (10 h each)."""
    skills = {}
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        head, _, needs = part.partition(":")
        name, *hours = head.split()
        value = float(hours[0]) if hours else 10.0
        plain = tuple(Prerequisite(n, "why") for n in needs.split() if "|" not in n)
        groups = tuple(AnyOf(tuple(n.split("|")), "why") for n in needs.split() if "|" in n)
        area = (areas or {}).get(name, "Area")
        skills[name] = Skill(
            name, name.title(), Hours(value, value, value), area, requires=plain, any_of=groups, terms=(Term(name),)
        )
    groups = {
        f"group-{n}": Alternatives(f"group-{n}", f"Group {n}", tuple(members.split("|")))
        for n, members in enumerate(alternatives.split())
    }
    role = Role("role", "The role", titles=("role",))
    return Curriculum(
        dict(sorted(skills.items())), {"role": role}, groups, (Stage("build", "Build"),), digest="sha256:c"
    )


def snapshot(
    rows: str,
    *,
    name: str = "2026-01-test",
    end: date = date(2026, 1, 31),
    looked_for: str = "",
    role: str = "role",
) -> Snapshot:
    """Read `3 sql git; 1 python` as three listings that name sql and git and one that names python."""
    sets = []
    for part in filter(None, (piece.strip() for piece in rows.split(";"))):
        number, *skills = part.split()
        sets.append(SkillSet(role, "", int(number), float(number), tuple(sorted(skills))))
    total = sum(row.listings for row in sets)
    skills = sorted({skill for row in sets for skill in row.skills} | set(looked_for.split()))
    counts = []
    for skill in skills:
        mentions = sum(row.listings for row in sets if skill in row.skills)
        counts.append(Count(role, skill, mentions, total, mentions / total))
    return Snapshot(
        id=name,
        source="test",
        kind="listings",
        period=Period(end.replace(day=1), end),
        measured=Measured("pathfinder test", end, "sha256:t", tuple(skills)),
        roles={role: RoleTotals(total, 0, total, float(total))},
        counts=tuple(counts),
        skill_sets=tuple(sets),
        digest=f"sha256:{name}",
    )


def plan(world: Curriculum, rows: str, have: str = "", **asked: object) -> Plan:
    """Plan the whole order for the role from listings as `snapshot` reads them."""
    asked.setdefault("until", None)
    request = Request(roles=("role",), have=tuple(have.split()), **asked)
    return compute(world, pool(world, [snapshot(rows)], ("role",)), request)


def order(result: Plan) -> str:
    """Return the skills of a plan in order, with blanks between."""
    return " ".join(step.skill for step in result.steps)
