"""Is there an input that brings pathfinder down? A few of each kind, with a fixed seed; tests/benchmarks/fuzz.py tries
as many as one has time for.
"""

from __future__ import annotations

import os
import random
import sys

import pytest

pytest.importorskip("pyarrow", reason="the extra `measure` is not installed")
pytest.importorskip("pypdf", reason="the extra `documents` is not installed")
if sys.platform == "win32":
    pytest.skip("the watchdog needs POSIX signals", allow_module_level=True)

from fuzzing import Target, attempt, bent, targets

EACH = int(os.environ.get("PATHFINDER_FUZZ", "50"))
"""Inputs of each kind."""
FOUND = [
    ("curriculum", b"&a " * 5000 + b"x"),
    ("settings", b"extends bundled\nremove: [git, svofime:\n have: [sql]\n]"),
    ("settings", b"extends: bundled\nremove: [git, svn]\nprofile:\n  have: [s" + b"\n" * 2000 + b"}"),
    ("profile", b"have: [sql]\n#" + b"\t" * 200_000),
    ("profile", b"? ? ? a\n? [b]\n"),
    ("snapshot.yaml", b"- id: s\n- source: x\n"),
    ("counts.csv", b"role,skill,mentions,listings,share\n" + b'"' + b"x" * 140_000 + b'",git,1,1,1\n'),
    ("undo journal", b'{"version":' + b"[" * 100_000),
    ("saved plan", b'{"steps": [{"n": Infinity, "skill": "a", "hours": 1}], "inputs": {}, "have": [], "assumed": []}'),
    ("corpus html", b"Data engineer\n" + b"<p></p>" * 20 + b"</script>" * 5000),
    ("corpus html", b"<!--" * 100_000),
    ("corpus html", b"<script " * 50_000),
    ("corpus html", b"<!doctype " * 50_000),
    ("corpus html", b"Data engineer http://" + b"a" * 500_000),
    ("corpus html", b"&amp; &#" + b"1" * 5000 + b";"),
    ("corpus html", b"a@" * 50_000),
    ("corpus html", b"a-" * 100_000 + b"@ www."),
    ("corpus html", b"Sql.Python" * 20_000),
    ("corpus html", b"spark joy " * 20_000),
    ("corpus ndjson", b'{"title": ' + b"9" * 5000 + b'}\n{"title": "Data engineer"}\n'),
    ("corpus json", b'{"jobs": ' + b"[" * 100_000),
    ("corpus json", b"[" * 100_000),
    ("study", b"keyword,a\n\xe9,1\n"),
    ("study", b"a,keyword\n1\n"),
    ("resume csv", b'Name\nPython\n"S' + b"\r" * 20_000 + b'x"\n'),
    ("resume json", b'{"skills": [{"name": "G\\ud800\\ud800o"}]}'),
    ("resume text", b"Skills\n" + b"no experience with python " * 10_000),
    ("resume text", b"eager to learn x " * 10_000),
    ("resume text", b"".join(b" " * n + b"x   y\n" for n in range(300) for _ in range(3))),
    ("resume text", b"x" * 1_100_000),
    ("pyproject", b'[project]\ndependencies = ["S' + b" " * 100_000 + b'x"]'),
]
"""What once took minutes, memory or a traceback."""


@pytest.fixture(scope="module")
def by_name() -> dict[str, Target]:
    return {target.name: target for target in targets()}


@pytest.mark.parametrize("name", [target.name for target in targets()])
def test_bent_files_end_in_an_answer_or_an_error(name, by_name, tmp_path):
    for number in range(EACH):
        attempt(by_name[name], bent(by_name[name], random.Random(f"default {name} {number}")), tmp_path)


@pytest.mark.parametrize(("name", "data"), FOUND, ids=[f"{n}-{name}" for n, (name, _) in enumerate(FOUND)])
def test_what_once_fell_stands(name, data, by_name, tmp_path):
    attempt(by_name[name], data, tmp_path)


def test_the_fuzzer_bends_every_seed_and_repeats_itself(by_name):
    for target in by_name.values():
        bents = {bent(target, random.Random(number)) for number in range(20)}
        assert len(bents) > 10
        assert bent(target, random.Random(3)) == bent(target, random.Random(3))
