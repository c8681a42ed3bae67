"""What does a code mean? All explanations, the loader's and the rules', with their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathfinder.checking.explanations import EXAMPLES
from pathfinder.checking.explanations import EXPLANATIONS as OF_RULES
from pathfinder.checking.findings import ERRORS
from pathfinder.cli import terminal
from pathfinder.errors import RequestError
from pathfinder.loading.codes import EXPLANATIONS as OF_LOADER
from pathfinder.model.nearest import did_you_mean

if TYPE_CHECKING:
    from pathfinder.rendering.lines import Look

EXPLANATIONS = {**OF_LOADER, **OF_RULES}
ALL = "all"
LOADER_WARNINGS = frozenset({"unusual-word"})


def severity_of(code: str) -> str:
    """Return whether the code stands for errors or warnings."""
    is_error = code in ERRORS or (code in OF_LOADER and code not in LOADER_WARNINGS)
    return "error" if is_error else "warning"


def explain_code(code: str, look: Look, *, as_json: bool) -> None:
    """Print what a code means, with an example and its mend; 'all' lists the codes. RequestError for no code."""
    if code != ALL and code not in EXPLANATIONS:
        near = did_you_mean(code, EXPLANATIONS)
        hint = f"did you mean '{near}'?" if near else "`pathfinder curriculum check --explain all` lists them"
        raise RequestError(f"there is no code '{code}'", hint=hint)
    codes = sorted(EXPLANATIONS) if code == ALL else [code]
    if as_json:
        from pathfinder.rendering.plan_json import SCHEMA_VERSION, to_json

        terminal.write(to_json({"schema_version": SCHEMA_VERSION, "codes": [_as_json(one) for one in codes]}))
        return
    from pathfinder.rendering.curriculum_codes import code_page, code_rows

    if code == ALL:
        rows = [(one, severity_of(one), EXPLANATIONS[one]) for one in codes]
        terminal.show(code_rows(rows, look), look)
        return
    example = EXAMPLES.get(code)
    shown = (example.text, example.wrong, example.right) if example else None
    terminal.show(code_page(code, severity_of(code), EXPLANATIONS[code], shown, look), look)


def _as_json(code: str) -> dict[str, object]:
    example = EXAMPLES.get(code)
    return {
        "code": code,
        "severity": severity_of(code),
        "explanation": EXPLANATIONS[code],
        "example": example.text if example else None,
        "mended": example.mended if example else None,
    }
