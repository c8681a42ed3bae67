"""`pathfinder curriculum check --terms`: what do the terms' rules let through and turn down in real listings?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pathfinder.cli import terminal
from pathfinder.cli.world import open_curriculum

if TYPE_CHECKING:
    from pathfinder.cli.options import Printing


def audit(corpus: Sequence[Path], folder: Path, printing: Printing) -> None:
    """Print each ruled term with its hits before and after its rules, and places that they turned down."""
    from pathfinder.measuring.term_uses import term_uses

    uses = term_uses(corpus, open_curriculum(folder), report=terminal.warn_of)
    if printing.as_json:
        from pathfinder.rendering.curriculum_terms import terms_json

        terminal.write_json(terms_json(uses))
        return
    from pathfinder.rendering.curriculum_terms import term_lines

    printing.show(lambda look: term_lines(uses, look))
