"""`pathfinder profile set KEY VALUE`: how is one setting changed without opening the file?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import Faults
from pathfinder.cli.complete import one_of
from pathfinder.cli.keeping import keep, profile_path
from pathfinder.cli.keys import MEANINGS, Typed
from pathfinder.cli.lazy import Command, UsageError
from pathfinder.cli.world import open_curriculum
from pathfinder.model.learner import WEEKDAYS
from pathfinder.model.nearest import did_you_mean

if TYPE_CHECKING:
    from pathfinder.loading.writing import Data
    from pathfinder.model.curriculum import Curriculum

app = typer.Typer(rich_markup_mode=None, add_completion=False)
SETTABLE = tuple(MEANINGS)


@app.command(cls=Command, name="set")
def set_(
    key: Annotated[str, typer.Argument(metavar="KEY", help=", ".join(SETTABLE), autocompletion=one_of(*SETTABLE))],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Lists with commas.")],
    profile_file: options.ProfileFile = None,
    curriculum_dir: options.CurriculumDir = None,
) -> None:
    """Set one key of your profile.

    Examples:
      pathfinder profile set role data-engineer
      pathfinder profile set hours_per_week 8
      pathfinder profile set busy 2026-12-20..2027-01-05,2027-05-01
      pathfinder profile set rest_days saturday,sunday
    """
    from pathfinder.loading import profile_text as change

    named = settable(key)
    curriculum, path = open_curriculum(curriculum_dir), profile_path(profile_file)
    data = _data(named, value, curriculum)
    keep(path, f"profile set {named} {value}", curriculum, lambda text: change.with_value(text, named, data))
    terminal.write(f"{named}: {value}\n")


def settable(key: str) -> str:
    """Return the key that was typed, also with hyphens; a usage error where there is none."""
    named = key.replace("-", "_")
    if named not in SETTABLE:
        near, listed = did_you_mean(named, SETTABLE), ", ".join(SETTABLE)
        raise UsageError(
            f"There is no setting '{key}'. {f'Did you mean {near}?' if near else f'The settings are: {listed}.'}"
        )
    return named


def _data(key: str, value: str, curriculum: Curriculum) -> Data:
    """Return the value as it is written; errors as for the option of the same name."""
    faults = Faults()
    found = MEANINGS[key](Typed(value, key, curriculum, faults))
    faults.speak()
    if key == "busy":
        return tuple(str(days) for days in found)
    if key == "rest_days":
        return tuple(WEEKDAYS[place] for place in found)
    if key == "role" and len(found) == 1:
        return str(found[0])
    return cast("Data", found)
