"""How is a plan that was saved as JSON read again, for a comparison?"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from pathfinder.errors import DataError
from pathfinder.model.answers import SavedPlan, SavedStep
from pathfinder.problems import Location, Problem

STDIN = "-"
LARGEST = 64 * 1024 * 1024
"""Bytes; a plan of ten thousand steps takes a tenth of this."""


def load_plan(path: Path) -> SavedPlan:
    """Return a plan saved by `pathfinder plan --json`; ``-`` is stdin. DataError where it is none."""
    if str(path) == STDIN:
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with path.open("rb") as file:  # perhaps a pipe, of which nobody knows how much will come
            data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise DataError([_problem(path, f"the file is larger than {LARGEST // 1024 // 1024} MiB")], what="plan")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise DataError([_problem(path, "this is no UTF-8 text")], what="plan") from None
    return _read(path, text)


def _read(path: Path, text: str) -> SavedPlan:
    try:
        return _saved(json.loads(text))
    except json.JSONDecodeError as error:
        raise DataError(
            [_problem(path, f"this is no JSON: {error.msg}", error.lineno, error.colno)], what="plan"
        ) from None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        raise DataError([_problem(path, "this JSON is no plan of pathfinder")], what="plan") from None


def _problem(path: Path, message: str, line: int = 1, column: int = 1) -> Problem:
    hint = "save one by `pathfinder plan --json > plan.json`"
    return Problem("saved-plan", message, Location(str(path), line, column), hint=hint)


def _saved(plan: dict[str, Any]) -> SavedPlan:
    steps = [_step(row) for row in plan["steps"]]
    inputs = plan["inputs"]
    return SavedPlan(
        steps={step.skill: step for step in sorted(steps, key=lambda step: step.n)},
        known=frozenset(str(skill) for skill in (*plan["have"], *plan["assumed"])),
        curriculum=str(inputs["curriculum"]),
        snapshots=str(inputs["snapshots"]),
        request=dict(inputs["request"]),
    )


def _step(row: dict[str, Any]) -> SavedStep:
    share = row.get("share")
    return SavedStep(
        skill=str(row["skill"]),
        n=int(row["n"]),
        hours=float(row["hours"]),
        share=float(share["value"]) if isinstance(share, dict) else None,
        requires=tuple(str(skill) for skill in row.get("requires", ())),
        ends=date.fromisoformat(str(row["ends"])) if row.get("ends") else None,
    )
