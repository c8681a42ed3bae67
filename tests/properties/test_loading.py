"""Whatever people do to the files: is there never an exception, and is the right line named?

The mutations are those of ``slips.py``, made in the bundled files. ``PATHFINDER_MUTATIONS`` sets how many
are tried (thousands take minutes); the default run tries few enough to be quick.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slips import mutated
from trees import plain

from pathfinder.loading.curriculum import Gathering
from pathfinder.loading.documents import parse
from pathfinder.loading.folders import bundled_curriculum
from pathfinder.loading.linking import Linker, Parts
from pathfinder.loading.patching import append_item, set_value
from pathfinder.loading.provenance import decimal
from pathfinder.loading.sources import Source, shown_path
from pathfinder.loading.writing import block_lines, inline
from pathfinder.problems import Problem

TRIES = int(os.environ.get("PATHFINDER_MUTATIONS", "300"))
FILES = tuple(sorted(bundled_curriculum().glob("*.yaml")))
TEXTS = {path: path.read_text(encoding="utf-8") for path in FILES}
SKILL_FILES = tuple(path for path in FILES if "\nskills:" in TEXTS[path])


@cache
def parts_of(path: Path) -> Parts:
    gathering = Gathering()
    gathering.file(path)
    return gathering.parts


def loaded(path: Path, text: str) -> tuple[object, list[Problem]]:
    """Return the content and the problems of the bundled files, one of them with another text."""
    gathering = Gathering({path: text})
    for other in FILES:
        for kind, table in gathering.parts.kinds().items():
            table.update(parts_of(other).kinds()[kind] if other != path else {})
    gathering.file(path)
    linker = Linker(gathering.parts)
    content = (linker.skills(), linker.alternatives(), linker.roles(), linker.stages())
    return content, [*gathering.problems, *linker.problems]


def lines_named(problems: list[Problem], path: Path) -> set[int]:
    places = [problem.location for problem in problems]
    places += [note.location for problem in problems for note in problem.notes]
    return {place.line for place in places if place and place.path == shown_path(path)}


def test_slips_in_the_bundled_files_name_their_line() -> None:
    tried: Counter[str] = Counter()
    missed = []
    for seed in range(TRIES):
        path = random.Random(seed).choice(SKILL_FILES)
        mutation = mutated(TEXTS[path], seed)
        if mutation is None:
            continue
        content, problems = loaded(path, mutation.text)
        if not problems and content == loaded(path, TEXTS[path])[0]:
            continue  # a list moved to the left of its key's column says the same: no slip at all
        tried[mutation.kind] += 1
        if not lines_named(problems, path) & mutation.lines:
            missed.append((seed, mutation.kind, path.name, sorted(mutation.lines)))
    assert sum(tried.values()) > TRIES * 0.8
    assert len(missed) <= 0.01 * sum(tried.values()), missed


JUNK = [*"[]{}:,-#&*!|>'\"%@`?\t\n\r \\\u2028\x85\ufeff\x00é😀0<~=", "- ", "<<: ", "&a ", "*a ", "!!x ", "---\n"]


@pytest.mark.parametrize("libyaml", [True, False])
def test_no_text_whatever_makes_an_exception(libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", libyaml and yaml.__with_libyaml__)
    for seed in range(TRIES if libyaml else TRIES // 10):
        chance = random.Random(seed)
        lines = TEXTS[chance.choice(FILES)].split("\n")
        start = chance.randrange(len(lines))
        text = "\n".join(["skills:", *lines[start : start + 60]])
        for _ in range(chance.choice((1, 1, 2, 4))):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(JUNK) * chance.choice((0, 1, 1, 3)) + text[at + chance.choice((0, 1, 9)) :]
        gathering = Gathering({Path("f.yaml"): text})
        gathering.file(Path("f.yaml"))
        linker = Linker(gathering.parts)
        linker.skills()
        for problem in [*gathering.problems, *linker.problems]:
            assert problem.location is not None
            assert 1 <= problem.location.column <= len(problem.excerpt) + 1, (seed, problem)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\ufffe\uffff"), max_size=30)
NUMBER = st.integers(0, 1000) | st.sampled_from([0.5, 7.25])
VALUE = st.recursive(TEXT.filter(bool) | NUMBER, lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=5)


def read_back(text: str) -> object:
    document = parse(Source("", text))
    assert not document.problems, (text, document.problems)
    return plain(document.root)


def as_text(value: object) -> object:
    if isinstance(value, list):
        return [as_text(part) for part in value]
    return value if isinstance(value, str) else inline(value)


@given(VALUE)
@example("a, [b]")
@example("no")
@example("2025-09-01")
@example("x: y")
@example("x #y")
@example("- a")
@example("\x85\u2028\u2029")
@settings(max_examples=200)
def test_whatever_is_written_is_read_back(value: object) -> None:
    assert read_back(f"a: {inline(value, block=True)}\n") == {"a": as_text(value)}
    assert read_back(f"a: [{inline(value)}, b]\n") == {"a": [as_text(value), "b"]}
    assert read_back("\n".join(block_lines([value, {"k": value}]))) == [as_text(value), {"k": as_text(value)}]


@given(TEXT.filter(bool))
@settings(max_examples=100)
def test_writing_keeps_texts_that_any_reader_would_guess_at(text: str) -> None:
    assert yaml.safe_load(f"a: {inline(text, block=True)}\n") == {"a": text}


@given(st.floats(0, 1e15))
@settings(max_examples=200)
def test_decimals_are_exact_and_have_no_exponent(value: float) -> None:
    assert float(decimal(value)) == value
    assert set(decimal(value)) <= set("0123456789.")


@given(st.data())
@settings(max_examples=40)
def test_a_change_in_place_keeps_every_other_line(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(SKILL_FILES))
    text = TEXTS[path]
    skill = data.draw(st.sampled_from(sorted(read_back(text)["skills"])))
    value = data.draw(TEXT.filter(bool))
    changed = set_value(text, ("skills", skill, "name"), value)
    assert sum(a != b for a, b in zip(text.split("\n"), changed.split("\n"), strict=True)) <= 1
    added = append_item(text, ("skills", skill, "unless"), value)
    assert [line for line in text.split("\n") if line not in added.split("\n")][1:] == []
