"""With which files does a curriculum of one's own begin? It extends the bundled one, copies it, or is empty."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pathfinder.atomic import write_atomically
from pathfinder.errors import RequestError
from pathfinder.loading.editing import MODELINE
from pathfinder.loading.folders import (
    CURRICULUM_FOLDER,
    SCHEMA_FILE,
    SETTINGS_FILE,
    bundled_curriculum,
    curriculum_files,
)
from pathfinder.loading.schema import schema_text
from pathfinder.loading.sources import shown_path

Start = Literal["extend", "copy", "empty"]
README = "README.md"
OWN_FILE = "my-skills.yaml"

_EXTENDING = """\
# The folder's settings. It starts from the curriculum that pathfinder brings, and follows its updates.
# A skill of yours with the same id replaces one of its skills; `remove` drops some.
extends: bundled
# remove: [cobol, abap]
"""
_ALONE = """\
# The folder's settings. The curriculum here stands alone; `extends: bundled` would add the one of pathfinder.
"""
_SKILLS = """\
area: My skills
# Each skill has an id, a name and hours; the rest is optional. `pathfinder curriculum check` says what is wrong.
#
#   my-tool:
#     name: My tool
#     summary: One sentence that says what it is.
#     hours: [6, 10, 18]              # low, likely, high to working knowledge
#     requires:
#       - python: its configuration is a Python file
#     terms: [my tool, mytool]        # how listings write it
#     learn:
#       - {title: My tool's documentation, url: "https://example.org/docs", kind: docs, hours: 4, cost: free}
skills:
"""
_ROLES = """\
# Roles are what a plan is made for: `titles` are the phrases by which a listing's job title tells its role.
#
# roles:
#   data-engineer:
#     name: Data engineer
#     titles: [data engineer, "etl * developer"]
roles:
"""
_ABOUT = {
    "extend": (
        "It extends the curriculum that pathfinder brings: everything there is here too, and an update of pathfinder "
        "reaches this folder. What you define here is added; a skill with the same id replaces the bundled one; "
        "`remove:` in `pathfinder.yaml` drops skills."
    ),
    "copy": (
        "It is a copy of the curriculum that pathfinder brought when the folder was made. All of it is yours to "
        "change; updates of pathfinder leave it alone."
    ),
    "empty": "It starts empty and knows nothing but what you write.",
}
_README = """\
# A curriculum of my own

{about}

| file | what it holds |
|---|---|
| `pathfinder.yaml` | marks this folder: every pathfinder command that is run in it, or below it, uses it |
| `curriculum/*.yaml` | skills, roles and alternatives; any file may hold any of them |
| `curriculum/{schema}` | lets editors complete keys and show mistakes (VS Code: the YAML extension of Red Hat) |
| `demand_snapshots/` | demand that you measure with this curriculum; until then the bundled demand is used |

```
pathfinder curriculum add my-tool --name "My tool" --hours 6,10,18 --area "My skills" \\
    --requires 'python: its configuration is a Python file' --term "my tool"
pathfinder curriculum check
pathfinder plan --goal my-tool
```
"""


def starting_files(start: Start) -> dict[str, str]:
    """Return the texts of the folder's files by their paths below it."""
    files = {
        SETTINGS_FILE: _EXTENDING if start == "extend" else _ALONE,
        README: _README.format(about=_ABOUT[start], schema=SCHEMA_FILE),
        f"{CURRICULUM_FOLDER}/{SCHEMA_FILE}": schema_text(),
    }
    if start == "copy":
        for path in curriculum_files(bundled_curriculum()).files:
            files[f"{CURRICULUM_FOLDER}/{path.name}"] = path.read_bytes().decode("utf-8")
        return files
    files[f"{CURRICULUM_FOLDER}/{OWN_FILE}"] = MODELINE + _SKILLS
    if start == "empty":
        files[f"{CURRICULUM_FOLDER}/roles.yaml"] = MODELINE + _ROLES
    return files


def lay_out(folder: Path, start: Start) -> list[Path]:
    """Write the files, and return their paths in order; RequestError where one of them exists, writing nothing."""
    files = {folder / name: text for name, text in starting_files(start).items()}
    taken = [path for path in files if path.exists() and path.name != README]
    if folder.exists() and not folder.is_dir():
        raise RequestError(f"{shown_path(folder)} is a file", hint="name a folder")
    if taken:
        reasons = [f"{shown_path(path)} is there already" for path in taken]
        raise RequestError(reasons, hint="name another folder; nothing was written")
    written = [path for path in files if not path.exists()]  # a README that is there stays
    for path in written:
        write_atomically(path, files[path].encode())
    return written
