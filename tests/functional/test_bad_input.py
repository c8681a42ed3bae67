"""Wrong words and broken files: one clear error, the right exit status, nothing written."""

from __future__ import annotations

import pytest
from running import pathfinder

QUESTIONS = [
    (("plan", "--have", "pyhton"), 1, "did you mean 'python'"),
    (("plan", "--role", "data-enginer"), 1, "did you mean 'data-engineer'"),
    (("plan", "--snapshot", "2025-09-linkedin"), 1, "did you mean '2025-09-linkedin-us'"),
    (("plan", "--goal", "kubernetes", "--skip", "kubernetes"), 1, "is a goal and is skipped"),
    (("plan", "--until", "1.5"), 2, "--until takes a match"),
    (("plan", "--until", "0.5", "--all"), 2, "--until has no meaning"),
    (("plan", "--by", "2027-01-01"), 2, "--by needs --hours-per-week"),
    (("plan", "--start", "soon", "--hours-per-week", "3"), 2, "takes a day such as"),
    (("plan", "--as-of", "2001-01-01"), 1, "no snapshot has listings"),
    (("paln",), 2, "Did you mean 'plan'"),
    (("plan", "--haev", "python"), 2, "--have"),
    (("demand", "show", "--role", "pilot"), 1, "there is no role 'pilot'"),
]


@pytest.mark.parametrize(("arguments", "status", "told"), QUESTIONS)
def test_a_wrong_word_is_told_with_what_would_help(arguments, status, told):
    done = pathfinder(*arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


MISUSED = [
    "plan --until 2", "plan --slots x", "plan --format foo", "plan -o x", "plan --json --format csv",
    "plan --theme odd", "roadmap ml-engineer --role x", "demand compare ml-engineer", "profile set foo 1",
    "demand compare ml-engineer,ml-engineer", "demand show --format html", "demand fetch hn -o -", "frob",
    "plan --frob", "curriculum check --format x", "curriculum graph --json --format dot",
    "curriculum gaps x.csv --role data-analyst,data-engineer",
]  # fmt: skip


@pytest.mark.parametrize("typed", MISUSED)
def test_misuse_is_told_in_a_whole_sentence(typed):
    done = pathfinder(*typed.split())
    told = next(line for line in done.stderr.splitlines() if line.startswith("error: ")).removeprefix("error: ")
    assert (done.returncode, done.stdout) == (2, "")
    assert told.endswith((".", "?"))


def test_several_wrong_words_are_told_at_once():
    done = pathfinder("plan", "--have", "pyhton,sqll", "--role", "pilot")
    assert done.returncode == 1
    assert all(f"'{word}'" in done.stderr for word in ("pyhton", "sqll", "pilot"))
    assert "hint: did you mean 'python'? did you mean 'sql'?" in done.stderr


def test_broken_yaml_names_file_line_and_column(tmp_path):
    (tmp_path / "own.yaml").write_text("skills:\n  a:\n    name: A\n    hours: [3, 2, 1]\n    requires: [b]\n")
    done = pathfinder("plan", "--curriculum", str(tmp_path))
    assert done.returncode == 1
    assert f"{tmp_path / 'own.yaml'}:4:" in done.stderr
    assert f"{tmp_path / 'own.yaml'}:5:" in done.stderr


def test_a_corpus_without_title_and_text_writes_nothing(tmp_path):
    corpus = tmp_path / "numbers.csv"
    corpus.write_text("a,b\n1,2\n")
    told = ("--id", "x", "--source", "x", "--period", "2026-01-01", "--snapshots", str(tmp_path / "out"))
    done = pathfinder("demand", "measure", str(corpus), *told)
    assert done.returncode == 1
    assert "a, b" in done.stderr
    assert not (tmp_path / "out").exists()
