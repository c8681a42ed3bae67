"""Are numbers kept whole in CSV, and can no cell run?"""

from __future__ import annotations

import csv
import io

from pathfinder.rendering.csv_text import csv_text


def test_numbers_are_unrounded_and_what_is_missing_is_empty():
    text = csv_text(("a", "b", "c", "d"), [(0.1 + 0.2, None, True, "x,y")])
    assert text == 'a,b,c,d\n0.30000000000000004,,true,"x,y"\n'
    assert float(next(csv.DictReader(io.StringIO(text)))["a"]) == 0.1 + 0.2


def test_a_text_that_looks_like_a_formula_is_made_text():
    rows = [("=1+1",), (" @x",), (-0.5,), ("\u00a0=1",), ("\uff1d1",)]
    assert csv_text(("a",), rows) == "a\n'=1+1\n' @x\n-0.5\n'\u00a0=1\n'\uff1d1\n"
