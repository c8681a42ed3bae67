"""The bundled roles against 700 labelled titles: right roles found, few others (issue 4: 0.93 / 0.90 at least).

The labels are one reader's; most of the titles are those that the phrases were mended on.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from running import ROOT

from pathfinder.loading.curriculum import load_curriculum
from pathfinder.measuring.lexicon import lexicon_of
from pathfinder.measuring.titles import TitleReader


@pytest.fixture(scope="module")
def outcomes():
    reader = TitleReader(lexicon_of(load_curriculum(ROOT / "curriculum").curriculum))
    with (Path(__file__).parent / "titles.csv").open(encoding="utf-8", newline="") as stream:
        return [(set(row["roles"].split()), set(reader.roles(row["title"]))) for row in csv.DictReader(stream)]


def test_precision_and_recall_of_roles(outcomes):
    right = sum(len(labelled & found) for labelled, found in outcomes)
    assert len(outcomes) >= 300
    assert right / sum(len(found) for _, found in outcomes) >= 0.97
    assert right / sum(len(labelled) for labelled, _ in outcomes) >= 0.95
