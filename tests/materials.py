"""Small plans ready to be taken away, some of them with names that try to run as code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from worlds import curriculum, snapshot

from pathfinder.model.curriculum import Curriculum
from pathfinder.model.learner import Request
from pathfinder.model.skills import Resource
from pathfinder.planning.demand import pool
from pathfinder.planning.planner import plan as compute
from pathfinder.rendering.material import CalendarWishes, Material

WORLD = "python; sql 20; dbt 14: sql git|svn; git 8; svn; airflow 18: python; spark 35: python sql"
ROWS = "5 python sql; 3 dbt sql; 2 airflow python; 4 spark sql; 1 git"

HOSTILE = (
    '<script>alert("x")</script>',
    "</script><img src=x onerror=alert(1)>",
    '"]; click s1 href "javascript:alert(1)"',
    "=HYPERLINK(A1)",
    "`${7*7}` {{7*7}} {% x %}",
    "a\x1b[31m\u202eb\u2028c\nd",
    "[x](javascript:alert(1)) ![y](https://x.test/a.png)",
    "日本語の技術",
    "مهارة البيانات",
    "Straßenübergänge & Größen",
    "1. end",
    "]]> <!-- --> \\N \\",
)


def material(world: str | Curriculum = WORLD, rows: str = ROWS, have: str = "", **asked: object) -> Material:
    """Return the material of the whole order for a small world; `calendar`, `theme` and `look` are passed on."""
    display = {name: asked.pop(name) for name in ("calendar", "theme", "look") if name in asked}
    graph = curriculum(world) if isinstance(world, str) else world
    measured = snapshot(rows)
    demand = pool(graph, [measured], ("role",))
    asked.setdefault("until", None)
    request = Request(roles=("role",), have=tuple(have.split()), **asked)
    return Material(compute(graph, demand, request), graph, demand, (measured,), **display)


def renamed(world: str = WORLD, names: tuple[str, ...] = HOSTILE) -> Curriculum:
    """Return a small world whose skills and what they are learned from bear these names, going round."""
    graph = curriculum(world)
    skills = {}
    for number, (id_, skill) in enumerate(graph.skills.items()):
        name = names[number % len(names)]
        url = ("javascript:alert(1)", "https://x.test/a\"'><b>)y", "https://ok.test/")[number % 3]
        skills[id_] = skill._replace(name=name, area=name, summary=name, learn=(Resource(name, url, name, 2, name),))
    role = graph.roles["role"]._replace(name=HOSTILE[0])
    return replace(graph, skills=skills, roles={"role": role})


def wide_world(skills: int) -> str:
    """Return a world with so many skills, each needing the one three before it."""
    return "; ".join(f"skill-{n} 5: skill-{n - 3}" if n > 3 else f"skill-{n} 5" for n in range(1, skills + 1))


def wide_rows(skills: int) -> str:
    """Return listings that name every skill of `wide_world`, the early ones more often."""
    return "; ".join(f"{1 + (skills - n) // 8} skill-{n}" for n in range(1, skills + 1))


def hostile() -> Material:
    """Return a plan with a hostile name at every place where a name can be."""
    world = "; ".join(f"skill-{n}: skill-{n - 1}" if n > 1 else "skill-1" for n in range(1, len(HOSTILE) + 1))
    return material(renamed(world), wide_rows(len(HOSTILE)))


def wishes(slots: str | None = None, zone: str | None = None, start: str = "2027-01-04") -> CalendarWishes:
    """Return what a calendar needs, exported on 2026-11-23."""
    return CalendarWishes(slots, zone, date.fromisoformat(start), date(2026, 11, 23))
