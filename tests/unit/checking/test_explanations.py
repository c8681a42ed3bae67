"""Is every code explained, and is every explanation true? Each example has its problem, and its mend has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pathfinder.checking.check import CODES, check
from pathfinder.checking.explanations import EXAMPLES, EXPLANATIONS
from pathfinder.checking.findings import ERRORS
from pathfinder.cli.curriculum.explaining import severity_of
from pathfinder.loading.codes import EXPLANATIONS as OF_LOADER
from pathfinder.loading.curriculum import load_curriculum

PACKAGE = Path(__file__).parents[3] / "pathfinder"
NEEDS_MORE_THAN_ONE_FILE = {
    "area-misspelt",
    "missing-area",
    "duplicate-id",
    "demand-without-skill",
    "demand-without-role",
    "unwanted-skill",
}


def codes_in(text: str, folder: Path) -> dict[str, str]:
    (folder / "skills.yaml").write_text(text, encoding="utf-8")
    loaded = load_curriculum(folder)
    return {problem.code: problem.severity for problem in check(loaded.curriculum, loaded.places, loaded.problems)}


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_the_example_has_the_problem_and_the_mend_has_not(code, tmp_path):
    example = EXAMPLES[code]
    assert example.text.count(example.wrong) == 1
    found = codes_in(example.text, tmp_path)
    assert found[code] == severity_of(code)
    assert code not in codes_in(example.mended, tmp_path)
    errors = [one for one, severity in codes_in(example.mended, tmp_path).items() if severity == "error"]
    assert errors == []


def test_every_code_of_the_rules_is_explained_and_shown():
    assert set(EXPLANATIONS) == CODES
    assert CODES - set(EXAMPLES) == NEEDS_MORE_THAN_ONE_FILE - {"duplicate-id"}
    assert ERRORS <= CODES
    assert not CODES & set(OF_LOADER)


def test_every_code_that_a_rule_writes_is_one_of_its_codes():
    written = set()
    for path in sorted((PACKAGE / "checking").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        written |= set(re.findall(r'finding\(\s*"([a-z-]+)"', text)) | set(
            re.findall(r'^    \("(missing-\w+)"', text, re.MULTILINE)
        )
    assert written == CODES


def test_examples_of_the_loader_are_of_codes_that_it_has():
    assert set(EXAMPLES) - CODES <= set(OF_LOADER)


def test_explanations_are_sentences():
    for code, text in EXPLANATIONS.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert text.endswith(".")
        assert len(text) > 60
