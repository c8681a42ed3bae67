"""`pathfinder curriculum check --terms`: what do the terms' rules let through and turn down in real listings?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pathfinder.cli import terminal
from pathfinder.cli.world import open_curriculum

if TYPE_CHECKING:
    from pathfinder.problems import Problem
    from pathfinder.rendering.lines import Look


def audit(corpus: Sequence[Path], folder: Path, look: Look, *, as_json: bool) -> None:
    """Print each ruled term with its hits before and after its rules, and places that they turned down."""
    from pathfinder.measuring.term_uses import term_uses

    uses = term_uses(corpus, open_curriculum(folder), report=report)
    if as_json:
        from pathfinder.rendering.curriculum_terms import terms_json
        from pathfinder.rendering.plan_json import to_json

        terminal.write(to_json(terms_json(uses)))
        return
    from pathfinder.rendering.curriculum_terms import term_lines

    terminal.show(term_lines(uses, look), look)


def report(problem: Problem) -> None:
    """Print what was wrong with a row of the corpus to stderr."""
    import sys

    from pathfinder.rendering.problems_text import problem_lines

    for spans in problem_lines([problem], terminal.look_for(sys.stderr)):
        terminal.say(spans)
