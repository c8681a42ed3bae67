"""Is output honest in every terminal? Colours, widths, encodings, pipes, pagers, interruptions, hostile names."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from running import LEFT_OUT, ROOT, hear_ctrl_c, pathfinder

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are a POSIX thing", allow_module_level=True)

from terminals import in_terminal

from pathfinder.rendering.lines import width

ESCAPE = "\x1b"
PLAN = ("plan", "--have", "python,sql")
LOOKS = {
    "plan": (*PLAN, "--until", "0.4"),
    "roadmap": ("roadmap", "data-analyst", "--have", "python,sql"),
    "next": ("next", "--have", "python,sql"),
    "why": ("why", "docker", "--have", "python"),
    "whatif": ("whatif", "--have", "+docker", "--skip", "aws"),
    "roles": ("roles", "--have", "python,sql"),
    "show": ("demand", "show", "--role", "data-analyst"),
    "compare": ("demand", "compare", "ml-engineer", "data-scientist"),
    "trend": ("demand", "trend", "pytorch", "--role", "ml-engineer"),
    "sources": ("demand", "sources"),
    "list": ("curriculum", "list", "area:Cloud"),
    "card": ("curriculum", "show", "pandas"),
    "stats": ("curriculum", "stats"),
    "graph": ("curriculum", "graph", "+pandas"),
}


@pytest.mark.parametrize(
    ("name", "columns"),
    [(name, columns) for name in LOOKS for columns in (60, 120)]
    + [(name, columns) for name in ("plan", "roadmap") for columns in (50, 80, 200)],
)
def test_nothing_wraps_at_any_width(name, columns):
    seen = in_terminal(*LOOKS[name], columns=columns)
    assert seen.status == 0
    assert [line for line in seen.lines if width(line) > columns] == []


@pytest.mark.parametrize("name", LOOKS)
def test_a_pipe_gets_everything_without_escapes(name):
    done = pathfinder(*LOOKS[name])
    assert (done.returncode, ESCAPE in done.stdout) == (0, False)
    assert "…\n" not in done.stdout
    assert not [line for line in done.stdout.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize("name", LOOKS)
def test_ascii_is_ascii(name):
    assert pathfinder(*LOOKS[name], PYTHONIOENCODING="ascii").stdout.isascii()


def test_colour_is_for_terminals():
    assert ESCAPE in in_terminal(*PLAN).text


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (["--no-color"], {}),
        ([], {"NO_COLOR": "1"}),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
    ],
)
def test_colour_is_left_out_where_it_is_not_wanted(options, environment):
    assert ESCAPE not in in_terminal(*PLAN, *options, **environment).text
    assert ESCAPE not in in_terminal("plan", "--have", "pyhton", *options, **environment).text
    assert ESCAPE not in in_terminal("plan", "--help", *options, **environment).text


def test_colour_can_be_forced_into_a_pipe():
    assert ESCAPE in pathfinder(*PLAN, FORCE_COLOR="1").stdout
    assert ESCAPE not in pathfinder(*PLAN, FORCE_COLOR="0").stdout
    assert ESCAPE not in pathfinder(*PLAN, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert ESCAPE in pathfinder("plan", "--help", FORCE_COLOR="1").stdout


def test_a_dumb_terminal_has_its_real_width():
    wide = in_terminal(*PLAN, columns=120, TERM="dumb")
    narrow = in_terminal(*PLAN, columns=60, TERM="dumb")
    assert max(map(width, wide.lines)) > 100
    assert max(map(width, narrow.lines)) <= 60


def test_columns_goes_before_the_terminal_and_holds_in_a_pipe():
    assert max(map(width, in_terminal(*PLAN, columns=120, COLUMNS="50").lines)) <= 50
    assert max(map(width, pathfinder(*PLAN, COLUMNS="50").stdout.splitlines())) <= 50


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1"])
def test_an_encoding_without_the_marks_gets_ascii_ones(encoding):
    seen = in_terminal(*PLAN, encoding=encoding)
    assert seen.status == 0
    assert "+-# " in seen.plain
    assert "?" not in seen.plain


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_json_says_the_same_in_every_encoding(encoding):
    for command in (("plan", "--json"), ("curriculum", "graph", "+pandas", "--json"), ("roles", "--json")):
        there = pathfinder(*command, PYTHONIOENCODING=encoding).stdout
        assert there.isascii()
        assert json.loads(there) == json.loads(pathfinder(*command).stdout)


def test_json_on_a_terminal_is_only_json():
    assert ESCAPE not in in_terminal(*PLAN, "--json").text


def shell(command, **environment):
    env = os.environ | {"PYTHONIOENCODING": "utf-8"} | environment
    line = command.replace("pathfinder", f"{sys.executable} -m pathfinder", 1)
    bash = ["bash", "-c", f"{line}; echo ${{PIPESTATUS[0]}}"]
    return subprocess.run(bash, capture_output=True, text=True, cwd=ROOT, env=env, check=False)


@pytest.mark.parametrize(
    "command", ["plan", "plan --json", "roadmap --all", "curriculum list", "plan --help", "manual"]
)
def test_a_closed_pipe_is_silent(command):
    done = shell(f"pathfinder {command} | head -1")
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"


@pytest.mark.parametrize("command", ["plan", "plan --json", "plan --help"])
def test_a_pipe_that_was_closed_before_anything_came_is_silent_too(command):
    """With `head` it is a matter of luck whether the pipe closes before, while or after a command writes."""
    reads, writes = os.pipe()
    os.close(reads)
    start = [sys.executable, "-m", "pathfinder", *command.split()]
    done = subprocess.run(start, stdout=writes, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_stdin_is_an_empty_one():
    done = shell("pathfinder diff - - <&-")
    assert done.stdout.strip() == "1"
    assert "itself failed" not in done.stderr


def test_a_working_folder_that_is_gone_is_named(tmp_path):
    done = shell(f"mkdir {tmp_path}/gone && cd {tmp_path}/gone && rmdir {tmp_path}/gone && pathfinder plan")
    assert (done.stdout, done.stderr) == ("1\n", "error: the working folder is gone; go to one that exists\n")


def test_a_closed_or_full_stdout_is_no_traceback():
    assert shell("pathfinder plan >&-").stderr == ""
    full = shell("pathfinder plan > /dev/full")
    assert "No space left" in full.stderr
    assert "Traceback" not in full.stderr
    assert full.stdout.strip() == "1"


def test_ctrl_c_leaves_with_130_and_no_word():
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "pathfinder", "diff", "-", "-"]
    running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, preexec_fn=hear_ctrl_c)
    time.sleep(2)  # by now it waits for the plan
    running.send_signal(signal.SIGINT)
    running.wait(timeout=20)
    assert running.returncode == 130
    assert (running.stdout.read(), running.stderr.read()) == (b"", b"")


WORLD = """
area: "Area \\e[31mred"
skills:
  a: {name: "データ分析", hours: 10}
  b: {name: "Rocket \\U0001F680 science", hours: 10, requires: [a: "\\e[2J cleared"]}
  c: {name: "\\e]0;owned\\a\\e[31mRed", hours: 10, requires: [b: r]}
  d: {name: "evil \\u202Etxt.exe", hours: 10, requires: [b: r]}
  e: {name: "e\\u0301te\\u0301", hours: 10}
  f: {name: "عربى", hours: 10}
roles:
  r: {name: "Role \\e[5m", titles: [r]}
"""
SNAPSHOT = """
id: s
source: test
kind: listings
period: [2026-01-01, 2026-01-31]
measured: {with: test, on: 2026-02-01, terms: "sha256:0", skills: [a, b, c, d, e, f]}
roles:
  r: {listings: 4, duplicates: 0, employers: 4, effective: 4.0}
"""


@pytest.fixture
def hostile(tmp_path):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "own.yaml").write_text(WORLD, encoding="utf-8")
    folder = tmp_path / "s" / "s"
    folder.mkdir(parents=True)
    (folder / "snapshot.yaml").write_text(SNAPSHOT)
    (folder / "counts.csv").write_text(
        "role,skill,mentions,listings,share\n" + "".join(f"r,{skill},2,4,0.5\n" for skill in "abcdef")
    )
    (folder / "skill_sets.csv").write_text("role,level,listings,weight,skills\nr,,2,2.0,a b c\nr,,2,2.0,d e f\n")
    return ("--curriculum", str(tmp_path / "c"), "--snapshots", str(tmp_path / "s"))


@pytest.mark.parametrize("command", [("plan", "--all"), ("next",), ("roadmap", "--all"), ("why", "b")])
def test_hostile_names_move_and_colour_nothing(hostile, command):
    seen = in_terminal(*command, *hostile, "--no-color")
    assert seen.status == 0
    assert not {ESCAPE, "\a", "\u202e", "\x9b"} & set(seen.text)


@pytest.mark.parametrize("command", [("plan", "--all"), ("roadmap", "--all")])
def test_wide_names_keep_the_columns(hostile, command):
    seen = in_terminal(*command, *hostile)
    rows = [line for line in seen.lines if line.startswith("│") and " h " in line and " %" in line]
    ends = {width(line[: line.index(" %")]) for line in rows}
    assert len(ends) == 1, seen.plain
    assert "データ分析" in seen.plain


def test_a_pager_shows_what_is_longer_than_the_screen(tmp_path):
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat\n")
    pager.chmod(0o755)
    for name in ("PAGER", "PATHFINDER_PAGER"):
        assert "PAGED" in in_terminal(*PLAN, rows=20, **{name: str(pager)}).text
    assert "PAGED" not in in_terminal(*PLAN, rows=200, PAGER=str(pager)).text
    assert "PAGED" not in in_terminal(*PLAN, "--no-pager", rows=20, PAGER=str(pager)).text
    assert "PAGED" not in in_terminal(*PLAN, rows=20, PAGER=str(pager), PATHFINDER_PAGER="").text
    assert "PAGED" not in in_terminal(*PLAN, rows=20, PAGER=str(pager), TERM="dumb").text
    assert "PAGED" not in pathfinder(*PLAN, PAGER=str(pager)).stdout
    paged = in_terminal(*PLAN, rows=20, PAGER=str(pager)).text
    assert paged.removeprefix("PAGED\n") == in_terminal(*PLAN, rows=200).text


@pytest.mark.parametrize("pager", ["no-such-pager", "'open quote", "false"])
def test_a_pager_that_fails_leaves_no_error(pager):
    assert in_terminal(*PLAN, rows=20, PAGER=pager).status == 0


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")
def test_less_is_the_pager_and_can_be_left():
    seen = in_terminal(*PLAN, rows=20, keys=b"q")
    assert seen.status == 0
    assert "Machine learning engineer" in seen.plain
    assert "Start now" not in seen.plain


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_tmux_shows_each_line_of_a_plan_on_one_line(columns, tmp_path):
    socket = str(tmp_path / "tmux")
    tmux = ["tmux", "-S", socket, "-f", "/dev/null"]
    command = f"{sys.executable} -m pathfinder {' '.join(PLAN)} --until 0.2 --no-pager 2>/dev/null"
    line = f"cd {ROOT}; {command}; echo done-$?; sleep 60"
    size = ["-x", str(columns), "-y", "100"]
    env = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    env |= {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
    subprocess.run([*tmux, "-u", "new-session", "-d", *size, line], check=True, env=env)
    try:
        shown = wait_for("done-0", [*tmux, "capture-pane", "-p"])
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
    piped = pathfinder(*PLAN, "--until", "0.2", COLUMNS=str(columns)).stdout
    assert [row.rstrip() for row in shown.split("done-0")[0].splitlines()] == piped.splitlines()


def wait_for(word, command):
    for _ in range(100):
        shown = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
        if word in shown:
            return shown
        time.sleep(0.2)
    pytest.fail(f"{word} never appeared:\n{shown}")


@pytest.mark.parametrize(
    ("command", "stdin", "told"),
    [
        (("demand", "match"), '{"title": "Data engineer", "text": "Python"}\n', '"file": "-", "row": 0'),
        (("demand", "match"), "title,text\nData engineer,Python\n", '"file": "-", "row": 0'),
        (("import",), "I know Python.\n", "+ Python"),
        (("import",), '{"skills": [{"name": "Python"}]}', "+ Python"),
        (("curriculum", "check"), "area: 1\narea: 2\n", "<stdin>:2:1: error[duplicate-key]"),
    ],
)
def test_a_dash_is_stdin(command, stdin, told, tmp_path):
    done = pathfinder(*command, "-", stdin=stdin, cwd=tmp_path, PATHFINDER_PROFILE=str(tmp_path / "me.yaml"))
    assert told in done.stdout


def test_a_role_that_nobody_named_is_said_on_a_terminal_alone(tmp_path):
    said = "no role was named"
    assert said in in_terminal(*PLAN).plain
    assert said not in in_terminal(*PLAN, "--role", "data-analyst").plain
    assert said not in pathfinder(*PLAN).stderr
    (tmp_path / "me.yaml").write_text("role: data-analyst\n")
    assert said not in in_terminal(*PLAN, PATHFINDER_PROFILE=str(tmp_path / "me.yaml")).plain
