"""What does each finding in a file mean, and how is it mended? Printed by `check --explain CODE`.

The loading room's own findings, and those in corpora and tables of counts: measuring needs an extra, and what its codes
mean is asked without it too.
"""

from __future__ import annotations

EXPLANATIONS: dict[str, str] = {
    "yaml-syntax": (
        "The text is no YAML at this place: a quote or bracket that is never closed, a key without its colon, a "
        "line whose indentation fits none above it, or a text with a colon and a blank that lacks quotes. The "
        "entry around it (a skill, a role) is left out and the rest of the file is read all the same, so that "
        "other findings show at once."
    ),
    "tab": (
        "YAML indents with blanks; a tab looks like some number of them, and no two programs agree on which. "
        "Tabs may stand inside quoted texts and in comments only. Set the editor to indent with blanks."
    ),
    "encoding": (
        "Files are UTF-8. A byte that is not, or a control character, stands here, mostly pasted from elsewhere. "
        "Save the file as UTF-8, or delete the character."
    ),
    "indentation": (
        "A plain text goes on over the following lines while these are indented deeper than its key. Here such a "
        "line looks like a list entry or a key of its own, which it then is not. Indent it like its neighbours, "
        "or quote the whole text if it is meant as one."
    ),
    "stray-quote": "A text ends with a quote that nothing opens. Quote the whole text, or take the quote out.",
    "too-deep": "More than 100 lists and mappings are nested in one another. No field of the format needs five.",
    "unknown-alias": (
        "An alias (*name) refers to an anchor (&name) further up in the same file, and there is none. A text that "
        "starts with an asterisk needs quotes."
    ),
    "alias-limit": (
        "Aliases (*name) repeat what stands at their anchor (&name). All aliases of a file together may stand for "
        "at most 10,000 nodes, so that a small file cannot swell to a large one."
    ),
    "too-many": (
        "So many problems were found that nobody would read them all: the rest of the file, or of the findings of "
        "one kind, is left out. Mostly one slip near the top makes all the others."
    ),
    "tag": "YAML tags such as !!python/name are not read: each field knows what type it wants. Take the tag out.",
    "merge-key": "The merge key << is not read: write out what is meant, so that every reader sees it where it counts.",
    "duplicate-key": (
        "A key stands twice in the same mapping. YAML readers differ in which of the two they take; here the "
        "first counts, and the second is an error. Join the two, or delete one."
    ),
    "duplicate-id": (
        "The same id is defined in two places. Ids are unique within their own kind (skills, roles, alternatives, "
        "stages, near_groups) over all files of a curriculum. Rename or delete one. In a folder that extends the "
        "bundled curriculum, an id of one's own replaces the bundled one without an error."
    ),
    "unknown-key": (
        "The format has no such key here. It is mostly misspelt, or indented as if it belonged to another "
        "mapping. `pathfinder curriculum schema` lists all keys; editors that know the schema complete them."
    ),
    "missing-key": "A key that everything of this kind needs is not there: a skill has at least a name and hours.",
    "wrong-type": (
        "A field holds another kind of value than it asks for: a list where a text is expected, a text where a "
        "number is, or nothing at all. Values are typed by their field: `no`, `3.10` and dates are texts as they "
        "stand, and numbers are plain decimals without quotes."
    ),
    "bad-id": (
        "Ids are lower-case letters, digits and single hyphens between them: apache-kafka, c-sharp, html. They "
        "are what people type, so they stay simple; the name may be written in any way. 'any' and 'because' have "
        "a meaning of their own in `requires` and are no ids of skills."
    ),
    "out-of-range": "The number is outside of what makes sense here; the message names the bounds.",
    "hours-order": (
        "Three numbers of hours are given from low to likely to high; one number stands for all three. Low is "
        "what a quick learner needs, high what a slow one does, to working knowledge; plans count the likely ones."
    ),
    "repeated": "The same entry stands twice in a list, or two rows of a table speak of the same. Delete one of them.",
    "unusual-word": (
        "The field is usually one of a few words, which renderers know how to show. Another one works, and is "
        "shown as it stands; mostly it is misspelt."
    ),
    "unknown-skill": (
        "No file defines a skill with this id. It is misspelt, was renamed, or was removed by pathfinder.yaml. "
        "Everything that refers to it is read without it until then."
    ),
    "unknown-stage": (
        "No stage has this id. Where a curriculum defines any `stages`, skills, roles and stages refer to these."
    ),
    "unknown-near-group": "A term's `near` names an @group that no `near_groups` defines.",
    "unknown-role": (
        "A table of a snapshot has rows for a role that its snapshot.yaml does not list under `roles`, or a profile "
        "names a role that the curriculum does not have."
    ),
    "cycle": (
        "Skills need one another in a circle, so that none of them could ever be started. The chain shows each "
        "edge with its line; take the one out that says the least. Where each of two helps the other, the one "
        "that a beginner can start alone comes first."
    ),
    "two-groups": "A skill is in two alternatives groups; it may stand in for the members of one only.",
    "no-curriculum": "The folder does not exist or holds no YAML file.",
    "no-snapshots": "The folder that should hold the demand snapshots does not exist.",
    "unreadable": "The file cannot be opened: it is missing, it is damaged, or this user may not read it.",
    "id-and-folder": "A snapshot lies in a folder of its own id, so that the two are never confused.",
    "period-order": "A snapshot's period is its first and its last day, in this order.",
    "wrong-columns": "The first line of a table names its columns, and every row has as many cells.",
    "day-order": "Busy days in a profile are a first and a last day, in this order: 2026-12-20..2027-01-05.",
    "saved-plan": "The file is no plan that pathfinder saved; `pathfinder plan --json > plan.json` saves one.",
    "unknown-format": (
        "The format of a file of a corpus is told by its ending, else by its first bytes: Parquet, CSV, TSV, JSON, "
        "NDJSON or texts. This file is none of them, or has lost its ending."
    ),
    "columns": (
        "A table of listings needs a column with their titles or their texts, found by its name or told by "
        "`--title-column` and its like. The hint names the columns that are there."
    ),
    "unreadable-row": (
        "A row of a corpus is broken: no JSON, or with more or fewer fields than the header names. It is left out "
        "and counted, and the others are read all the same."
    ),
    "counts-table": (
        "A table of counts has a column `keyword`, one column for each site, and a row `__total__` with the hits of "
        "the role's title alone; all else in it are whole numbers."
    ),
}
"""Code -> one paragraph. Codes are stable: scripts and people search for them."""

WARNINGS = frozenset({"unusual-word", "unreadable-row"})
"""The codes of findings that are no errors."""
