"""Does the JSON Schema say what the reader does, and is the shipped one the current one?"""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from pathfinder.loading.documents import parse
from pathfinder.loading.folders import bundled_curriculum
from pathfinder.loading.schema import FILE, RESOURCE, SKILL, curriculum_schema, schema_text
from pathfinder.loading.shapes import Reader
from pathfinder.loading.sources import Source

VALIDATOR = jsonschema.Draft202012Validator(curriculum_schema())
BUNDLED = sorted(bundled_curriculum().glob("*.yaml"))


def test_it_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(curriculum_schema())


def test_the_shipped_file_is_current() -> None:
    shipped = (bundled_curriculum() / "curriculum.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "write it anew: pathfinder curriculum schema > curriculum/curriculum.schema.json"
    assert json.loads(shipped) == curriculum_schema()


@pytest.mark.parametrize("path", BUNDLED, ids=[path.stem for path in BUNDLED])
def test_the_bundled_files_are_valid_and_name_the_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not list(VALIDATOR.iter_errors(yaml.safe_load(text)))
    assert text.startswith("# yaml-language-server: $schema=./curriculum.schema.json\n")


def test_every_key_is_described() -> None:
    for record in (FILE, SKILL, RESOURCE):
        assert all(shape.doc for shape in record.keys.values())


SKILLS = {
    "{name: A, hours: 1}": True,
    "{name: A, hours: [1, 2.5, 3]}": True,
    "{name: 3.10, hours: 1}": True,
    "{name: A, hours: [1, 2]}": False,
    "{name: A, hours: 0}": False,
    "{name: A, hours: '1'}": False,
    "{name: A, hours: -1}": False,
    "{name: A}": False,
    "{hours: 1}": False,
    "{name: [A], hours: 1}": False,
    "{name: A, hours: 1, colour: red}": False,
    "{name: A, hours: 1, stage: model}": False,
    "{name: A, hours: 1, stage: [Model]}": False,
    "{name: A, hours: 1, requires: [b, {c: reason}, {any: [d, e], because: reason}]}": True,
    "{name: A, hours: 1, requires: [{any: []}]}": False,
    "{name: A, hours: 1, requires: [{because: reason}]}": False,
    "{name: A, hours: 1, requires: [{b: one, c: two}]}": False,
    "{name: A, hours: 1, requires: [any]}": False,
    "{name: A, hours: 1, requires: b}": False,
    "{name: A, hours: 1, terms: [x, {term: y, case: upper, near: [z], within: 10, glue: '-'}]}": True,
    "{name: A, hours: 1, terms: [{case: upper}]}": False,
    "{name: A, hours: 1, terms: [{term: y, case: loud}]}": False,
    "{name: A, hours: 1, terms: [{term: y, within: 1.5}]}": False,
    "{name: A, hours: 1, terms: [x, x]}": False,
    "{name: A, hours: 1, learn: [{title: T, url: 'https://example.org', kind: docs, hours: 1, cost: free}]}": True,
    "{name: A, hours: 1, learn: [{url: 'https://example.org'}]}": False,
    "{name: A, hours: 1, learn: [{title: T, url: 'example.org'}]}": False,
}


@pytest.mark.parametrize(("skill", "valid"), SKILLS.items())
def test_schema_and_reader_agree(skill: str, valid: bool) -> None:
    text = f"skills:\n  a: {skill}\n"
    assert VALIDATOR.is_valid(yaml.safe_load(text)) == valid
    source = Source("f", text)
    reader = Reader(source)
    root = parse(source).root
    assert root is not None
    SKILL.read(root.value[0][1].value[0][1], reader)
    assert (not reader.problems) == valid
