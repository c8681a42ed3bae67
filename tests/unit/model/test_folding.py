"""Is a term folded as it is where it stands in a text, and does folding move no byte?"""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pathfinder.checking.spelling import folded
from pathfinder.model.folding import fold, fold_term

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" .+#_-/aA0é²™\ufe0f"), max_size=30)


@given(TEXTS)
@example("e.g.")
@example("#_go")
@example("C++\ufe0e")
def test_a_term_is_folded_as_in_a_text(text):
    assert fold_term(text) == fold(text).strip() == folded(text).encode()


@given(TEXTS)
def test_no_byte_moves(text):
    assert len(fold(text)) == len(text.encode()) + 2
