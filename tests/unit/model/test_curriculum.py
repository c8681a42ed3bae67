"""Which skill does somebody mean who types an id, a name or a term?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds import curriculum

from pathfinder.errors import RequestError
from pathfinder.model.skills import Term

WORLD = curriculum("go; gin; tonic; lime")
WORLD = replace(
    WORLD,
    skills={
        **WORLD.skills,
        "gin": WORLD.skills["gin"]._replace(name="Gin Framework", terms=(Term("go"), Term("mixer"))),
        "tonic": WORLD.skills["tonic"]._replace(name="Mixer", terms=(Term("quinine"),)),
    },
)


def test_an_id_is_never_ambiguous():
    assert WORLD.find("GO") == "go"


def test_names_and_terms_are_found_in_any_case_and_spacing():
    assert [WORLD.find(typed) for typed in ("gin  framework", "QUININE", "Lime")] == ["gin", "tonic", "lime"]


def test_a_name_that_is_a_term_of_another_skill_is_ambiguous():
    with pytest.raises(RequestError) as caught:
        WORLD.find("mixer")
    assert caught.value.reasons == ("'mixer' may be any of gin, tonic",)
