"""What do the codes about names, areas, summaries and resources mean?"""

from __future__ import annotations

from pathfinder.checking.explanations.example import Example

MEANINGS = {
    "missing-summary": (
        "The skill has no summary, and most others have one. One sentence that says what it is stands beside the "
        "skill in `why`, `curriculum show` and the pages that people share; without it a name has to do."
    ),
    "missing-learn": (
        "There is nothing to learn the skill from, and most others have something. A step of a plan ends with where "
        "to begin: give at least one resource that will last, such as the official documentation, a standard book or "
        "a free course."
    ),
    "missing-area": (
        "The file of the skill names no area, and most others do. Milestones are named after the area of most of "
        "their hours, and lists are grouped by it. One file holds one area: `area: …` at its top."
    ),
    "poor-summary": "A summary is one sentence of at most 240 characters, and says more than the skill's name.",
    "shared-name": (
        "Two skills have the same name, or a skill's name is another one's id. People type names after --have and "
        "--goal; they would get the one they did not mean, or an error."
    ),
    "area-misspelt": (
        "An area differs from a larger one by a slip. Each would head milestones and lists of its own. If both are "
        "meant, give them names that nobody takes for each other."
    ),
    "missing-url": (
        "A resource without an address, other than a book, cannot be opened from a plan. Books are found by their "
        "title."
    ),
    "repeated-resource": "The same address stands twice among a skill's resources; one of the two is enough.",
}

_LEARN = "skills:\n  git:\n    name: Git\n    hours: 8\n    learn:\n"
_BOOK = '      - {title: Pro Git, url: "https://git-scm.com/book/en/v2", kind: book, hours: 12, cost: free}\n'

_FILLED = """\
skills:
  sql:
    name: SQL
    summary: Ask tables for data.
    hours: 30
    learn: [{title: SQLBolt, url: "https://sqlbolt.com/", kind: tutorial}]
  bash:
    name: Bash
    summary: The language of the command line.
    hours: 10
    learn: [{title: Bash guide, url: "https://mywiki.wooledge.org/BashGuide", kind: tutorial}]
"""

EXAMPLES = {
    "missing-summary": Example(
        f"{_FILLED}  git:\n    name: Git\n    hours: 8\n",
        "    hours: 8\n",
        "    summary: Keep every version of a project and work on it with others.\n    hours: 8\n",
    ),
    "missing-learn": Example(
        f"{_FILLED}  git:\n    name: Git\n    hours: 8\n", "    hours: 8\n", f"    hours: 8\n    learn:\n{_BOOK}"
    ),
    "poor-summary": Example(
        "skills:\n  git: {name: Git, summary: Git., hours: 8}\n",
        "summary: Git.",
        "summary: Keep every version of a project and work on it with others.",
    ),
    "shared-name": Example(
        """\
skills:
  spark: {name: Spark, hours: 35, terms: [apache spark]}
  spark-java: {name: Spark, hours: 8, terms: [sparkjava]}
""",
        "spark-java: {name: Spark,",
        "spark-java: {name: Spark (web framework for Java),",
    ),
    "missing-url": Example(
        f"{_LEARN}      - {{title: Learn Git Branching, kind: practice}}\n",
        "kind: practice",
        'url: "https://learngitbranching.js.org/", kind: practice',
    ),
    "repeated-resource": Example(
        f"{_LEARN}{_BOOK}" + _BOOK.replace("Pro Git", "Branches"),
        'Branches, url: "https://git-scm.com/book/en/v2"',
        'Branches, url: "https://git-scm.com/book/en/v2/Git-Branching-Branches-in-a-Nutshell"',
    ),
}
