"""Is the word found that somebody meant, also among thousands?"""

from __future__ import annotations

import pytest

from pathfinder.model.nearest import MANY, did_you_mean


@pytest.mark.parametrize(
    ("typed", "meant"), [("pyton", "python"), ("Kubernets", "kubernetes"), ("teraform", "terraform"), ("xyz", None)]
)
def test_a_near_miss_is_found_and_nothing_far(typed: str, meant: str | None) -> None:
    assert did_you_mean(typed, ["python", "kubernetes", "terraform", "java"]) == meant


def test_of_two_spellings_in_other_letters_the_first_in_order_is_meant() -> None:
    assert {did_you_mean("mysq", known) for known in (["MySQL", "mysql"], ["mysql", "MySQL"])} == {"MySQL"}


def test_among_thousands_the_same_word_is_found() -> None:
    known = [f"skill-{number}" for number in range(10 * MANY)] + ["kubernetes", "machine-learning"]
    assert did_you_mean("kubernets", known) == "kubernetes"
    assert did_you_mean("machin-lerning", known) == "machine-learning"
    assert did_you_mean("skil-4711", known) == "skill-4711"
