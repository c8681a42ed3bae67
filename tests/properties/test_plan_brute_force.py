"""Small worlds, all of whose sets and orders are tried: what is asked for is chosen, and costs the least it can."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from plan_oracle import Oracle, drawn
from worlds import order, plan

from pathfinder.errors import InfeasibleError
from pathfinder.model.plan import Plan

BATCHES = [range(start, start + 25) for start in range(0, 100, 25)]


def small(seed: int, **limits: int):
    """Return dice, an oracle of a small world, and a function that plans in it."""
    rng = random.Random(seed)
    world, rows = drawn(rng, "abcdefg"[: rng.randint(3, 7)])
    have = rng.sample(sorted(world.skills), rng.choice([0, 0, 1, min(2, len(world.skills))]))
    known = world.closure(have)
    skip = [
        skill for skill in sorted(world.skills) if skill not in known and rng.random() < limits.get("skip", 0) / 100
    ]
    pace = rng.choice([1.0, 1.0, 0.8, 0.1])
    text = "; ".join(f"{number} {' '.join(skills)}" for number, skills in rows)

    def asked(**more: object) -> Plan:
        return plan(world, text, " ".join(have), skip=tuple(skip), pace=pace, **more)

    return rng, Oracle(world, rows, known=known, skip=skip, pace=pace), asked


def assert_sound(found: Plan, oracle: Oracle) -> None:
    """Whatever was asked: prerequisites first, nothing twice, and every number is that of the steps before it."""
    learned = oracle.known
    for step in found.steps:
        ready = {skill for skill in oracle.world.skills.keys() - learned if oracle.ready(skill, learned)}
        assert step.skill in ready - oracle.skip
        members = {member for group in oracle.world.skills[step.skill].any_of for member in group.skills}
        assert set(step.requires) == {*oracle.world.skills[step.skill].plain_ids, *(members & learned)}
        learned |= {step.skill}
        now_ready = {skill for skill in oracle.world.skills.keys() - learned if oracle.ready(skill, learned)}
        assert set(step.opens) == now_ready - ready - oracle.skip
        assert step.match == pytest.approx(float(oracle.met(learned)))
        assert step.full_listings == pytest.approx(float(oracle.met(learned, oracle.listings)))
        assert step.hours_so_far == pytest.approx(float(oracle.spent(learned - oracle.known)))


def assert_least(found: Plan, oracle: Oracle, jobs: list, within, may_come=lambda _skill, _learned: True) -> None:
    """The cost is that of the steps and the least there is, and the bound is not above it."""
    skills = [step.skill for step in found.steps]
    best = oracle.optimum(jobs, frozenset(within), may_come)
    assert found.cost == pytest.approx(float(oracle.cost(skills, jobs)))
    assert found.cost == pytest.approx(float(best))
    assert found.bound is None or found.bound_for != "all" or found.bound <= float(best) * (1 + 1e-9)


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
@pytest.mark.parametrize("objective", ["match", "listings"])
def test_no_whole_order_is_cheaper_and_it_leaves_nothing_out_that_can_be_met(objective, seeds):
    for seed in seeds:
        _, oracle, asked = small(seed, skip=15)
        found = asked(maximize=objective)
        assert_sound(found, oracle)
        jobs = oracle.single if objective == "match" else oracle.listings
        assert_least(found, oracle, jobs, oracle.reachable)
        assert found.match_after == pytest.approx(float(oracle.met(oracle.reachable)))
        told = {left.skill: left.because for left in found.left_out}
        named = {skill for _, asked_for in oracle.single for skill in asked_for[0]} - oracle.known
        for skill in named - {step.skill for step in found.steps}:
            gone = "needs-skipped" if skill not in oracle.reachable else "alternative"
            expected = "unknown" if skill == "unknown" else "skipped" if skill in oracle.skip else gone
            assert told[skill] == expected, f"{skill}, seed {seed}"


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_a_plan_is_cut_after_the_first_step_that_reaches_the_match(seeds):
    for seed in seeds:
        rng, oracle, asked = small(seed)
        whole = asked()
        until = rng.choice([0.6, 1.0, *(step.match for step in whole.steps)]) or 0.6
        learned, cut = set(oracle.known), 0
        while cut < len(whole.steps) and oracle.met(learned) < Fraction(until) - Fraction(1, 10**12):
            learned.add(whole.steps[cut].skill)
            cut += 1
        found = asked(until=until)
        assert order(found).split() == order(whole).split()[:cut]
        assert (found.cost, found.bound) == (whole.cost, whole.bound)


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_goals_take_the_least_hours_and_a_budget_the_most_match(seeds):
    for seed in seeds:
        rng, oracle, asked = small(seed)
        goals = tuple(rng.sample(sorted(oracle.reachable), min(len(oracle.reachable), rng.randint(1, 2))))
        closure = oracle.closure(goals)
        budget = rng.choice([oracle.spent(oracle.reachable) * Fraction(rng.randint(1, 9), 10), oracle.spent(closure)])
        budget = Fraction(str(round(float(budget), 3))) or Fraction(1)
        found = asked(budget=float(budget))
        assert set(order(found).split()) == oracle.best_within(budget), f"budget {float(budget)}, seed {seed}"
        assert found.set_proved
        assert_sound(found, oracle)
        assert_least(found, oracle, oracle.single, order(found).split())
        if not goals:
            continue
        found = asked(goals=goals)
        assert set(order(found).split()) == closure, f"goals {goals}, seed {seed}"
        assert_sound(found, oracle)
        assert_least(found, oracle, oracle.single, closure)
        if oracle.spent(closure) > budget:
            with pytest.raises(InfeasibleError):
                asked(goals=goals, budget=float(budget))
        else:
            found = asked(goals=goals, budget=float(budget))
            assert set(order(found).split()) == oracle.best_within(budget, closure), f"both, seed {seed}"


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_what_comes_first_comes_by_its_closures_and_the_rest_behind_it(seeds):
    for seed in seeds:
        rng, oracle, asked = small(seed)
        first = tuple(rng.sample(sorted(oracle.reachable), min(len(oracle.reachable), rng.randint(1, 2))))
        found = asked(first=first)
        assert_sound(found, oracle)
        done, parts = oracle.known, []
        for skill in first:
            there = Oracle(oracle.world, [(1, (skill,))], known=done)
            there.single, there.hours = oracle.single, oracle.hours
            parts.append(done | there.closure([skill]))
            done = parts[-1]

        def may_come(skill: str, learned: frozenset[str], parts=parts, known=oracle.known) -> bool:
            return next((skill in part for part in parts if not part <= learned | known), True)

        skills = order(found).split()
        for part in parts:
            assert set(skills[: len(part - oracle.known)]) == part - oracle.known, f"seed {seed}"
        best = oracle.optimum(oracle.single, oracle.reachable, may_come)
        assert found.cost == pytest.approx(float(best)), f"seed {seed}"
        assert found.bound_for != "all" or found.bound <= float(best) * (1 + 1e-9)
