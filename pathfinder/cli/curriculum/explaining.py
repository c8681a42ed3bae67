"""What does a code mean? All explanations, the loader's and the rules', with their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathfinder.checking.explanations import EXAMPLES
from pathfinder.checking.explanations import EXPLANATIONS as OF_RULES
from pathfinder.checking.findings import ERRORS
from pathfinder.cli import terminal
from pathfinder.errors import RequestError
from pathfinder.loading.codes import EXPLANATIONS as OF_LOADER
from pathfinder.loading.codes import WARNINGS
from pathfinder.model.nearest import did_you_mean
from pathfinder.rendering.curriculum_codes import Code, code_page, code_rows, codes_json

if TYPE_CHECKING:
    from pathfinder.cli.options import Printing

EXPLANATIONS = {**OF_LOADER, **OF_RULES}
ALL = "all"


def severity_of(code: str) -> str:
    """Return whether the code stands for errors or warnings."""
    is_error = code in ERRORS or (code in OF_LOADER and code not in WARNINGS)
    return "error" if is_error else "warning"


def explain_code(code: str, printing: Printing) -> None:
    """Print what a code means, with an example and its mend; 'all' lists the codes. RequestError for no code."""
    if code != ALL and code not in EXPLANATIONS:
        near = did_you_mean(code, EXPLANATIONS)
        hint = f"did you mean '{near}'?" if near else "`pathfinder curriculum check --explain all` lists them"
        raise RequestError(f"there is no code '{code}'", hint=hint)
    codes = sorted(EXPLANATIONS) if code == ALL else [code]
    if printing.as_json:
        terminal.write_json(codes_json([explained(one) for one in codes]))
    elif code == ALL:
        printing.show(lambda look: code_rows([explained(one) for one in codes], look))
    else:
        printing.show(lambda look: code_page(explained(code), look))


def explained(code: str) -> Code:
    """Return the code with all that is known of it."""
    example = EXAMPLES.get(code)
    shown = (example.text, example.wrong, example.right) if example else None
    return Code(code, severity_of(code), EXPLANATIONS[code], shown)
