"""A second, plain reading of DESIGN section 5: match, cost and hours of a plan from the YAML and the CSV alone."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import yaml


def curriculum(folder: Path) -> tuple[dict, dict]:
    """Return the skills and the alternatives group of each, by PyYAML alone."""
    skills, group_of = {}, {}
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        skills.update(content.get("skills") or {})
        for group, value in (content.get("alternatives") or {}).items():
            group_of.update(dict.fromkeys(value["skills"], group))
    return skills, group_of


def prerequisites(skill: dict) -> tuple[list[str], list[list[str]]]:
    plain, groups = [], []
    for entry in skill.get("requires") or []:
        if isinstance(entry, str):
            plain.append(entry)
        elif "any" in entry:
            groups.append(entry["any"])
        else:
            plain.extend(entry)
    return plain, groups


def likely(hours: object) -> float:
    return float(hours[1] if isinstance(hours, list) else hours)


def snapshots(folder: Path, role: str) -> list[dict]:
    found = []
    for path in sorted(folder.glob("*/snapshot.yaml")):
        about = yaml.safe_load(path.read_text(encoding="utf-8"))
        totals = (about.get("roles") or {}).get(role)
        if about["kind"] != "listings" or not totals or not totals["effective"]:
            continue
        with (path.parent / "skill_sets.csv").open(encoding="utf-8", newline="") as stream:
            rows = [row for row in csv.DictReader(stream) if row["role"] == role]
        end = about["period"][1]
        end = end if isinstance(end, date) else date.fromisoformat(str(end))
        found.append({"end": end, "weight": totals["effective"], "rows": rows, "overlaps": about.get("overlaps") or []})
    assert not any(one["overlaps"] for one in found), "this oracle pools snapshots that share nothing"
    return found


def requirements(folder: Path, role: str, group_of: dict[str, str]) -> dict[frozenset[str], float]:
    """Return w_A of every requirement A of the role."""
    pooled = snapshots(folder, role)
    newest = max(one["end"] for one in pooled)
    weights: dict[frozenset[str], float] = {}
    total = 0.0
    for one in pooled:
        factor = 0.5 ** ((newest - one["end"]).days / 365)
        for row in one["rows"]:
            named = row["skills"].split()
            if not named:
                continue
            total += factor * float(row["weight"])
            asked: dict[str, set[str]] = {}
            for skill in named:
                asked.setdefault(group_of.get(skill, f"only {skill}"), set()).add(skill)
            for members in asked.values():
                key = frozenset(members)
                weights[key] = weights.get(key, 0.0) + factor * float(row["weight"]) / len(asked)
    return {key: weight / total for key, weight in weights.items()}


def match(weights: dict[frozenset[str], float], known: set[str]) -> float:
    return sum(weight for key, weight in weights.items() if key & known)


def cost(weights: dict[frozenset[str], float], order: list[tuple[str, float]], known: set[str]) -> float:
    """Return the sum of w_A times the hours when A is first met, over what the order meets."""
    total, spent, have = 0.0, 0.0, set(known)
    for skill, hours in order:
        spent += hours
        total += spent * sum(weight for key, weight in weights.items() if skill in key and not key & have)
        have.add(skill)
    return total
