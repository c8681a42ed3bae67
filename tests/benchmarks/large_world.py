"""What does a large curriculum with as large a demand look like? Generated, the same from every seed."""

from __future__ import annotations

import random
from pathlib import Path

import bench_check

ROLE = "roles:\n  ml-engineer:\n    name: Machine learning engineer\n    titles: [machine learning engineer]\n"
NAMED = 6
"""Skills that a listing names, on average."""


def curriculum(folder: Path, size: int) -> None:
    """Write a curriculum of so many skills with one role."""
    folder.mkdir(parents=True)
    bench_check.generated(folder, size)
    (folder / "roles.yaml").write_text(ROLE, encoding="utf-8")


def snapshot(folder: Path, size: int, sets: int, seed: int = 11) -> None:
    """Write a snapshot of so many distinct skill sets over the skills; some skills are named far more often."""
    chance = random.Random(seed)
    where = folder / "2026-01-generated"
    where.mkdir(parents=True)
    found: dict[tuple[int, ...], int] = {}
    while len(found) < sets:
        named = {int(size * chance.random() ** 3) for _ in range(chance.randint(2, 2 * NAMED - 2))}
        found[tuple(sorted(named))] = found.get(tuple(sorted(named)), 0) + 1
    total = sum(found.values())
    rows = sorted((" ".join(sorted(f"skill-{one}" for one in named)), count) for named, count in found.items())
    mentions: dict[str, int] = {}
    for skills, count in rows:
        for skill in skills.split():
            mentions[skill] = mentions.get(skill, 0) + count
    lines = [f"ml-engineer,{skill},{n},{total},{n / total!r}" for skill, n in sorted(mentions.items())]
    (where / "counts.csv").write_text("\n".join(["role,skill,mentions,listings,share", *lines]) + "\n")
    lines = [f"ml-engineer,,{count},{float(count)},{skills}" for skills, count in rows]
    (where / "skill_sets.csv").write_text("\n".join(["role,level,listings,weight,skills", *lines]) + "\n")
    (where / "snapshot.yaml").write_text(
        "id: 2026-01-generated\nsource: generated\nkind: listings\nperiod: [2026-01-01, 2026-01-31]\n"
        f"measured: {{skills: [{', '.join(f'skill-{one}' for one in range(size))}]}}\n"
        f"roles:\n  ml-engineer: {{listings: {total}, effective: {float(total)}}}\n"
    )
