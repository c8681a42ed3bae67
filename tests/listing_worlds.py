"""Small worlds for measuring: skills with their terms in a line, listings in a row each."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from pathfinder.measuring.lexicon import Lexicon, lexicon_of
from pathfinder.measuring.measure import Measurement, MeasureOptions, measure
from pathfinder.measuring.provenance import Provenance
from pathfinder.model.curriculum import Curriculum, Role
from pathfinder.model.demand import Period
from pathfinder.model.skills import Hours, Skill, Term

HARD_WORDS = {
    "python": ["python", "python3"],
    "java": ["java"],
    "javascript": ["javascript", "js"],
    "sql": ["sql"],
    "plsql": ["pl/sql"],
    "nosql": ["nosql"],
    "c": [Term("c", case="upper", glue="&-'")],
    "cpp": ["c++"],
    "csharp": ["c#"],
    "nodejs": ["node.js"],
    "dotnet": [".net", "asp.net"],
    "r": [Term("r", case="upper", glue="&-")],
    "go": ["golang", Term("go", case="initial", glue="-", near=("@programming", "developer"), within=30)],
    "access": [Term("access", case="title", near=("excel", "ms office"))],
    "spark": ["spark", "apache spark"],
    "machine-learning": ["machine learning", "ml"],
    "ci-cd": ["ci/cd"],
    "html": ["html"],
    "css": ["css"],
}
UNLESS = {
    "r": ["r&d"],
    "go": ["go to", "no go", "go developer access"],
    "access": ["Access Group"],
    "spark": ["spark joy", "go spark joy"],
    "java": ["java ml", "ml java"],
    "machine-learning": ["machine learning java"],
    "python": ["PYTHON3"],
}
ROLES = {
    "data-engineer": Role("data-engineer", "Data engineer", titles=("data engineer", "etl * developer")),
    "data-scientist": Role("data-scientist", "Data scientist", titles=("data scientist",), not_titles=("recruiter",)),
}


def curriculum(
    skills: dict[str, list[str | Term]] | None = None, unless: dict[str, list[str]] | None = None
) -> Curriculum:
    """Return a curriculum with these terms, by default the hard words above, and two roles."""
    terms = HARD_WORDS if skills is None else skills
    shadows = (UNLESS if skills is None else {}) if unless is None else unless
    built = {
        name: Skill(
            name,
            name,
            Hours(1, 1, 1),
            terms=tuple(term if isinstance(term, Term) else Term(term) for term in terms[name]),
            unless=tuple(shadows.get(name, ())),
        )
        for name in sorted(terms)
    }
    return Curriculum(built, ROLES, near_groups={"programming": ("python", "java", "c++")})


def lexicon(skills: dict[str, list[str | Term]] | None = None, unless: dict[str, list[str]] | None = None) -> Lexicon:
    """Return the lexicon of such a curriculum."""
    return lexicon_of(curriculum(skills, unless))


def listing(text: str, *, title: str = "Data engineer", company: str = "", **more: object) -> dict[str, object]:
    """Return a row of a corpus."""
    return {"title": title, "description": text, "company": company, **more}


def write_ndjson(path: Path, rows: list[dict[str, object]]) -> Path:
    """Write rows as NDJSON."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


OPTIONS = MeasureOptions(
    Provenance(
        id="2025-09-test",
        source="test",
        period=Period(date(2025, 9, 1), date(2025, 9, 30)),
        on=date(2026, 11, 23),
        by="pathfinder test",
    )
)


def measured(*paths: Path, options: MeasureOptions = OPTIONS, world: Curriculum | None = None) -> Measurement:
    """Measure files with the hard words."""
    return measure(paths, world or curriculum(), options)


def shares(result: Measurement, role: str = "data-engineer") -> dict[str, float]:
    """Return the shares of a role's skills that are not zero."""
    return {count.skill: count.share for count in result.snapshot.counts if count.role == role and count.share}
