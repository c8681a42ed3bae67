"""Can what others wrote (names, sources, ids, file names) do more than be read, on any command that prints it?"""

# ruff: noqa: E501 - lists of commands are read row by row

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from pathlib import Path

import pytest
from running import pathfinder

ESCAPE, BIDI = "\\x1b]0;owned\\x07\\x1b[31m\\x9b2J", "\\u202e\\u2066"
FORMULA = "=cmd|' /C calc'!A0"
MARKUP = '</script><script>alert(1)</script>"]; x[-->`${{ }}'
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would move the cursor, colour what follows, or turn the reading direction."""

CURRICULUM = f"""\
area: "Area {ESCAPE}{BIDI}"
skills:
  esc: {{name: "E{ESCAPE}sc", summary: "S{ESCAPE}", hours: 5, stage: [st], terms: ["sql{ESCAPE}"],
        learn: [{{title: "T{ESCAPE}", url: "https://example.org/{BIDI}", kind: docs, hours: 1, cost: free}}]}}
  bidi: {{name: "B{BIDI}idi", hours: 5, requires: [esc: "why {ESCAPE}{BIDI}"]}}
  sum: {{name: {json.dumps(FORMULA)}, hours: 5, requires: [bidi: {json.dumps(FORMULA)}]}}
  markup: {{name: {json.dumps(MARKUP)}, hours: 5, requires: [{{any: [sum, bidi], because: {json.dumps(MARKUP)}}}]}}
alternatives: {{group: {{name: "G{ESCAPE}{BIDI}", skills: [esc, bidi]}}}}
roles: {{boss: {{name: "R{ESCAPE}{BIDI}", summary: "S{ESCAPE}", titles: [boss], stages: [st]}}}}
stages: [{{id: st, name: "N{ESCAPE}{BIDI}", to: []}}]
"""
PROVENANCE = f"""\
id: snap
source: "S{ESCAPE}{BIDI}"
origin: "O{ESCAPE}{BIDI}"
kind: listings
period: [2026-01-01, 2026-01-31]
region: "R{ESCAPE}{BIDI}"
series: "s{ESCAPE}"
measured: {{with: "w{ESCAPE}", on: 2026-02-01, terms: "t{ESCAPE}", skills: [bidi, esc, markup, sum]}}
roles: {{boss: {{listings: 9, duplicates: 0, employers: 9, effective: 9.0}}}}
"""
COUNTS = "role,skill,mentions,listings,share\n" + "".join(
    f"boss,{skill},{n},9,{n / 9}\n" for n, skill in enumerate(("bidi", "esc", "markup", "sum", "\x1b[31mx\u202e"), 2)
)
SETS = "role,level,listings,weight,skills\n" + "boss,,4,4.0,bidi esc\nboss,mid,5,5.0,esc markup sum \x1b[31mx\u202e\n"


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    snapshot = folder / "demand_snapshots" / "snap"
    snapshot.mkdir(parents=True)
    (folder / "curriculum").mkdir()
    (folder / "pathfinder.yaml").write_text("# mine\n")
    (folder / "curriculum" / "all.yaml").write_text(CURRICULUM)
    for name, text in (("snapshot.yaml", PROVENANCE), ("counts.csv", COUNTS), ("skill_sets.csv", SETS)):
        (snapshot / name).write_text(text)
    (folder / "own").mkdir()
    (folder / "own" / "me.yaml").write_text(
        "role: boss\nlog:\n  - {skill: esc, done: 2026-01-01, took: 7}\nhave: [esc]\n"
    )
    (folder / "jobs.csv").write_text('title,description\nboss,"sql\x1b[31m \u202e x"\n', encoding="utf-8")
    return folder


def run(world: Path, *arguments: str, **more: str):
    told = {"PATHFINDER_PROFILE": str(world / "own" / "me.yaml"), "PATHFINDER_TODAY": "2026-03-01"}
    return pathfinder(*arguments, cwd=world, **told, **more)


SHOWING = [
    "plan", "plan --all --have bidi", "plan --format markdown", "plan --format mermaid", "plan --format dot",
    "plan --format csv", "plan --format svg", "plan --format text", "plan --ascii", "roadmap", "next --have bidi",
    "why markup", "why sum", "whatif --have +bidi", "status", "review", "replan", "profile", "roles",
    "demand show", "demand show --format csv", "demand show --format svg", "curriculum list --ascii",
    "demand trend esc", "demand sources", "demand sources --format csv", "curriculum check", "curriculum check --format github",
    "curriculum list", "curriculum show markup", "curriculum stats", "curriculum graph", "curriculum schema",
]  # fmt: skip
WRONG = [
    ("plan", "--have", "\x1b[31mx\u202e"), ("plan", "--role", "\x1b[31mx\u202e"), ("why", "\x1b[31mx\u202e"),
    ("plan", "--snapshot", "\x1b[31m\u202e"), ("plan", "--format", "\x1b[31m\u202e"), ("plan", "-o", "\x1b[31m\u202e"),
    ("\x1b[31m\u202e",), ("plan", "--\x1b[31m\u202e"), ("plan", "--until", "\x1b[31m\u202e"),
    ("plan", "--start", "\x1b[31m\u202e"), ("diff", "\x1b[31m\u202e", "x"), ("import", "\x1b[31m\u202e.txt"),
    ("curriculum", "check", "\x1b[31m\u202e"), ("demand", "match", "\x1b[31m\u202e"), ("curriculum", "list", "\x1b[31m\u202e"),
    ("demand", "show", "--snapshots", "\x1b[31m\u202e"),
]  # fmt: skip


@pytest.mark.parametrize("command", SHOWING)
def test_names_only_stand_there(command, world):
    done = run(world, *command.split())
    assert done.returncode == 0, done.stderr
    assert done.stdout
    assert not UNSEEN.search(done.stdout + done.stderr)


@pytest.mark.parametrize("arguments", WRONG, ids=[words[0] if len(words[0]) < 12 else "-" for words in WRONG])
def test_errors_repeat_what_was_typed_without_harm(arguments, world):
    done = run(world, *arguments)
    assert done.returncode in (1, 2)
    assert done.stderr
    assert not UNSEEN.search(done.stdout + done.stderr)


@pytest.mark.parametrize("command", ["plan --json", "demand show --json", "curriculum list --json", "roles --json"])
def test_json_escapes_what_a_terminal_would_obey(command, world):
    done = run(world, *command.split())
    json.loads(done.stdout)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout)


@pytest.mark.parametrize("command", ["plan --all --format csv", "demand show --format csv"])
def test_no_cell_of_a_table_is_a_formula(command, world):
    rows = list(csv.reader(io.StringIO(run(world, *command.split()).stdout)))
    assert len(rows) > 3
    texts = [cell for row in rows for cell in row if not re.fullmatch(r"-?[\d.]+(e-?\d+)?", cell)]
    assert not [text for text in texts if text.lstrip()[:1] in ("=", "+", "-", "@", "|", "%")]


def test_github_reads_no_second_command(world, tmp_path):
    (tmp_path / "f.yaml").write_text('skills:\n  a: {name: A, hours: 1, requires: ["x\\n::set-output::y"]}\n')
    done = run(world, "curriculum", "check", str(tmp_path), "--format", "github")
    assert all(line.startswith(("::error ", "::warning ")) for line in done.stdout.splitlines())


@pytest.mark.parametrize("name", ["../x", "/x", "a/b", "..", ".", "", "a\x00b", "con\n", "-x", "A"])
def test_a_snapshots_id_leads_nowhere_else(name, world, tmp_path):
    if "\0" in name:
        pytest.skip("no command line holds a NUL")
    told = (f"--id={name}", "--source", "x", "--period", "2026-01-01", "--snapshots", str(tmp_path / "out"))
    done = run(world, "demand", "measure", "jobs.csv", *told)
    assert done.returncode == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are POSIX's")
def test_links_in_a_circle_and_pipes_in_a_corpus_end(world, tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    (tmp_path / "jobs.csv").write_text("title,description\nboss,x\n")
    os.mkfifo(tmp_path / "pipe.csv")
    done = run(world, "demand", "match", str(tmp_path))
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are POSIX's")
@pytest.mark.parametrize("name", ["curriculum", "snapshot.yaml", "counts.csv", "skill_sets.csv", "profile"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_pipe_or_folder_where_a_file_should_be_is_told(name, make, world, tmp_path):
    snapshot = tmp_path / "snap"
    snapshot.mkdir()
    for other, text in (("snapshot.yaml", PROVENANCE), ("counts.csv", COUNTS), ("skill_sets.csv", SETS)):
        (make if other == name else lambda path, text=text: path.write_text(text))(snapshot / other)
    asked = ["plan", "--role", "boss", "--snapshots", str(tmp_path)]
    if name in ("curriculum", "profile"):
        make(tmp_path / "f.yaml")
        asked += [f"--{name}", str(tmp_path / "f.yaml")]
    done = run(world, *asked)
    assert done.returncode == 1
    assert "error" in done.stderr
    assert "Traceback" not in done.stderr
    assert "itself failed" not in done.stderr


@pytest.mark.parametrize("name", ["curriculum/all.yaml", "demand_snapshots/snap/snapshot.yaml", "me.yaml"])
def test_a_file_without_end_is_read_to_its_limit(name, world, tmp_path):
    from pathfinder.loading.sources import LARGEST_TEXT

    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)  # a hole: no disk is filled
    (tmp_path / "snap").mkdir()
    (tmp_path / "snap" / "snapshot.yaml").symlink_to(tmp_path / "big.yaml")
    option = {"c": "--curriculum", "d": "--snapshots", "m": "--profile"}[name[0]]
    done = run(world, "plan", option, str(tmp_path / ("big.yaml" if name[0] != "d" else ".")))
    assert done.returncode == 1
    assert "it is larger than 32 MiB" in done.stderr
