"""Do the chosen sets meet brute force, over all subsets of small random instances, and obey what must always hold?"""

import random
from fractions import Fraction
from functools import cache
from itertools import combinations

import pytest

from pathfinder.planning.selection.budget import best_within
from pathfinder.planning.selection.closure import Unlearnable, least_closure
from pathfinder.planning.selection.frame import frame_of
from pathfinder.planning.selection.least import least_set
from pathfinder.planning.selection.remedies import remedies_for
from pathfinder.planning.solver.instance import Demand, Instance
from pathfinder.planning.solver.masks import nodes_in

BATCHES = [range(start, start + 50) for start in range(0, 500, 50)]


def drawn(rng, nodes):
    """Draw an instance: plain needs acyclic, groups anywhere (so choices may run in circles), equal hours often."""
    place = rng.sample(range(nodes), nodes)
    needs = [()] * nodes
    for index, node in enumerate(place):
        needs[node] = tuple(sorted(rng.sample(place[:index], min(index, rng.choice([0, 0, 1, 1, 2])))))
    groups = [
        tuple(tuple(sorted(rng.sample(range(nodes), min(nodes, rng.choice([1, 2, 2, 3]))))) for _ in range(count))
        for count in (rng.choice([0, 0, 0, 1, 1, 2]) for _ in range(nodes))
    ]

    def requirement():
        return tuple(sorted(rng.sample(range(nodes), min(nodes, rng.choice([1, 1, 1, 2, 3])))))

    demands = [
        Demand(
            rng.choice([1 / 3, 1 / 6, 1 / 2, 1.0, 2.0]),
            tuple(requirement() for _ in range(rng.choice([1, 1, 1, 2, 3]))),
        )
        for _ in range(rng.randint(0, 2 * nodes))
    ]
    hours = tuple(rng.choice([0.1, 0.2, 0.3, 1.0, 2.0, 3.0, 5.0]) for _ in range(nodes))
    return Instance(hours, tuple(needs), tuple(groups), tuple(demands))


class Oracle:
    """Reads learnable sets, hours and weights from the definitions alone."""

    def __init__(self, instance, rank, known):
        self.instance, self.rank, self.known = instance, rank, known
        free = [node for node in range(len(instance.hours)) if node not in known]
        every = (frozenset(chosen) for size in range(len(free) + 1) for chosen in combinations(free, size))
        self.sets = [chosen for chosen in every if self.is_learnable(chosen)]

    def is_learnable(self, chosen):
        learned = set(self.known)
        while more := [node for node in chosen - learned if self.can_start(node, learned)]:
            learned.update(more)
        return chosen <= learned

    def can_start(self, node, learned):
        plain, groups = self.instance.needs[node], self.instance.any_needs[node]
        return learned.issuperset(plain) and all(learned.intersection(group) for group in groups)

    def hours(self, chosen):
        return sum((Fraction(str(self.instance.hours[node])) for node in chosen), Fraction(0))

    def weight(self, chosen):
        learned = chosen | self.known
        return sum(
            Fraction(demand.weight).limit_denominator(6)
            for demand in self.instance.demands
            if all(learned.intersection(requirement) for requirement in demand.requirements)
        )

    def ids(self, chosen):
        return sorted(self.rank[node] for node in chosen)

    def least(self, goals):
        fitting = [chosen for chosen in self.sets if goals - self.known <= chosen]
        return min(fitting, key=lambda one: (self.hours(one), -self.weight(one), self.ids(one)), default=None)

    def most(self, budget, must):
        fitting = [one for one in self.sets if must - self.known <= one and self.hours(one) <= Fraction(str(budget))]
        return min(fitting, key=lambda one: (-self.weight(one), self.hours(one), self.ids(one)), default=None)


@cache
def world(seed):
    rng = random.Random(seed)
    nodes = 10 if seed % 25 == 0 else rng.randint(1, 8)
    instance = drawn(rng, nodes)
    rank = tuple(rng.sample(range(nodes), nodes))
    known = frozenset(rng.sample(range(nodes), min(nodes - 1, rng.choice([0, 0, 0, 1, 2]))))
    goals = frozenset(rng.sample(range(nodes), rng.randint(1, min(3, nodes))))
    return rng, instance, rank, known, goals, Oracle(instance, rank, known)


def closure_or_none(instance, goals, rank, known=frozenset(), **more):
    try:
        return least_closure(instance, goals, id_rank=rank, known=known, **more)
    except Unlearnable:
        return None


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_closures_and_budgets_equal_brute_force(seeds):
    for seed in seeds:
        rng, instance, rank, known, goals, oracle = world(seed)
        least, expected = closure_or_none(instance, goals, rank, known), oracle.least(goals)
        assert (least and frozenset(least.nodes)) == expected, f"closure, seed {seed}"
        assert least is None or least.proved
        for budget in (0.3, 2, 4.5, rng.choice([0, 1, 7, 100])):
            for must in (frozenset(), goals):
                chosen = best_within(instance, budget, must=must, id_rank=rank, known=known)
                best = oracle.most(budget, must)
                assert (None if chosen is None else frozenset(chosen.nodes)) == best, f"{budget} h, seed {seed}"
                assert chosen is None or chosen.proved
                assert chosen is None or abs(chosen.weight - oracle.weight(best)) < 1e-9


@pytest.mark.parametrize("seeds", BATCHES[:4], ids=str)
def test_remedies_equal_brute_force(seeds):
    for seed in seeds:
        _, instance, rank, known, goals, oracle = world(seed)
        if oracle.least(goals) is None:
            continue
        found = remedies_for(instance, goals, 2, id_rank=rank, known=known)
        assert found.hours == pytest.approx(float(oracle.hours(oracle.least(goals))))
        for one in found.without_one:
            rest = oracle.hours(oracle.least(goals - set(one.goals)))
            assert (one.hours, one.fits) == (pytest.approx(float(rest)), rest <= 2)
        wanted = goals - known
        kept = max(len(wanted & one) for one in oracle.sets if oracle.hours(one) <= 2)
        assert len(found.fewest.goals) == len(wanted) - kept, f"seed {seed}"


@pytest.mark.parametrize("seeds", BATCHES[:4], ids=str)
def test_a_short_search_gives_a_real_set_and_never_claims_too_much(seeds):
    for seed in seeds:
        _, instance, rank, known, goals, oracle = world(seed)
        for limit in (0, 1, 2):
            chosen = best_within(instance, 4, id_rank=rank, known=known, limit=limit)
            assert frozenset(chosen.nodes) in oracle.sets
            assert not chosen.proved or frozenset(chosen.nodes) == oracle.most(4, frozenset())
            least = closure_or_none(instance, goals, rank, known, limit=limit)
            assert least is None or goals - known <= frozenset(least.nodes)
            assert least is None or frozenset(least.nodes) in oracle.sets


def larger(seed):
    rng = random.Random(seed)
    return rng, drawn(rng, 60)._replace(
        any_needs=tuple(
            (tuple(sorted(rng.sample(range(60), rng.choice([2, 3, 4])))),) if rng.random() < 0.3 else ()
            for _ in range(60)
        ),
        hours=tuple(float(rng.randint(1, 40)) for _ in range(60)),
    )


@pytest.mark.parametrize("seed", range(25))
def test_knowing_more_never_makes_it_longer(seed):
    rng, instance = larger(seed)
    rank = range(60)
    everything = frame_of(instance, id_rank=rank).order
    goals = frozenset(rng.sample(everything, min(4, len(everything))))
    before = least_closure(instance, goals, id_rank=rank)
    known = frozenset()
    for node in rng.sample(range(60), 6):
        known |= {node}
        after = least_closure(instance, goals, id_rank=rank, known=known)
        assert after.proved
        assert after.hours <= before.hours
        before = after


@pytest.mark.parametrize("seed", range(10))
def test_a_larger_budget_never_meets_less(seed):
    _, instance = larger(seed)
    found = [best_within(instance, budget, id_rank=range(60), limit=5_000) for budget in (20, 60, 120, 10_000)]
    assert all(one.proved for one in found)
    assert [one.weight for one in found] == sorted(one.weight for one in found)


@pytest.mark.parametrize("seed", range(10))
def test_the_numbers_of_the_nodes_do_not_matter_the_ranks_do(seed):
    rng, instance = larger(seed)
    new = rng.sample(range(60), 60)

    def moved(values):
        return tuple(value for _, value in sorted(zip(new, values, strict=True)))

    def renamed(nodes):
        return tuple(sorted(new[node] for node in nodes))

    twin = Instance(
        moved(instance.hours),
        moved(map(renamed, instance.needs)),
        moved(tuple(map(renamed, groups)) for groups in instance.any_needs),
        tuple(Demand(one.weight, tuple(map(renamed, one.requirements))) for one in reversed(instance.demands)),
    )
    goals = frame_of(instance, id_rank=range(60)).order[-3:]
    ranks = moved(range(60))
    assert renamed(least_closure(instance, goals, id_rank=range(60)).nodes) == (
        least_closure(twin, renamed(goals), id_rank=ranks).nodes
    )
    here = best_within(instance, 100, id_rank=range(60), limit=5_000)
    there = best_within(twin, 100, id_rank=ranks, limit=5_000)
    assert here.proved
    assert there.proved
    assert renamed(here.nodes) == there.nodes


def test_circles_of_choices_occur_in_these_worlds():
    """Guard: the batches above would prove little if no closed set ever had a circle of choices in it."""
    circles = 0
    for seed in range(100):
        _, instance, _, known, _, oracle = world(seed)
        nodes = [node for node in range(len(instance.hours)) if node not in known]
        for pair in combinations(nodes, 2):
            chosen = frozenset(pair)
            closed = all(oracle.can_start(node, (chosen | known) - {node}) for node in chosen)
            circles += closed and chosen not in oracle.sets
    assert circles > 10


@pytest.mark.parametrize("seeds", BATCHES[:4], ids=str)
def test_the_least_set_itself_equals_brute_force(seeds):
    """Many groups on few members: sets that take several nodes of one cut, before demand settles any tie."""
    for seed in seeds:
        rng = random.Random(seed)
        groups = [(tuple(sorted(rng.sample(range(4, 9), rng.choice([2, 2, 3])))),) for _ in range(4)]
        hours = tuple(float(rng.choice([1, 2, 2, 3])) for _ in range(9))
        instance = Instance(hours, ((),) * 9, (*groups, *[()] * 5), ())
        oracle = Oracle(instance, range(9), frozenset())
        least = least_set(frame_of(instance, id_rank=range(9)), 0b1111)
        assert least.proved
        assert frozenset(nodes_in(least.mask)) == oracle.least(frozenset(range(4))), f"seed {seed}"
