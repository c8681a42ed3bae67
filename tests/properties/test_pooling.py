"""Does demand pooled over random snapshots equal DESIGN section 4, read plainly and reckoned in fractions?"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt

import pytest
from worlds import curriculum, snapshot

from pathfinder.model.demand import Snapshot
from pathfinder.planning.demand import pool
from pathfinder.planning.ranking import ranked

WORLD = curriculum("a; b; c; d", alternatives="a|b")
NEWEST = date(2026, 6, 30)
Z = 1.959963984540054


def drawn(seed: int) -> list[Snapshot]:
    """Draw up to four snapshots of different days, of which some overlap, each looking for some of the skills."""
    rng = random.Random(seed)
    made = []
    for number in range(rng.randint(1, 4)):
        looked_for = [skill for skill in "abcdz" if rng.random() < 0.8] or ["a"]
        rows = {
            tuple(skill for skill in looked_for if rng.random() < 0.4): rng.randint(1, 9)
            for _ in range(rng.randint(1, 5))
        }
        rows[(looked_for[0],)] = rng.randint(1, 9)
        text = "; ".join(f"{count} {' '.join(skills)}" for skills, count in rows.items())
        end = NEWEST - timedelta(days=rng.choice([0, 0, 73, 365, 800]))
        overlaps = tuple(f"s{other}" for other in range(number) if rng.random() < 0.2)
        made.append(
            replace(snapshot(text, name=f"s{number}", end=end, looked_for=" ".join(looked_for)), overlaps=overlaps)
        )
    return made


def pooled(snapshots: list[Snapshot]) -> list[tuple[Snapshot, Fraction]]:
    """Return the snapshots that count, each with its factor: of those that share listings the heaviest."""
    kept: list[Snapshot] = []
    for one in sorted(snapshots, key=lambda one: (-one.roles["role"].effective, one.id)):
        if not any(one.id in other.overlaps or other.id in one.overlaps for other in kept):
            kept.append(one)
    newest = max(one.period.end for one in kept)
    return [(one, Fraction(0.5 ** ((newest - one.period.end).days / 365))) for one in kept]


def effective(parts: list[tuple[Snapshot, Fraction]]) -> Fraction:
    weights = [(factor, Fraction(one.roles["role"].effective)) for one, factor in parts]
    return sum(f * w for f, w in weights) ** 2 / sum(f * f * w for f, w in weights)


def wilson(share: float, n: float) -> tuple[float, float]:
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


@pytest.mark.parametrize("seeds", [range(start, start + 50) for start in range(0, 200, 50)], ids=str)
def test_shares_effective_listings_and_requirements(seeds):
    for seed in seeds:
        snapshots = drawn(seed)
        demand, parts = pool(WORLD, snapshots, ("role",)), pooled(snapshots)
        assert set(demand.snapshots) == {one.id for one, _ in parts}
        assert demand.effective == pytest.approx(float(effective(parts)))
        looked = {skill for one, _ in parts for skill in one.measured.skills}
        assert demand.shares.keys() == looked, f"not measured is not zero, seed {seed}"
        for skill in looked:
            own = [(one, factor) for one, factor in parts if skill in one.measured.skills]
            every = sum(f * row.listings for one, f in own for row in one.skill_sets)
            share = float(
                sum(f * row.listings for one, f in own for row in one.skill_sets if skill in row.skills) / every
            )
            found = demand.shares[skill]
            assert (found.value, found.effective) == pytest.approx((share, float(effective(own))))
            assert (found.low, found.high) == pytest.approx(wilson(share, float(effective(own))), abs=1e-12)
        weights: dict[frozenset[str], Fraction] = {}
        naming = sum(f * row.listings for one, f in parts for row in one.skill_sets if row.skills)
        for one, factor in parts:
            for row in one.skill_sets:
                either = frozenset(row.skills) & {"a", "b"}
                asked = {either if skill in either else frozenset({skill}) for skill in row.skills}
                for requirement in asked:
                    part = factor * row.listings / naming / len(asked)
                    weights[requirement] = weights.get(requirement, Fraction(0)) + part
        assert {frozenset(one.skills): pytest.approx(one.weight) for one in demand.requirements} == {
            requirement: float(weight) for requirement, weight in weights.items()
        }
        assert demand.unknown == (("z",) if frozenset("z") in weights else ())


@pytest.mark.parametrize("seed", range(20))
def test_a_rank_counts_the_intervals_that_lie_wholly_above(seed):
    demand = pool(WORLD, drawn(seed), ("role",))
    for row in ranked(demand):
        others = {skill: share for skill, share in demand.shares.items() if skill != row.skill}
        own = demand.shares[row.skill]
        assert row.rank == 1 + sum(share.low > own.high for share in others.values())
        assert sorted(row.tied) == sorted(
            s for s, share in others.items() if not (share.low > own.high or own.low > share.high)
        )
