"""Is the table right, and can none of its cells run as a formula?"""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from materials import hostile, material, renamed

from pathfinder.rendering.csv_text import FORMULA_STARTS
from pathfinder.rendering.table_csv import COLUMNS, plan_csv


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_a_step_with_unrounded_numbers():
    made = material()
    table = rows(plan_csv(made))
    assert tuple(table[0]) == COLUMNS
    assert [row["skill"] for row in table] == [step.skill for step in made.plan.steps]
    for row, step in zip(table, made.plan.steps, strict=True):
        assert float(row["match"]) == step.match
        assert float(row["share_low"]) == step.share.low
        assert row["requires"].split() == list(step.requires)


def test_a_share_that_was_not_measured_is_an_empty_cell():
    made = material()
    step = made.plan.steps[0]._replace(share=None)
    table = rows(plan_csv(replace(made, plan=made.plan._replace(steps=(step,)))))
    assert [table[0][column] for column in ("share", "share_low", "share_high", "effective")] == [""] * 4


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "  =1", "|calc", "%x", "\n=1"])
def test_no_cell_starts_a_formula(name: str):
    table = list(csv.reader(io.StringIO(plan_csv(material(renamed(names=(name,)))))))
    texts = [
        cell for row in table[1:] for cell in row if cell and not cell.replace(".", "").replace("e-", "").isdigit()
    ]
    assert any(name.strip() in cell for cell in texts)
    assert [cell for cell in texts if cell.lstrip(" ")[0] in FORMULA_STARTS] == []


def test_hostile_names_keep_to_their_cells():
    made = hostile()
    table = list(csv.reader(io.StringIO(plan_csv(made)), strict=True))
    assert {len(row) for row in table} == {len(COLUMNS)}
    assert len(table) == len(made.plan.steps) + 1
    assert "javascript:alert(1)" not in {row[-1] for row in table}
    assert not any(character in plan_csv(made) for character in "\x1b\u202e\u2028")
