"""Does the digest of the terms change with everything that decides what is found, and with nothing else?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from listing_worlds import curriculum

from pathfinder.measuring.lexicon import terms_digest
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.skills import Term

WORLD = curriculum()


def with_terms(*terms: Term, unless: tuple[str, ...] = ()) -> Curriculum:
    go = WORLD.skills["go"]._replace(terms=terms, unless=unless)
    return replace(WORLD, skills={**WORLD.skills, "go": go})


def digest(world: Curriculum) -> str:
    return terms_digest(world, ["go", "sql"])


PLAIN = Term("go", near=("python",), within=30)


@pytest.mark.parametrize(
    "other",
    [
        with_terms(PLAIN._replace(text="golang")),
        with_terms(PLAIN._replace(case="initial")),
        with_terms(PLAIN._replace(glue="-")),
        with_terms(PLAIN._replace(near=("python", "java"))),
        with_terms(PLAIN._replace(within=31)),
        with_terms(PLAIN, Term("golang")),
        with_terms(PLAIN, unless=("go to",)),
    ],
)
def test_every_rule_is_in_it(other):
    assert digest(other) != digest(with_terms(PLAIN))


def test_order_repetition_and_the_name_of_a_near_group_are_not():
    one = with_terms(PLAIN._replace(near=("java", "python", "c++"), glue="-+"), Term("golang"), unless=("a", "b"))
    other = with_terms(Term("golang"), PLAIN._replace(near=("@programming",), glue="+-+"), unless=("b", "a"))
    assert digest(one) == digest(other)
    assert terms_digest(WORLD, ["sql", "go"]) == terms_digest(WORLD, ["go", "sql"])
