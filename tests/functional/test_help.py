"""Does help teach? Examples first, groups in one column, near misses named; and the manual says the same."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib import import_module

import pytest
from running import ROOT, pathfinder

from pathfinder.cli.app import Root
from pathfinder.cli.run import run

COMMANDS = sorted(Root.entries)
BELOW = [("demand", "show"), ("demand", "measure"), ("curriculum", "check"), ("curriculum", "edit"), ("cache", "clear")]


def usage_options(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


def told_by(capsys, *arguments):
    assert run(arguments) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), *BELOW])
def test_every_command_shows_a_summary_then_examples_then_usage(command, capsys):
    text = told_by(capsys, *command, "--help")
    examples, usage = text.index("\nExamples\n"), text.index("\nUsage\n")
    assert 10 < examples < usage
    assert f"\n  {' '.join(('pathfinder', *command))}" in text[examples:usage]
    assert "\x1b" not in text


def every_command(entries=Root.entries, before=()):
    for name, entry in entries.items():
        yield (*before, name)
        below = getattr(import_module(entry.module).app.info.cls, "entries", {})
        yield from every_command(below, (*before, name))


@pytest.mark.parametrize("command", list(every_command()), ids=" ".join)
def test_what_prints_json_also_prints_text_as_one_likes_it(command, capsys):
    options = usage_options(told_by(capsys, *command, "--help"))
    if "--json" in options and command not in (("curriculum", "schema"), ("demand", "match")):  # JSON in any case
        assert {"--no-color", "--ascii"} <= options


@pytest.mark.parametrize("columns", [60, 80, 100, 120, 200])
def test_help_keeps_to_the_terminal_but_for_examples(columns):
    text = pathfinder("plan", "--help", COLUMNS=str(columns)).stdout
    assert max(len(line) for line in text.splitlines() if "pathfinder plan -" not in line) <= min(columns, 110)


def test_options_stand_in_groups_in_one_column():
    text = pathfinder("plan", "--help", COLUMNS="100").stdout
    heads = ["What you know", "Where to", "How much time", "Which demand", "To take away", "Output"]
    assert [line for line in text.splitlines() if line in heads] == heads
    starts = {match.end() for match in re.finditer(r"(?m)^  -.{3,26}?(?:  +)(?=[A-Z])", text)}
    columns = {end - text.rfind("\n", 0, end) for end in starts}
    assert len(columns) == 1


def test_help_of_a_command_is_its_help_option():
    assert pathfinder("help", "demand", "show").stdout == pathfinder("demand", "show", "--help").stdout
    assert pathfinder("help").stdout == pathfinder("--help").stdout == pathfinder().stdout
    wrong = pathfinder("help", "demand", "sho")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Did you mean 'show'?" in wrong.stderr
    assert "no commands below" in pathfinder("help", "plan", "more").stderr


@pytest.mark.parametrize(
    ("typed", "status", "meant"),
    [
        (("plna",), 2, "'plan'"),
        (("curriculum", "lits"), 2, "'list'"),
        (("plan", "--haev", "git"), 2, "'--have'"),
        (("plan", "--format", "markdwon"), 2, "'markdown'"),
        (("roadmap", "data-enginer"), 1, "'data-engineer'"),
        (("why", "kuberntes"), 1, "'kubernetes'"),
    ],
)
def test_a_near_miss_is_named(typed, status, meant):
    done = pathfinder(*typed)
    assert (done.returncode, done.stdout) == (status, "")
    assert f"id you mean {meant}?" in done.stderr


def test_help_fits_any_encoding():
    done = pathfinder("--help", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "resume" in done.stdout


def test_help_loads_nothing_heavy():
    loaded = "import sys; from pathfinder.cli.run import run; run(['plan', '--help'])\n"
    told = "print(sorted({'rich', 'yaml', 'networkx', 'pydantic'} & sys.modules.keys()), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", loaded + told], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr.strip() == "[]"


def test_the_manual_names_every_command_and_option(capsys):
    manual = re.sub(r"\\f[BRI]", "", told_by(capsys, "manual")).replace("\\-", "-")
    for command in (*((name,) for name in COMMANDS), *BELOW):
        text = told_by(capsys, *command, "--help")
        assert f"pathfinder {' '.join(command)}" in manual
        assert usage_options(text) <= usage_options(manual)


def test_the_manual_holds_no_line_that_roff_would_take_for_a_request():
    requests = {line.split()[0] for line in pathfinder("manual").stdout.splitlines() if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".B", ".PP", ".TP", ".nf", ".fi", ".RS", ".RE"}


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed")
def test_mandoc_finds_the_manual_valid():
    lint = ["mandoc", "-T", "lint", "-W", "warning"]
    told = subprocess.run(lint, input=pathfinder("manual").stdout, capture_output=True, text=True, check=False).stdout
    assert [line for line in told.splitlines() if "missing date" not in line] == []


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_sets_the_manual_without_a_warning():
    groff = ["groff", "-man", "-ww", "-T", "utf8"]
    done = subprocess.run(groff, input=pathfinder("manual").stdout, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "pathfinder plan" in done.stdout


def test_the_marks_of_a_plan_are_explained_also_in_ascii():
    told = pathfinder("plan", "--help", COLUMNS="200").stdout
    assert all(mark in told for mark in "Σ✓▶◐○◌")
    plain = " ".join(pathfinder("plan", "--help", PYTHONIOENCODING="ascii").stdout.split())
    assert "x you have it, > start now" in plain
    assert "?" not in plain
