"""Is a problem one line for editors, and its hint words that are not torn apart?"""

from __future__ import annotations

from pathfinder.problems import Location, Problem
from pathfinder.rendering.lines import Look
from pathfinder.rendering.problems_text import problem_lines
from pathfinder.rendering.style import to_text

PROBLEM = Problem(
    "yaml-syntax",
    "a second ': ' in one line of a file with a long name",
    Location("curriculum/mine.yaml", 4, 11),
    "error",
    "a text that holds a colon and a blank needs quotes around it",
    "    name: Foo: the bar",
    12,
)


def shown(look):
    return to_text(problem_lines([PROBLEM], look), colour=False).splitlines()


def test_a_hint_is_broken_at_blanks_and_the_line_with_the_place_is_not():
    head, *_, hint, rest = shown(Look(60))
    assert head.endswith("a second ': ' in one line of a file with a long name")
    assert hint == "    hint: a text that holds a colon and a blank needs quotes"
    assert rest == "          around it"


def test_a_pipe_gets_the_hint_on_one_line():
    assert shown(Look(None))[-1] == f"    hint: {PROBLEM.hint}"
