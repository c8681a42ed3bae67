"""Does a file of nothing but mistakes end in a bounded number of problems, in little time and room?"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from listing_worlds import curriculum

from pathfinder.checking.check import check
from pathfinder.errors import SnapshotError
from pathfinder.loading.curriculum import load_curriculum
from pathfinder.loading.profile import read_profile
from pathfinder.loading.snapshots import load_snapshots
from pathfinder.loading.sources import Source, line_end, line_start
from pathfinder.problems import MOST_PROBLEMS
from pathfinder.rendering.lines import Look
from pathfinder.rendering.problems_text import problem_lines
from pathfinder.rendering.style import to_text

MANY = 3 * MOST_PROBLEMS
ONE = "skills:\n  a:\n    name: A\n    hours: 1\n"
FILES = {
    "keys": ONE + "    hours: 1\n" * MANY,
    "unknown keys": ONE + "".join(f"    k{n}: 1\n" for n in range(MANY)),
    "skills": "skills:\n" + "  a: {name: A, hours: 1}\n" * MANY,
    "one line": ONE + "    requires: [" + "a b, " * MANY + "]\n",
    "unknown skills": ONE + "    requires: [" + ", ".join(f"k{n}" for n in range(MANY)) + "]\n",
    "tabs": ONE + "".join(f"  b{n}: \t{{name: B{n}, hours: 1}}\n" for n in range(MANY)),
    "ids": "skills:\n" + "  A b: {}\n" * MANY,
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_mistakes_tells_a_thousand(kind: str, tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(FILES[kind])
    loaded = load_curriculum(tmp_path)
    codes = [problem.code for problem in loaded.problems]
    assert codes.count("too-many") == (kind != "tabs")
    assert MOST_PROBLEMS <= len(codes) <= MOST_PROBLEMS + 1


def test_problems_on_one_line_share_it(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(FILES["one line"])
    excerpts = {id(problem.excerpt): sys.getsizeof(problem.excerpt) for problem in load_curriculum(tmp_path).problems}
    assert sum(excerpts.values()) < 2 * len(FILES["one line"])


def test_of_a_line_without_end_the_place_alone_is_laid_out() -> None:
    problem = Source("f", "\u00e9" * 1_000_000 + "x\x1b").problem("c", "m", 1_000_000)
    text = to_text(problem_lines([problem], Look()), colour=False)
    assert "\u00e9x\N{REPLACEMENT CHARACTER}\n" in text
    assert len(text) < 1000


def test_what_a_file_cut_short_would_define_is_not_missed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("skills:\n" + "  A: {}\n" * MANY + "  b: {name: B, hours: 1}\n")
    (tmp_path / "c.yaml").write_text("skills:\n  c: {name: C, hours: 1, requires: [b]}\n")
    assert {problem.code for problem in load_curriculum(tmp_path).problems} == {"bad-id", "too-many"}


def test_a_profile_of_unknown_skills_ends() -> None:
    text = "have: [" + ", ".join(f"no-skill-{n}" for n in range(MANY)) + "]\n"
    loaded = read_profile(Source("me.yaml", text), curriculum())
    assert len(loaded.problems) == MOST_PROBLEMS + 1
    assert "too-many" in {problem.code for problem in loaded.problems}


def test_a_table_of_wrong_rows_ends(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "snapshot.yaml").write_text(
        "id: s\nsource: s\norigin: o\nkind: listings\nperiod: [2026-01-01, 2026-01-31]\nseries: s\n"
        'measured: {with: w, on: 2026-02-01, terms: "t", skills: [a]}\n'
        "roles: {r: {listings: 9, duplicates: 0, employers: 9, effective: 9.0}}\n"
    )
    (tmp_path / "s" / "counts.csv").write_text("role,skill,mentions,listings,share\n" + "r,a,x,9,0.5\n" * MANY)
    (tmp_path / "s" / "skill_sets.csv").write_text("role,level,listings,weight,skills\n")
    with pytest.raises(SnapshotError) as caught:
        load_snapshots(tmp_path)
    assert [problem.code for problem in caught.value.problems].count("too-many") == 1
    assert len(caught.value.problems) == MOST_PROBLEMS + 1


def test_a_rule_tells_a_thousand_findings(tmp_path: Path) -> None:
    names = [f"s{n}" for n in range(60)]
    needs = (f"  {one}: {{name: {one}, hours: 1, requires: [{', '.join(names[:n])}]}}\n" for n, one in enumerate(names))
    (tmp_path / "f.yaml").write_text("skills:\n" + "".join(needs))
    loaded = load_curriculum(tmp_path)
    codes = [problem.code for problem in check(loaded.curriculum, loaded.places, loaded.problems)]
    assert codes.count("redundant-edge") == codes.count("missing-reason") == MOST_PROBLEMS
    assert codes.count("too-many") == 2


@pytest.mark.parametrize("text", ["", "a", "a\n", "\r", "a\r\nb", "x" * 999, "x" * 999 + "\r" + "y" * 2000 + "\nz"])
def test_lines_are_found_from_anywhere(text: str) -> None:
    for at in range(len(text) + 1):
        assert line_start(text, at) == max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        assert line_end(text, at) == min(
            [end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0] or [len(text)]
        )
